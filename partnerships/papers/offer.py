"""The letter of offer as data for surat_penawaran.typ: one letter for each invited kades."""

from typing import Any

from accounts.roles import Role
from musyawarah.models import Deliberation
from musyawarah.papers import printed_number
from partnerships.models import Cooperation, Mandate, OfferLetter, Party
from records.formats import tanggal
from villages.papers import holder, kop, paper_size

TEMPLATE = "surat_penawaran"
# The items of Permendagri 96/2017 pasal 13 ayat (3) huruf b; the last three follow pasal 6, as far as it is quoted.
ITEMS = ("subject", "extent", "manner", "duration", "rights_duties", "funding", "changes", "disputes")
NOT_YET = "Dibahas bersama dan diatur dalam Peraturan Bersama Kepala Desa."


def offer_data(offer: OfferLetter, cooperation: Cooperation, party: Party) -> dict[str, Any]:
    """The letter to one village, whether it was sent already or is only typed."""
    lead, village = cooperation.lead, party.village
    return {
        "kertas": paper_size(lead),
        "kop": kop(lead, f"Kepala Desa {lead.name}"),
        "surat": {
            "nomor": offer.number,
            "sifat": "Penting",
            "lampiran": "-",
            "hal": "Penawaran kerja sama desa",
            "tempat": lead.name,
            "tanggal": tanggal(offer.dated),
            "kepada": [f"Kepala Desa {village.name}"],
            "di": village.name,
        },
        "pembuka": [
            f"Dengan hormat, Pemerintah Desa {lead.name} menawarkan kerja sama antar-Desa tentang {cooperation.title} "
            f"kepada Desa {village.name}.{on_what(cooperation)} Pokok-pokok penawaran ini sebagai berikut:"
        ],
        "butir": [{"judul": label(name), "isi": getattr(offer, name) or NOT_YET} for name in ITEMS],
        "penutup": [
            f"Kami mohon jawaban tertulis Saudara paling lambat tanggal {tanggal(offer.reply_due)}, sesudah "
            f"penawaran ini dimusyawarahkan di Desa {village.name}.",
            "Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.",
        ],
        "tanda_tangan": holder(Role.KADES, lead),
        "tembusan": [],
    }


def label(name: str) -> str:
    """The item as the law calls it."""
    words = str(OfferLetter._meta.get_field(name).verbose_name)
    return words[:1].upper() + words[1:]


def on_what(cooperation: Cooperation) -> str:
    """The lead's own musyawarah desa on which the offer rests."""
    held = Mandate.objects.filter(
        cooperation=cooperation,
        purpose=Mandate.Purpose.JOIN,
        village=cooperation.lead,
        deliberation__status=Deliberation.Status.FINAL,
    )
    mandate = held.select_related("deliberation__village").order_by("deliberation__starts_at").last()
    if mandate is None:
        return ""
    meeting = mandate.deliberation
    return (
        f" Penawaran ini berdasarkan hasil musyawarah Desa {cooperation.lead.name} tanggal "
        f"{tanggal(meeting.starts_at)}, Berita Acara Nomor {printed_number(meeting, meeting.number)}."
    )


def offer_facts(offer: OfferLetter, cooperation: Cooperation, party: Party) -> dict[str, str]:
    """What anyone may read at /v/; it names no person."""
    return {
        "Jenis": "Surat penawaran kerja sama",
        "Nomor": offer.number,
        "Tanggal": tanggal(offer.dated),
        "Dari": f"Desa {cooperation.lead.name}",
        "Kepada": f"Kepala Desa {party.village.name}",
        "Tentang": cooperation.title,
    }
