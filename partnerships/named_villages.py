"""Other villages of a cooperation as people write them, one a line: by code, by name, or by name and kecamatan."""

import re

from django.db.models import Q

from partnerships.candidates import OTHER_REGENCY, names_outside_party, why_never
from villages.models import Region
from villages.regions.gazetteer import areas_of, search_villages
from villages.regions.lineage import ended_named, why_ended

CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")
KIND_WORDS = re.compile(r"^(desa|kelurahan)\s+", re.IGNORECASE)
MOST_LINES, MOST_NAMED = 40, 5
NOT_A_VILLAGE = "“{}” bukan desa. Pihak luar tidak bisa menjadi pihak kerja sama antar desa (UU 6/2014 Pasal 92)."
UNKNOWN = "Desa “{}” tidak ditemukan. Periksa ejaannya, atau tulis kodenya, misalnya 35.02.19.2002."


def read_villages(text: str, lead: Region) -> tuple[list[Region], list[str]]:
    """The villages named, and for each line that names none why not."""
    found: dict[str, Region] = {}
    wrong: list[str] = []
    for line in [line.strip() for line in re.split(r"[\n;]", text) if line.strip()][:MOST_LINES]:
        village, reason = read_line(line, lead)
        if village is None:
            wrong.append(reason)
        elif village.code == lead.code or village.code in found:
            wrong.append(f"{village.title} sudah disebut.")
        else:
            found[village.code] = village
    return list(found.values()), wrong


def read_line(line: str, lead: Region) -> tuple[Region | None, str]:
    """One village, or why there is none."""
    name = KIND_WORDS.sub("", line).strip()
    plain = name.partition(",")[0].strip()
    exact = Q(code=plain) if CODE.fullmatch(plain) else Q(name__iexact=plain) | Q(name__iexact=line)
    rows = list(search_villages(name, [lead.regency_code]).filter(exact)[: MOST_NAMED + 1])
    here = [row for row in rows if row.regency_code == lead.regency_code]
    here = [row for row in here if row.can_be_party] or here
    if len(here) > 1:
        return None, choose_one(plain, here)
    if not here:
        return None, not_here(plain, rows)
    return (here[0], "") if here[0].can_be_party else (None, f"{here[0].title}: {why_never(here[0])}")


def not_here(name: str, elsewhere: list[Region]) -> str:
    """No village of this name in the lead's regency: another regency, an outside party, or nothing at all."""
    if names_outside_party(name):
        return NOT_A_VILLAGE.format(name)
    if not elsewhere:
        ended = ended_named(name)
        return why_ended(ended) if ended else UNKNOWN.format(name)
    first = elsewhere[0]
    return f"{first.title}, {areas_of([first.code]).get(first.code, '')}: {OTHER_REGENCY}"


def choose_one(name: str, rows: list[Region]) -> str:
    """Several villages of one name: their codes, to write one of them."""
    areas = areas_of(row.code for row in rows)
    named = [f"{row.code} ({areas.get(row.code, '').partition(',')[0]})" for row in rows[:MOST_NAMED]]
    return f"Ada beberapa desa “{name}”. Tulis kodenya: {', '.join(named)}."
