"""The page that searches potentials of all villages: its filters in words, its rows, and where it goes on."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from accounts import regions
from records.abstract import ALPHABET
from records.formats import NBSP, angka, tanggal
from records.wording import sentence_start
from villages.facts.measures import doubts_of
from villages.facts.topics import MOST_WORDS, said
from villages.facts.units import Measure, convert_between, measures
from villages.finding.potential_search import ORDERS, Found, Units, Wanted, page_of, still_there
from villages.finding.search_next import Step, alike, wider
from villages.forms.search import PotentialSearchForm
from villages.models import Dimension, Kind, Topic
from villages.models.region import titled
from villages.regions.addresses import profile_url
from villages.regions.gazetteer import titles_of

Places = list[str]  # codes, the own kabupaten first
Titles = dict[str, str]  # by code
EVERYWHERE, EVERYWHERE_IN_WORDS = "semua", "seluruh Indonesia"
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


Topics = tuple[TopicOption, ...]


# Drawn at once: 25 of them, cell by cell in the template, were a quarter of the time that the page took.
ROW = """<tr><th scope="row"><a href="{url}">{name}<span class="visually-hidden">, buka {village}</span></a></th>\
<td data-label="Topik">{topic}</td>\
<td class="n" data-label="Bisa dibagi"><span><strong>{free}</strong>{converted}{doubts}</span></td>\
<td data-label="Desa"><span>{village}{area}</span></td>\
<td data-label="Diverifikasi">{verified}</td></tr>"""
SMALL = '<br><span class="muted small">{}</span>'


class Line(NamedTuple):
    """One verified potential as everybody signed in may know it, in words."""

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

    @property
    def row(self) -> SafeString:
        """Its row of the table: every word is escaped here, before it is put into place."""
        words = {name: escape(word) for name, word in zip(self._fields, self, strict=True)}
        small = {name: SMALL.format(word) if (word := words[name]) else "" for name in ("converted", "doubts", "area")}
        return SafeString(ROW.format_map(words | small))


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
    topics = tuple(TopicOption._make(row) for row in Topic.objects.order_by("name").values_list(*TopicOption._fields))
    known = measures()
    places = places_of(user)
    form = PotentialSearchForm(data, choices=offered(topics, known, places))
    wanted = read(form, topics, known, places, data.get("sesudah", ""))
    rows, more = page_of(wanted, known)
    nothing = not rows and not wanted.after
    titles = titles_of({*places, *(part for row in rows for part in parents(row.village__code))})
    form.fields["wilayah"].choices = in_words(places, titles)
    return SearchPage(
        form=form,
        lines=lines_of(rows, topics, titles, wanted.unit, known),
        next_after=rows[-1].pk if more else "",
        goes_on=bool(wanted.after),
        filtered=form.is_filtered,
        where=titles.get(wanted.region, wanted.region) or EVERYWHERE_IN_WORDS,
        meant=[topic.name for topic in topics if topic.pk in wanted.topics],
        alike=alike(wanted, topics) if nothing else [],
        wider=wider(wanted, titles, EVERYWHERE) if nothing else [],
    )


def places_of(user: Any) -> Places:
    """The own kabupaten first, which is where the search begins, then the kecamatan and the provinsi."""
    codes = [grant.region_code for grant in user.active_grants if grant.region_code][:MOST_OFFICES]
    levels = (regions.REGENCY, regions.DISTRICT, regions.PROVINCE)
    return [*dict.fromkeys(filter(None, (regions.ancestor(code, level) for level in levels for code in codes)))]


def in_words(places: Places, titles: Titles) -> list[tuple[str, str]]:
    """The regions of the filter; one that the gazetteer doesn't know stands under its code."""
    return [*((code, titles.get(code, code)) for code in places), (EVERYWHERE, sentence_start(EVERYWHERE_IN_WORDS))]


def offered(topics: Topics, known: Units, places: Places) -> dict[str, list]:
    """The choices of every select; the regions get their titles when the rows are read too."""
    return {
        "topik": topics_offered(topics),
        "satuan": units_offered(tuple(known.values())),
        "wilayah": in_words(places, {}),
        "urut": [(key, label) for key, (label, _) in ORDERS.items()],
    }


@lru_cache(maxsize=8)
def topics_offered(topics: Topics) -> list[tuple[str, Any]]:
    """By class; worked out again when a topic was changed."""
    classes = [(kind.label, tuple((each.code, spoken(each)) for each in topics if each.kind == kind)) for kind in Kind]
    return [("", "Semua topik"), *[group for group in classes if group[1]]]


@lru_cache(maxsize=8)
def units_offered(known: tuple[Measure, ...]) -> list[tuple[str, Any]]:
    """By dimension; worked out again when a unit was changed."""
    groups = [(part.label, tuple((each.symbol,) * 2 for each in known if each.dimension == part)) for part in Dimension]
    return [("", "Pilih satuan"), *[group for group in groups if group[1]]]


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
    place = form.value("wilayah") or (places[0] if places else EVERYWHERE)
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


def lines_of(rows: list[Found], topics: Topics, titles: Titles, unit: Measure | None, known: Units) -> list[Line]:
    """The rows with their topic and the place of their village."""
    names = {topic.pk: topic.name for topic in topics}
    return [
        Line(
            pk=row.pk,
            name=row.name,
            topic=names.get(row.topic) or str(Kind(row.kind).label),
            free=f"{angka(row.free)}{NBSP}{row.unit}",
            converted=converted(row, unit, known),
            doubts=", ".join(doubts_of(row)),
            village=titled(row.village__name, row.village__kind),
            area=", ".join([titles[part] for part in parents(row.village__code) if part in titles]),
            url=profile_url(row.village__code),
            verified=tanggal(row.verified_at),
        )
        for row in rows
    ]


def parents(code: str) -> list[str]:
    """The kecamatan and the kabupaten of a village."""
    return [regions.ancestor(code, level) for level in (regions.DISTRICT, regions.REGENCY)]


def converted(row: Found, unit: Measure | None, known: Units) -> str:
    """The free amount in the unit that was asked for, when it is another one."""
    own = known.get(row.unit)
    if unit is None or own is None or own == unit or own.dimension != unit.dimension:
        return ""
    amount = convert_between(row.free, own, unit).quantize(CENT, ROUND_HALF_UP)
    return f"{angka(amount)}{NBSP}{unit.symbol}"
