"""When may the state of a register entry change: verified, refused, opened again, merged."""

from accounts.permissions import Permission as P
from partnerships.models import Partner
from partnerships.registry.identity import missing_identity
from records.moves import Move, Moves
from records.verdict import YES, Verdict, no

Status = Partner.Status


def identity_complete(partner: Partner) -> Verdict:
    """R22: kind, legal form, NIB, deed or NPWP, or the unit of a government; signatory with office; a contact."""
    absent = missing_identity(partner)
    return no(f"Identitas belum lengkap: {', '.join(absent)}.") if absent else YES


PARTNER_MOVES = Moves(
    "partner",
    Partner,
    "status",
    lambda partner: partner.place,
    [
        Move("verify", "Verifikasi", (Status.PROPOSED,), Status.VERIFIED, P.PARTNER_VERIFY, (identity_complete,)),
        Move("refuse", "Tolak", (Status.PROPOSED,), Status.REFUSED, P.PARTNER_VERIFY),
        Move("reopen", "Buka lagi", (Status.VERIFIED, Status.REFUSED), Status.PROPOSED, P.PARTNER_VERIFY),
        Move("propose_again", "Usulkan lagi", (Status.REFUSED,), Status.PROPOSED, P.PARTNER_PROPOSE),
        Move("merge", "Gabungkan", (Status.PROPOSED, Status.VERIFIED), Status.MERGED, P.PARTNER_MERGE),
    ],
)
