"""What the access screen lists: people, one person, invitations; only read here."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Substr

from accounts.giving import Bodies, in_reach, judge_manager, may_give_like, people_in_reach
from accounts.models import Grant, Invitation, User
from accounts.queries import SessionLine, sessions_of
from accounts.second_factor import has_second_factor
from kerjasama_portal.access.reach import first_or_404, scopes
from kerjasama_portal.access.words import EVENT_WORDS
from records import trail
from records.verdict import Verdict
from villages.regions.gazetteer import inside, titles_of

DISTRICT_LETTERS, REGENCY_LETTERS = 8, 5  # of a code, up to its district or regency
MOST_EVENTS = 20
# What an office is, whoever holds it.
SAME_OFFICE = ("role", "region_code", "body", "nationwide", "place_name")


@dataclass(frozen=True)
class GrantRow:
    """One office of a person, and whether it is theirs to end who look at the page."""

    grant: Grant
    mine: bool


@dataclass(frozen=True)
class EventRow:
    """One event of an account in words."""

    text: str
    event: Any


@dataclass(frozen=True)
class PersonPage:
    """Everything about one account."""

    person: User
    running: list[GrantRow]
    over: list[Grant]
    sessions: list[SessionLine]
    has_phone: bool
    may_manage: Verdict
    events: list[EventRow]


def people(user: Any, bodies: Bodies, *, text: str, role: str, area: str) -> QuerySet[User]:
    """The people in reach by a part of the name, a role that they hold, and where they hold it."""
    rows = people_in_reach(user, bodies)
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(username__icontains=text) | place_like(text))
    held = Grant.objects.not_over().filter(user=OuterRef("pk"))
    if role:
        rows = rows.filter(Exists(held.filter(role=role)))
    if area:
        rows = rows.filter(Exists(held.filter(inside([area], "region_code"))))
    shown = Prefetch("grants", queryset=Grant.objects.not_over().order_by("created_at", "pk"), to_attr="held")
    return rows.prefetch_related(shown).order_by("name", "pk")


def place_like(text: str) -> Q:
    """Who holds an office at a place of this name."""
    return Q(Exists(Grant.objects.not_over().filter(user=OuterRef("pk"), place_name__icontains=text)))


def areas(user: Any) -> list[tuple[str, str]]:
    """The areas to narrow the list by: kecamatan for who works in one kabupaten, kabupaten for the whole country."""
    own = scopes(user)
    letters = REGENCY_LETTERS if own is None else DISTRICT_LETTERS
    rows = Grant.objects.filter(in_reach(user)).exclude(region_code="")
    codes = set(rows.annotate(area=Substr("region_code", 1, letters)).values_list("area", flat=True).distinct())
    named = titles_of(code for code in codes if len(code) == letters)
    return sorted(named.items(), key=lambda item: item[1])


def person_page(user: Any, person: User, bodies: Bodies, current: str) -> PersonPage:
    """One account as who manages it sees it."""
    grants = list(person.grants.order_by("-starts", "-created_at"))
    running = [grant for grant in grants if not grant.is_over]
    invitations = list(person.invitations.all())
    events = trail.timeline([person, *grants, *invitations])[:MOST_EVENTS]
    return PersonPage(
        person=person,
        running=[GrantRow(grant, may_give_like(user, grant, bodies)) for grant in running],
        over=[grant for grant in grants if grant.is_over],
        sessions=sessions_of(person, current),
        has_phone=has_second_factor(person),
        may_manage=judge_manager(user, person, running, bodies),
        events=[EventRow(EVENT_WORDS.get(event.action, event.action), event) for event in events],
    )


def invitations(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Those that wait first, then the latest."""
    return rows.select_related("created_by").order_by("-created_at", "pk")


def successors(user: Any, grant: Grant, bodies: Bodies, text: str) -> list[tuple[str, str]]:
    """Who could take over an office: people in the same kecamatan, or what a search finds; with their offices."""
    rows = people_in_reach(user, bodies).filter(is_active=True).exclude(pk__in=[grant.user_id, user.pk])
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(username__icontains=text))
    else:
        near = Grant.objects.not_over().filter(user=OuterRef("pk"), region_code__startswith=near_of(grant))
        rows = rows.filter(Exists(near))
    shown = Prefetch("grants", queryset=Grant.objects.in_force(), to_attr="held")
    found = rows.prefetch_related(shown).order_by("name", "pk")[:15]
    return [(each.key, ", ".join(dict.fromkeys([each.name, *(held.title for held in each.held)]))) for each in found]


def near_of(grant: Grant) -> str:
    """The kecamatan of an office, or the region itself above that; nothing for the whole country or a body."""
    return grant.region_code[:DISTRICT_LETTERS] or "-"


def one_of(user: Any, key: str, bodies: Bodies) -> User:
    """The chosen person, still in reach."""
    return first_or_404(people_in_reach(user, bodies).filter(key=key, is_active=True))
