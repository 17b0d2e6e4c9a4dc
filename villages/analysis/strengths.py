"""What the facts say of a village: what it has in plenty, what it lacks, what is near, what should be renewed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from accounts.permissions import Permission
from records.formats import angka, tanggal
from records.wording import mid_sentence, sentence_start
from villages.analysis.nearby import Nearby, available, can_be_shared, nearby_of
from villages.analysis.priorities import URGENCY_ORDER
from villages.analysis.seasons import span_of
from villages.facts.measures import NO_OWN_USE, doubts_of
from villages.models import Need, Potential, Region, SwotEntry
from villages.queries import KIND_WORDS, gap_ending
from villages.regions.gazetteer import areas_of
from villages.workflow import sent_back

Part = SwotEntry.Quadrant
PLENTY = 50  # so many percent free is plenty
FEW = 3  # a median of fewer figures says nothing
SHOWN = 3  # so many neighbours for each need, the rest is counted


# Each question: its title, how it is answered, and what is said when there is no answer.
WORDS = {
    "melimpah": (
        "Yang melimpah",
        "Potensi terverifikasi: sisanya separuh atau lebih, atau lebih besar dari nilai tengah kecamatan.",
        "Belum ada potensi terverifikasi yang berlebih.",
    ),
    "kurang": (
        "Yang kurang",
        "Kebutuhan yang paling mendesak lebih dulu.",
        "Belum ada kebutuhan yang dicatat.",
    ),
    "tetangga": (
        "Yang ada di desa tetangga",
        "Hanya potensi terverifikasi, dari kecamatan yang sama dulu, lalu kabupaten.",
        "Belum ada potensi tetangga yang topiknya sama dengan kebutuhan desa ini.",
    ),
    "musim": (
        "Saat kebutuhan bertemu musim sulit",
        "Potensi yang berkurang pada bulan tertentu, padahal dibutuhkan.",
        "Tidak ada potensi dengan musim sulit yang topiknya sama dengan kebutuhan.",
    ),
    "perbarui": (
        "Yang perlu diisi atau diperbarui",
        "Data yang kosong, lama, atau belum diperiksa belum bisa dijadikan dasar.",
        "Tidak ada yang perlu diisi atau diperbarui.",
    ),
}


@dataclass(frozen=True)
class Fact:
    """One sentence with its numbers, where it is told, and the part of the analysis it could become a line of."""

    sentence: str
    url: str
    link: str
    quadrant: str = ""
    village: str = ""

    @property
    def turn_url(self) -> str:
        """The form that makes a line of the analysis of it, already filled in; "" where that makes no sense."""
        if not self.quadrant:
            return ""
        said = urlencode({"bagian": self.quadrant, "isi": self.sentence[:300].replace("\u00a0", " ")})
        return f"{reverse('villages:swot', args=[self.village])}?{said}"

    @property
    def word(self) -> str:
        """The part in a word."""
        return Part(self.quadrant).label if self.quadrant else ""


@dataclass(frozen=True)
class Section:
    """One question, its answers, and what is said when there are none."""

    id: str
    title: str
    sub: str
    empty: str
    facts: list[Fact]


@dataclass(frozen=True)
class Own:
    """What the page knows of the village itself, as far as the person may see it."""

    village: Region
    potentials: list[Potential]
    needs: list[Need]
    ending: str  # how a gap is worded for somebody who doesn't see drafts
    can_add: bool  # may the person write down potentials here?
    returned: dict[str, str]  # why a draft was sent back

    @property
    def verified(self) -> list[Potential]:
        """Those that somebody else checked."""
        return [each for each in self.potentials if each.status == Potential.Status.VERIFIED]


def strengths_of(village: Region, user: Any) -> list[Section]:
    """Read the facts; a fixed number of queries, however many facts and villages there are."""
    potentials = Potential.objects.visible_to(user).filter(village=village).select_related("topic")
    needs = sorted(Need.objects.filter(village=village).select_related("topic"), key=by_urgency)
    seen = list(potentials.order_by("name", "pk"))
    can_add = user.can(Permission.POTENTIAL_EDIT, village.place)
    own = Own(village, seen, needs, gap_ending(user, village), can_add, sent_back(seen))
    topics = {thing.topic_id for thing in (*own.potentials, *own.needs) if thing.topic_id}
    near = nearby_of(village, topics)
    found = {
        "melimpah": plenty(own, near),
        "kurang": lacking(own),
        "tetangga": neighbours(own, near),
        "musim": lean(own, near),
        "perbarui": to_renew(own),
    }
    return [Section(id, *WORDS[id], list(facts)) for id, facts in found.items()]


def by_urgency(need: Need) -> tuple:
    """The most urgent first, then the most households."""
    return (URGENCY_ORDER[Need.Urgency(need.urgency)], -need.households, need.name, need.pk)


def plenty(own: Own, near: Nearby) -> Iterator[Fact]:
    """Much of it is free, or it is more than half of the kecamatan's figures of the topic are; only what is known."""
    known = [each for each in own.verified if can_be_shared(each) and not doubts_of(each)]
    for potential in sorted(known, key=lambda each: -free_percent(each)):
        percent, (middle, count) = free_percent(potential), near.median(potential)
        is_more = count >= FEW and available(potential) > middle
        if percent < PLENTY and not (is_more and percent):
            continue
        unit = potential.unit
        told = f"{angka(potential.free)} dari {angka(available(potential))} {unit} bisa dibagi ({percent} persen)"
        sentence = f"{potential.name}: {told}."
        if is_more:
            sentence += f" Nilai tengah kecamatan {angka(middle)} {unit} dari {count} potensi."
        yield fact_of(potential, sentence, Part.STRENGTH, own)


