"""The announcement of an offer to outside parties, with its KAK, as data for pengumuman.typ."""

from typing import Any

from accounts.roles import Role
from partnerships.models import Announcement, TermsOfReference
from partnerships.papers.offer import on_what
from records.formats import tanggal
from records.wording import sentence_start
from villages.papers import holder, kop, paper_size

TEMPLATE = "pengumuman"
TERMS = ("background", "objective", "extent", "requirements", "selection", "duration", "schedule")


def term_rows(terms: TermsOfReference | None) -> list[tuple[str, str]]:
    """The parts of a KAK with their names, in the order in which they are read."""
    names = {name: str(TermsOfReference._meta.get_field(name).verbose_name) for name in TERMS}
    return [(sentence_start(names[name]), getattr(terms, name)) for name in TERMS] if terms else []


def announcement_data(announcement: Announcement) -> dict[str, Any]:
    """Everything the paper says, as finished strings."""
    cooperation = announcement.cooperation
    lead = cooperation.lead
    terms = TermsOfReference.objects.filter(cooperation=cooperation).first()
    return {
        "kertas": paper_size(lead),
        "kop": kop(lead, f"Kepala Desa {lead.name}"),
        "nomor": announcement.number,
        "tentang": f"Penawaran kerja sama {cooperation.title}",
        "pembuka": [
            f"Pemerintah Desa {lead.name} menawarkan kerja sama tentang {cooperation.title} kepada pihak ketiga."
            f"{on_what(cooperation).replace('Penawaran ini', 'Pengumuman ini')}"
        ],
        "pokok": [
            {"label": "Bidang", "isi": cooperation.get_field_display()},
            {"label": "Tujuan", "isi": cooperation.purpose},
            {"label": "Batas penawaran", "isi": tanggal(announcement.closes_on)},
            {"label": "Dikirim ke", "isi": announcement.submit_to},
            {"label": "Dipasang di", "isi": announcement.posted_at},
        ],
        "penutup": [
            "Pihak yang berminat menyampaikan surat penawaran dan profilnya paling lambat tanggal tersebut di atas. "
            "Syarat dan cara menilai ada dalam Kerangka Acuan Kerja terlampir.",
            "Demikian pengumuman ini disampaikan untuk diketahui.",
        ],
        "tempat": lead.name,
        "tanggal": tanggal(announcement.dated),
        "tanda_tangan": holder(Role.KADES, lead),
        "kak": [{"judul": name, "isi": text} for name, text in term_rows(terms)],
    }


def announcement_facts(announcement: Announcement) -> dict[str, str]:
    """What anyone may read at /v/; it names no person."""
    cooperation = announcement.cooperation
    return {
        "Jenis": "Pengumuman penawaran kerja sama",
        "Nomor": announcement.number,
        "Tanggal": tanggal(announcement.dated),
        "Desa": cooperation.lead.name,
        "Tentang": cooperation.title,
        "Batas penawaran": tanggal(announcement.closes_on),
    }
