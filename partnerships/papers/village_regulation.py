"""A village's umbrella Perdes as data for perdes.typ: the text is the village's, read by chapter and article."""

import re
from typing import Any

from accounts.roles import Role
from partnerships.models import VillageRegulation
from partnerships.papers.bases import BASES
from records.formats import tanggal
from records.trail import timeline
from villages.models import Region
from villages.papers import holder, own_name, paper_size, regency_title

TEMPLATE = "perdes"
BAB = re.compile(r"^BAB\b(?:\s+[IVXLC]+\b)?[.:]?\s*(.*)$")
PASAL = re.compile(r"^Pasal(?:\s+\d+)?[.:]?\s*$")
Status = VillageRegulation.Status


def chapters_of(text: str) -> list[dict[str, Any]]:
    """The text by chapter and article: a line "BAB …" begins a chapter, a line "Pasal" an article.

    Numbers after them are given anew; what stands before the first BAB is a chapter of general rules.
    """
    chapters: list[dict[str, Any]] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if found := BAB.match(line.strip()):
            chapters.append({"judul": found[1].strip() or "Ketentuan lain", "pasal": []})
            continue
        if not line.strip():
            continue
        if not chapters:
            chapters.append({"judul": "Ketentuan umum", "pasal": []})
        articles = chapters[-1]["pasal"]
        if PASAL.match(line.strip()):
            articles.append("")
        elif articles:
            articles[-1] = f"{articles[-1]}\n{line}".strip("\n")
        else:
            articles.append(line)
    for chapter in chapters:
        chapter["pasal"] = [article for article in chapter["pasal"] if article]
    return [chapter for chapter in chapters if chapter["pasal"]]


def signing_words(regulation: VillageRegulation) -> str:
    """The footer of the copy that the kades signs once the BPD agreed: not a draft, and not yet the final paper."""
    if regulation.status not in (Status.AGREED, Status.ENACTED):
        return ""
    return f"Naskah yang disepakati BPD, keputusan {regulation.council_decision}"


def regulation_data(regulation: VillageRegulation) -> dict[str, Any]:
    """Everything the paper says, as finished strings; what is not known yet is empty and prints dots."""
    village = regulation.village
    return {
        "kertas": paper_size(village),
        "untuk_ditandatangani": signing_words(regulation),
        "desa": f"Desa {village.name}",
        "kabupaten": regency_title(village),
        "tentang": regulation.title,
        "nomor": regulation.number,
        "tahun": str(regulation.year or ""),
        "menimbang": considerations(regulation),
        "mengingat": BASES,
        "bab": chapters_of(regulation.text),
        "ditetapkan_di": village.name if regulation.enacted_on else "",
        "tanggal_ditetapkan": tanggal(regulation.enacted_on),
        "kepala": signer(regulation, Role.KADES, "village_regulation.enact"),
        "diundangkan_di": village.name if regulation.promulgated_on else "",
        "tanggal_diundangkan": tanggal(regulation.promulgated_on),
        "sekretaris": signer(regulation, Role.SEKDES, "village_regulation.promulgate"),
        "lembaran_nomor": regulation.gazette_number,
        "lembaran_tahun": str(regulation.promulgated_on.year) if regulation.promulgated_on else "",
    }


def considerations(regulation: VillageRegulation) -> list[str]:
    """Menimbang: why a village regulates its cooperation (UU 6/2014 pasal 91), and that its people were asked."""
    found = [
        "bahwa Desa dapat mengadakan kerja sama dengan Desa lain dan dengan pihak ketiga sebagaimana diatur dalam "
        "Pasal 91 Undang-Undang Nomor 6 Tahun 2014 tentang Desa",
        f"bahwa agar kerja sama Desa {regulation.village.name} tertib dan bermanfaat bagi masyarakat, perlu diatur "
        "tata caranya",
    ]
    if regulation.consulted_on:
        day = tanggal(regulation.consulted_on)
        found.append(f"bahwa rancangan Peraturan Desa ini telah dikonsultasikan dengan masyarakat Desa tanggal {day}")
    letters = [f"huruf {chr(ord('a') + place)}" for place in range(len(found))]
    named = f"{', '.join(letters[:-1])}{',' if len(letters) > 2 else ''} dan {letters[-1]}"
    why = f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {named}"
    return [*found, f"{why}, perlu menetapkan Peraturan Desa tentang {regulation.title}"]


def signer(regulation: VillageRegulation, role: str, action: str) -> dict[str, str]:
    """Who did it, as the trail knows; before that, who holds the office."""
    event = timeline([regulation]).filter(action=action).first()
    block = holder(role, regulation.village)
    return block | {"nama": own_name(event.actor.name)} if event and event.actor else block


def regulation_facts(regulation: VillageRegulation) -> dict[str, str]:
    """What anyone may read at /v/; it names no person."""
    return {
        "Jenis": "Peraturan Desa",
        "Desa": regulation.village.name,
        "Nomor": f"{regulation.number} Tahun {regulation.year}",
        "Tentang": regulation.title,
        "Ditetapkan": tanggal(regulation.enacted_on),
        "Diundangkan": f"{tanggal(regulation.promulgated_on)}, Lembaran Desa Nomor {regulation.gazette_number}",
    }


def title_of(regulation: VillageRegulation) -> str:
    """Peraturan Desa Ngebel Nomor 5 Tahun 2026 tentang …"""
    named = f"Peraturan {Region.Kind.DESA.label} {regulation.village.name}"
    return f"{named} Nomor {regulation.number} Tahun {regulation.year} tentang {regulation.title}"[:300]