def free_percent(potential: Potential) -> int:
    """How much of the lean-season quantity is free, in whole percent."""
    whole = available(potential)
    return int(potential.free * 100 / whole) if whole else 0


def fact_of(potential: Potential, sentence: str, quadrant: str, own: Own) -> Fact:
    """A sentence about a potential of the village itself."""
    url = reverse("villages:potential-detail", args=[potential.pk])
    return Fact(sentence, url, "Lihat potensi", quadrant, own.village.code)


def lacking(own: Own) -> Iterator[Fact]:
    """Needs; what nobody wrote down is no lack."""
    had = {potential.topic_id for potential in own.potentials}
    profile = reverse("villages:profile", args=[own.village.code])
    for need in own.needs:
        sentence = f"{need.name}: kurang {angka(need.quantity)} {need.unit} untuk {angka(need.households)} KK"
        sentence += f", kemendesakan {need.get_urgency_display().lower()}, sasaran {need.target_year}."
        if need.topic and need.topic_id not in had:
            sentence += f" Desa belum punya potensi {mid_sentence(need.topic.name)}."
        yield Fact(sentence, f"{profile}#h-kebutuhan", "Lihat kebutuhan", Part.WEAKNESS, own.village.code)


def neighbours(own: Own, near: Nearby) -> Iterator[Fact]:
    """For each need the nearest villages that have something of its topic to share, in the need's unit."""
    shown = [(need, near.for_need(need)) for need in own.needs]
    areas = areas_of(found.village.code for _, rows in shown for found, _ in rows[:SHOWN])
    for need, rows in shown:
        for potential, free in rows[:SHOWN]:
            village = potential.village
            where = "" if village.district_code == own.village.district_code else f", {areas.get(village.code, '')},"
            if free is None:
                sentence = (
                    f"{village.title}{where} punya {potential.name}, sisa {angka(potential.free)} {potential.unit}."
                )
                sentence += f" Satuannya lain dari {need.name}, {need.unit}."
            else:
                sentence = f"{village.title}{where} bisa membagi {angka(free)} {need.unit} dari {potential.name}."
                sentence += f" {need.name} kurang {angka(need.quantity)} {need.unit}."
            sentence += "".join(f" {sentence_start(doubt)}." for doubt in doubts_of(potential))
            url = reverse("villages:summary", args=[village.code])
            yield Fact(sentence, url, f"Lihat {village.title}", Part.OPPORTUNITY, own.village.code)
        if rest := len({found.village_id for found, _ in rows[SHOWN:]}):
            sentence = f"{rest} desa lain juga punya potensi untuk {need.name}."
            yield Fact(sentence, reverse("villages:village-list"), "Cari desa")


