"""What the pages about a village read, as far as this person may see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from accounts.permissions import Permission
from accounts.roles import ROLES
from villages.analysis.swot import Quadrant, quadrants_of, reading_of
from villages.models import Need, Potential, PriorityRank, PriorityScale, Region
from villages.regions.gazetteer import VILLAGE_KINDS, area_of, at_code, where_now, zone_of
from villages.regions.lineage import Origin, story_of
from villages.workflow import sent_back

# The kinds that every party village must have at least one of.
NEEDED_KINDS = (Potential.Kind.NATURAL, Potential.Kind.HUMAN)
KIND_WORDS = {
    Potential.Kind.NATURAL: "alam",
    Potential.Kind.HUMAN: "manusia",
    Potential.Kind.INSTITUTION: "kelembagaan",
    Potential.Kind.INFRASTRUCTURE: "sarana",
}

# What a profile can be narrowed to: the word in the address → how it reads, and which potentials it keeps.
STATES: dict[str, tuple[str, Callable[[Potential], bool]]] = {
    "": ("semua", lambda potential: True),
    "draf": ("draf", lambda potential: potential.is_draft),
    "diajukan": ("diajukan", lambda potential: potential.status == Potential.Status.SUBMITTED),
    "terverifikasi": ("terverifikasi", lambda potential: potential.status == Potential.Status.VERIFIED),
    "ukur-lagi": ("perlu diukur lagi", lambda potential: potential.is_stale),
}


@dataclass(frozen=True)
class KindOfPotential:
    """The potentials of one kind that the person may see; `gap` says when there are none."""

    value: str
    label: str
    word: str
    potentials: list[Potential]
    gap: str


@dataclass(frozen=True)
class Priority:
    """One line of the priority scale as this person sees it."""

    position: int
    item: Need | Potential
    kind: str


@dataclass(frozen=True)
class VillageProfile:
    """One village as one person may see it; needs, analysis and scale only for those who work with it."""

    village: Region
    area: str
    zone: str
    kinds: list[KindOfPotential]
    potential_count: int
    is_worker: bool
    needs: list[Need]
    quadrants: list[Quadrant]
    priorities: list[Priority]
    scale: PriorityScale | None
    reasons: dict[str, str]  # why drafts came back
    state: str  # only the potentials of one state are listed; "" for all
    can_edit_potentials: bool
    can_edit_needs: bool
    can_edit_analysis: bool
    can_edit_letterhead: bool
    can_edit_years: bool
    can_search: bool  # partners that fit its needs and potentials
    story: list[Origin]  # names, codes, where it came from, what it became

    @property
    def gaps(self) -> list[KindOfPotential]:
        """The kinds that a party village must have and has not."""
        return [kind for kind in self.kinds if kind.gap]

    @property
    def stale(self) -> list[Potential]:
        """The verified potentials whose figure is older than a year."""
        return [potential for kind in self.kinds for potential in kind.potentials if potential.is_stale]

    @property
    def listed(self) -> list[Potential]:
        """The potentials that the table shows, by kind."""
        every = [potential for kind in self.kinds for potential in kind.potentials]
        return [potential for potential in every if STATES[self.state][1](potential)]

    @property
    def state_word(self) -> str:
        return STATES[self.state][0]

    @property
    def drafts(self) -> list[Potential]:
        """The potentials that still wait to be handed in, without those that came back."""
        every = [potential for kind in self.kinds for potential in kind.potentials]
        return [potential for potential in every if potential.is_draft and potential.pk not in self.reasons]

    @property
    def returned(self) -> list[tuple[Potential, str]]:
        """The potentials that came back, with the reason."""
        every = [potential for kind in self.kinds for potential in kind.potentials]
        return [(potential, self.reasons[potential.pk]) for potential in every if potential.pk in self.reasons]

    @property
    def is_empty(self) -> bool:
        """Nothing that this person could see was written down yet."""
        return self.is_worker and not (self.potential_count or self.needs or self.has_analysis)

    @property
    def reading(self) -> str:
        """What the weights of the analysis say."""
        return reading_of(self.quadrants)

    @property
    def has_analysis(self) -> bool:
        return any(quadrant.entries for quadrant in self.quadrants)


@dataclass(frozen=True)
class VillageSummary:
    """What anyone signed in may know of another village: verified potentials, what is free of them."""

    village: Region
    area: str
    potentials: list[Potential]
    story: list[Origin]


def village_at(code: str) -> Region:
    """The village with this code, for pages that tell nothing but what the gazetteer tells; raises Http404.

    A code of earlier gives the village under its code of now, an ended village is still shown.
    """
    village = at_code(code)
    if village is None or village.has_ended:
        village = where_now(code) or village
    if village is None or village.kind not in VILLAGE_KINDS:
        raise Http404
    return village


def sees_profile(user: Any, code: str) -> bool:
    """May the person open the whole profile, or only the summary?"""
    return user.can(Permission.VILLAGE_WORK, code) or user.can(Permission.POTENTIAL_VIEW_VERIFIED, code)


def require_summaries(user: Any) -> None:
    """Every office may read the summaries of all villages; who holds none reads nothing. Raises Http404."""
    if not any(Permission.POTENTIAL_SUMMARY in ROLES[grant.role].rights for grant in user.active_grants):
        raise Http404


def profile_of(village: Region, user: Any, state: str = "") -> VillageProfile:
    """Read the profile; what the person may not see is neither shown nor counted, `state` narrows the table."""
    is_worker = user.can(Permission.VILLAGE_WORK, village.place)
    potentials = list(
        Potential.objects.visible_to(user).filter(village=village).select_related("topic").order_by("name", "pk")
    )
    return VillageProfile(
        village=village,
        area=area_of(village.code),
        zone=zone_of(village.code).word,
        kinds=by_kind(potentials, gap_ending(user, village)),
        potential_count=len(potentials),
        is_worker=is_worker,
        needs=list(Need.objects.filter(village=village).select_related("topic").order_by("name", "pk"))
        if is_worker
        else [],
        quadrants=quadrants_of(village) if is_worker else [],
        priorities=priorities_of(village, {potential.pk for potential in potentials}) if is_worker else [],
        scale=scale_of(village) if is_worker else None,
        reasons=sent_back(potentials) if is_worker else {},
        state=state if state in STATES else "",
        can_edit_potentials=not village.has_ended and user.can(Permission.POTENTIAL_EDIT, village.place),
        can_edit_needs=not village.has_ended and user.can(Permission.NEED_EDIT, village.place),
        can_edit_analysis=not village.has_ended and user.can(Permission.ANALYSIS_EDIT, village.place),
        can_edit_years=not village.has_ended and user.can(Permission.YEAR_EDIT, village.place),
        can_search=village.can_be_party and user.can(Permission.PARTNER_SEARCH, village.place),
        can_edit_letterhead=not village.has_ended and user.can(Permission.LETTERHEAD_EDIT, village.place),
        story=story_of(village),
    )


def gap_ending(user: Any, village: Region) -> str:
    """How a gap is worded for somebody who doesn't see drafts: they learn only of what they would see."""
    if user.can(Permission.POTENTIAL_VIEW_DRAFT, village.place):
        return ""
    return " yang diajukan" if user.can(Permission.POTENTIAL_VIEW_SUBMITTED, village.place) else " yang terverifikasi"


