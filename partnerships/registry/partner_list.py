"""The register as people search it: verified ones for everybody, what is not verified yet for its own place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import QueryDict

from partnerships.forms.register import PartnerSearchForm
from partnerships.models import Partner, PartnerCoverage, PartnerTopic
from partnerships.registry.coverage import working_in, written
from partnerships.registry.names import telling, words_of
from partnerships.registry.sight import in_scope, may_propose, may_verify
from villages.models import Kind, Topic

PER_PAGE = 25
MOST_WORDS = 6
MOST_NAMED = 3
WAITING = (Partner.Status.PROPOSED, Partner.Status.REFUSED)
OWN = "belum"  # ?keadaan=belum


@dataclass(frozen=True)
class PartnerLine:
    """One entry in the list."""

    partner: Partner

    @property
    def seat(self) -> str:
        """Where it sits."""
        return self.partner.seat.title if self.partner.seat else ""

    @property
    def works(self) -> str:
        """Where it works."""
        if self.partner.nationwide:
            return "Seluruh Indonesia"
        return some([row.region.title for row in self.partner.coverage.all()]) or "Belum ditulis"

    @property
    def offers(self) -> str:
        return self.named(PartnerTopic.Direction.OFFERS)

    @property
    def seeks(self) -> str:
        return self.named(PartnerTopic.Direction.SEEKS)

    def named(self, direction: str) -> str:
        """The topics of one direction."""
        return some([row.topic.name for row in self.partner.topics.all() if row.direction == direction])


@dataclass(frozen=True)
class PartnerList:
    """One page of the register."""

    form: PartnerSearchForm
    lines: list[PartnerLine]
    own: bool  # what is not verified yet
    may_propose: bool
    may_verify: bool
    goes_on: bool
    next_after: str

    @property
    def filtered(self) -> bool:
        return self.form.is_filtered

    @property
    def where(self) -> str:
        """The region that was meant, with its code."""
        region = self.form.value("wilayah")
        return written(region) if region else ""

    @property
    def lead(self) -> str:
        """What this list is."""
        if self.own:
            return "Usulan dari wilayah Anda. Belum terlihat oleh desa lain."
        return "Pihak ketiga yang sudah diperiksa kabupaten. Siapa pun boleh membacanya."


def some(names: Sequence[str]) -> str:
    """Kopi, Wisata alam, dan 2 lagi"""
    rest = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f", dan {rest} lagi" if rest > 0 else "")


def partner_list(user: Any, data: QueryDict) -> PartnerList:
    """Read from the address; one row more than the page is read, nothing is counted."""
    form = PartnerSearchForm(data, topics=topics_offered())
    proposes = may_propose(user) or may_verify(user)
    own = proposes and data.get("keadaan") == OWN
    rows = Partner.objects.filter(in_scope(user), status__in=WAITING) if own else verified_ones()
    rows, after = found(rows, form), data.get("sesudah", "")
    begin = Partner.objects.filter(pk=after).values_list("name", "pk").first() if after else None
    if begin:
        rows = rows.filter(Q(name__gt=begin[0]) | Q(name=begin[0], pk__gt=begin[1]))
    shown = list(with_facts(rows).order_by("name", "pk")[: PER_PAGE + 1])
    following = shown[PER_PAGE - 1].pk if len(shown) > PER_PAGE else ""
    lines = [PartnerLine(each) for each in shown[:PER_PAGE]]
    return PartnerList(form, lines, own, may_propose(user), may_verify(user), bool(begin), following)


def verified_ones() -> QuerySet[Partner]:
    """What everybody finds."""
    return Partner.objects.filter(status=Partner.Status.VERIFIED)


def with_facts(rows: QuerySet[Partner]) -> QuerySet[Partner]:
    """With what a line tells, in a number of queries that doesn't depend on the rows."""
    coverage = PartnerCoverage.objects.select_related("region").order_by("region__code")
    topics = PartnerTopic.objects.select_related("topic").order_by("topic__name")
    return rows.select_related("seat", "home").prefetch_related(
        Prefetch("coverage", coverage), Prefetch("topics", topics)
    )


def named_like(rows: QuerySet[Partner], text: str) -> QuerySet[Partner]:
    """Those whose name holds every typed word."""
    for word in telling(words_of(text))[:MOST_WORDS]:
        rows = rows.filter(name_key__contains=word)
    return rows


def found(rows: QuerySet[Partner], form: PartnerSearchForm) -> QuerySet[Partner]:
    """Those that the filters leave."""
    rows = named_like(rows, form.value("cari"))
    if code := form.value("topik"):
        rows = rows.filter(Exists(PartnerTopic.objects.filter(partner=OuterRef("pk"), topic__code=code)))
    if region := form.value("wilayah"):
        rows = rows.filter(working_in(region.code))
    return rows


def topics_offered() -> tuple[tuple[str, Any], ...]:
    """The topics in use, under their classes."""
    topics = list(Topic.objects.filter(is_active=True).order_by("name").values_list("kind", "code", "name"))
    return tuple((kind.label, tuple((code, name) for each, code, name in topics if each == kind)) for kind in Kind)