def lean(own: Own, near: Nearby) -> Iterator[Fact]:
    """A potential gives least in some months, and somebody needs its topic."""
    for need in own.needs:
        wanted = f"{need.name} kurang {angka(need.quantity)} {need.unit}"
        for potential in own.potentials:
            if potential.lean_from and potential.topic_id and potential.topic_id == need.topic_id:
                sentence = f"{potential.name} {months_of(potential)}. {wanted}."
                yield fact_of(potential, sentence, Part.THREAT, own)
        for potential, _ in near.for_need(need)[:SHOWN]:
            if potential.lean_from:
                village = potential.village
                sentence = f"{potential.name} di {village.title} {months_of(potential)}. {wanted}."
                url = reverse("villages:summary", args=[village.code])
                yield Fact(sentence, url, f"Lihat {village.title}", Part.THREAT, own.village.code)


def months_of(potential: Potential) -> str:
    """When it gives least."""
    left = f", tinggal {angka(potential.lean_quantity)} {potential.unit}" if potential.lean_quantity is not None else ""
    return f"berkurang {span_of(potential.lean_from or 0, potential.lean_until or 0)}{left}"


def to_renew(own: Own) -> Iterator[Fact]:
    """Kinds of which nothing is written down, drafts, what waits, what is old or half known, what has no topic."""
    yield from empty_kinds(own)
    for potential in own.potentials:
        for sentence in reasons_to_renew(potential, own.returned):
            yield fact_of(potential, sentence, "", own)
    for need in own.needs:
        if not need.topic_id:
            url = f"{reverse('villages:profile', args=[own.village.code])}#h-kebutuhan"
            yield Fact(f"{need.name} belum diberi topik, jadi tetangga tidak bisa dicarikan.", url, "Lihat kebutuhan")


def empty_kinds(own: Own) -> Iterator[Fact]:
    """Missing data is no weakness: it is to be filled in."""
    kinds = {potential.kind for potential in own.potentials}
    for kind in Potential.Kind:
        if kind not in kinds:
            sentence = f"Belum ada potensi {KIND_WORDS[kind]} yang {own.ending.removeprefix(' yang ') or 'dicatat'}."
            if own.can_add:
                url = reverse("villages:potential-create", args=[own.village.code])
                yield Fact(sentence, f"{url}?jenis={kind.value}", "Tambah potensi")
            else:
                url = reverse("villages:profile", args=[own.village.code])
                yield Fact(sentence, f"{url}#h-potensi", "Lihat potensi")


def reasons_to_renew(potential: Potential, returned: dict[str, str]) -> Iterable[str]:
    """What should be done to this figure."""
    if potential.pk in returned:
        yield f"{potential.name} dikembalikan: {returned[potential.pk]}"
    elif potential.status == Potential.Status.DRAFT:
        yield f"{potential.name} masih draf. Desa lain belum bisa melihatnya."
    elif potential.status == Potential.Status.SUBMITTED:
        yield f"{potential.name} menunggu diverifikasi orang kedua."
    elif potential.is_stale and potential.known_on:
        yield f"{potential.name} diukur {tanggal(potential.known_on)}, lebih dari setahun lalu."
    if potential.status == Potential.Status.VERIFIED and potential.own_use is None:
        yield f"{potential.name}: {NO_OWN_USE}, jadi sisanya belum pasti."
    if not potential.topic_id:
        yield f"{potential.name} belum diberi topik, jadi tidak bisa dibandingkan."
