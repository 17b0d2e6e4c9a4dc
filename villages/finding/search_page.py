"""The page that searches potentials of all villages: its filters in words, its rows, and where it goes on."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, NamedTuple

from django.urls import reverse

from accounts import regions
from records.abstract import ALPHABET
from records.formats import NBSP, angka, tanggal
from villages.facts.measures import doubts_of
from villages.facts.topics import MOST_WORDS, said
from villages.facts.units import convert_between, units
from villages.finding.potential_search import ORDERS, Units, Wanted, page_of, still_there
from villages.finding.search_next import Step, alike, wider
from villages.forms.search import PotentialSearchForm
from villages.models import Dimension, Kind, Potential, Topic, Unit
from villages.regions.gazetteer import titles_of

Places = list[tuple[str, str]]  # code and title
EVERYWHERE = "semua"
MOST_OFFICES = 4
ID = re.compile(f"[{ALPHABET}]{{10}}")
CENT = Decimal("0.01")
UNIT_TOO = "Pilih satuannya juga"
NARROWER = "Pilih topik, atau satu kabupaten saja"


class TopicOption(NamedTuple):
    """One topic, as the filter needs it."""

    pk: int
    code: str
    name: str
    kind: str
    words: str
    is_active: bool
    group: str


Topics = list[TopicOption]


class Line(NamedTuple):
    """One verified potential as everybody signed in may know it, in words: 25 of them are most of the page."""

    pk: str
    name: str
    topic: str
    free: str
    converted: str
    doubts: str  # why the free amount is not quite known
    village: str
    area: str
    url: str
    verified: str


@dataclass(frozen=True)
class SearchPage:
    """What is shown."""

    form: PotentialSearchForm
    lines: list[Line]
    next_after: str  # empty on the last page
    goes_on: bool  # not the first page
    filtered: bool
    where: str
    meant: list[str]  # topics that the words mean
    alike: list[Step]  # of the same group here, when nothing was found
    wider: list[tuple[str, str]]  # regions that hold more, when nothing was found


def search_page(user: Any, data: Any) -> SearchPage:
    """Read the address, find one page of rows."""
    topics = [TopicOption(*row) for row in Topic.objects.order_by("name").values_list(*TopicOption._fields)]
    known = units()
    places = places_of(user)
    form = PotentialSearchForm(data, choices=offered(topics, known, places))
    wanted = read(form, topics, known, places, data.get("sesudah", ""))
    rows, more = page_of(wanted, known)
    nothing = not rows and not wanted.after
    names = {topic.pk: topic.name for topic in topics}
    return SearchPage(
        form=form,
        lines=lines_of(rows, names, wanted.unit, known),
        next_after=rows[-1].pk if more else "",
        goes_on=bool(wanted.after),
        filtered=form.is_filtered,
        where=dict(places).get(wanted.region, "seluruh Indonesia"),
        meant=[topic.name for topic in topics if topic.pk in wanted.topics],
        alike=alike(wanted, topics) if nothing else [],
        wider=wider(wanted, places, EVERYWHERE) if nothing else [],
    )


def places_of(user: Any) -> Places:
    """The own kabupaten first, which is where the search begins, then the kecamatan and the provinsi."""
    codes = [grant.region_code for grant in user.active_grants if grant.region_code][:MOST_OFFICES]
    levels = (regions.REGENCY, regions.DISTRICT, regions.PROVINCE)
    own = dict.fromkeys(filter(None, (regions.ancestor(code, level) for level in levels for code in codes)))
    titles = titles_of(own) if own else {}
    return [(code, titles[code]) for code in own if code in titles]


def offered(topics: Topics, known: Units, places: Places) -> dict[str, list]:
    """The choices of every select."""
    classes = [(kind.label, [(each.code, spoken(each)) for each in topics if each.kind == kind]) for kind in Kind]
    measures = [(part.label, [(s, s) for s, unit in known.items() if unit.dimension == part]) for part in Dimension]
    everywhere = (EVERYWHERE, "Seluruh Indonesia")
    return {
        "topik": [("", "Semua topik"), *[group for group in classes if group[1]]],
        "satuan": [("", "Pilih satuan"), *[group for group in measures if group[1]]],
        "wilayah": [*places, everywhere],
        "urut": [(key, label) for key, (label, _) in ORDERS.items()],
    }


def spoken(topic: TopicOption) -> str:
    """A topic that is no longer offered can still be looked for."""
    return topic.name if topic.is_active else f"{topic.name} (tidak dipakai lagi)"


def read(
    form: PotentialSearchForm,
    topics: Topics,
    known: Units,
    places: Places,
    after: str,
) -> Wanted:
    """What is asked for; what can't be answered is told at its field and left out."""
    text = said(form.value("cari"))
    meant = meant_by(text, topics)
    topic = next((each.pk for each in topics if each.code == form.value("topik")), None)
    place = form.value("wilayah") or (places[0][0] if places else EVERYWHERE)
    region = "" if place == EVERYWHERE else place
    unit, amount = known.get(form.value("satuan")), form.value("paling_sedikit") or None
    near = Wanted(region=region).is_near
    if amount and not unit:
        form.add_error("satuan", UNIT_TOO)
    elif amount and not (near or topic or meant):
        form.add_error("paling_sedikit", NARROWER)
        amount = None
    order = form.value("urut") or "baru"
    if order == "banyak" and not (unit and near):
        order = "baru"
    return Wanted(
        text=form.value("cari").strip(),
        topics=meant,
        topic=topic,
        kind=form.value("jenis"),
        region=region,
        amount=amount if unit else None,
        unit=unit,
        order=order,
        after=after if ID.fullmatch(after) and still_there(after) else "",
    )


def meant_by(text: str, topics: Topics) -> tuple[int, ...]:
    """The topics whose words hold every typed word, as villages.facts.topics.find_topics finds them."""
    typed = text.split()[:MOST_WORDS]
    return tuple(each.pk for each in topics if typed and all(word in each.words for word in typed))


def lines_of(rows: list[Potential], names: dict[int, str], unit: Unit | None, known: Units) -> list[Line]:
    """The rows with their topic and the place of their village."""
    titles = titles_of({part for row in rows for part in parents(row.village.code)}) if rows else {}
    return [
        Line(
            pk=row.pk,
            name=row.name,
            topic=names.get(row.topic_id) or str(Kind(row.kind).label),
            free=f"{angka(row.free)}{NBSP}{row.unit}",
            converted=converted(row, unit, known),
            doubts=", ".join(doubts_of(row)),
            village=row.village.title,
            area=", ".join(titles[part] for part in parents(row.village.code) if part in titles),
            url=reverse("villages:profile", args=[row.village.code]),
            verified=tanggal(row.verified_at),
        )
        for row in rows
    ]


def parents(code: str) -> list[str]:
    """The kecamatan and the kabupaten of a village."""
    return [regions.ancestor(code, level) for level in (regions.DISTRICT, regions.REGENCY)]


def converted(row: Potential, unit: Unit | None, known: Units) -> str:
    """The free amount in the unit that was asked for, when it is another one."""
    own = known.get(row.unit)
    if unit is None or own is None or own == unit or own.dimension != unit.dimension:
        return ""
    amount = convert_between(row.free, own, unit).quantize(CENT, ROUND_HALF_UP)
    return f"{angka(amount)}{NBSP}{unit.symbol}"
