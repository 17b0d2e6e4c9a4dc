"""What the identity of an outside party still lacks (R22): told always, forced only where it is verified or signed."""

from partnerships.models import Partner

LEAST_NUMBERS = "NIB, akta, atau NPWP"


def missing_identity(partner: Partner) -> list[str]:
    """What is missing, in words; of a merged entry, what the one that stands for it lacks."""
    partner = partner.current
    absent = []
    if partner.is_government:
        absent += [] if partner.unit else ["satuan kerja pemerintah"]
    else:
        absent += [] if partner.legal_form else ["bentuk badan hukum"]
        absent += [] if partner.business_number or partner.deed or partner.tax_number else [LEAST_NUMBERS]
    absent += [] if partner.signatory and partner.signatory_office else ["penanda tangan dan jabatannya"]
    absent += [] if partner.phone or partner.email else ["telepon atau surel"]
    return absent