def by_kind(potentials: list[Potential], ending: str) -> list[KindOfPotential]:
    """The kinds that are there, and the gaps where a party village must have something."""
    kinds = []
    for kind in Potential.Kind:
        mine = [potential for potential in potentials if potential.kind == kind]
        gap = "" if mine else f"Belum ada potensi {KIND_WORDS[kind]}{ending}."
        if mine or kind in NEEDED_KINDS:
            kinds.append(KindOfPotential(kind.value, kind.label, KIND_WORDS[kind], mine, gap))
    return kinds


def ranks_of(village: Region) -> QuerySet[PriorityRank]:
    """The lines of the priority scale with their items, the most urgent first."""
    return PriorityRank.objects.filter(village=village).select_related("need", "potential").order_by("rank")


def priorities_of(village: Region, visible: set[str]) -> list[Priority]:
    """The scale without the potentials that the person may not see, counted anew so that no gap betrays them."""
    lines = []
    for rank in ranks_of(village):
        if rank.need:
            lines.append((rank.need, "Kebutuhan"))
        elif rank.potential_id in visible:
            lines.append((rank.potential, "Potensi"))
    return [Priority(number, item, kind) for number, (item, kind) in enumerate(lines, 1)]


def scale_of(village: Region) -> PriorityScale | None:
    """How the scale came about; None while there is none, or where nobody wrote it down."""
    return PriorityScale.objects.filter(village=village).select_related("created_by").first()


def rankable(village: Region, user: Any) -> list[Need | Potential]:
    """What can be put on the scale, in the order it has there now; the rest by name."""
    ranks = rank_numbers(village)
    needs = Need.objects.filter(village=village)
    potentials = Potential.objects.visible_to(user).filter(village=village)
    items = [*needs, *potentials]
    return sorted(items, key=lambda item: (ranks.get(item.pk, len(items) + 1), item.name, item.pk))


def rank_numbers(village: Region) -> dict[str, int]:
    """The rank of each need and potential on the scale, by id."""
    return {rank.need_id or rank.potential_id: rank.rank for rank in PriorityRank.objects.filter(village=village)}


def summary_of(village: Region) -> VillageSummary:
    """Verified potentials only; needs and analysis stay at home."""
    verified = Potential.objects.verified().filter(village=village).order_by("kind", "name", "pk")
    return VillageSummary(village, area_of(village.code), list(verified), story_of(village))
