"""The public register: cooperations in force, or once in force, with what anyone may read; no person is named."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery, Sum

from partnerships.case import Case, load_many
from partnerships.models import (
    Cooperation,
    Instrument,
    LegacyEntry,
    Partner,
    Party,
    Programme,
    Proposal,
    Signature,
    Track,
    VillageShare,
)
from villages.models import FormerName

# The ministry's word for the other side (Kemendesa questionnaire); other kinds are called by their own name.
MINISTRY_SCOPE = {
    Partner.Kind.PRIVATE: "Swasta",
    Partner.Kind.STATE_OWNED: "Swasta",
    Partner.Kind.COOPERATIVE: "Swasta",
}


@dataclass(frozen=True)
class Figures:
    """The four numbers of the front page."""

    running: int
    villages: int
    people: int
    value: int


def public_figures() -> Figures:
    """Counted over cooperations in force; a village counts once."""
    public = Cooperation.objects.public()
    old = LegacyEntry.objects.filter(cooperation__in=public).aggregate(people=Sum("people"), value=Sum("value"))
    people = VillageShare.objects.filter(programme__cooperation__in=public).aggregate(n=Sum("people"))["n"] or 0
    value = Programme.objects.filter(cooperation__in=public).aggregate(n=Sum("cost"))["n"] or 0
    return Figures(
        running=public.filter(stage__in=[Cooperation.Stage.IN_FORCE, Cooperation.Stage.RUNNING]).count(),
        villages=Party.objects.filter(cooperation__in=public, status__in=Party.BOUND)
        .values("village")
        .distinct()
        .count(),
        people=people + (old["people"] or 0),
        value=value + (old["value"] or 0),
    )


def public_register(text: str = "", field: str = "", track: str = "") -> Any:
    """The register of cooperations in force, newest first."""
    bound = Party.objects.filter(status__in=Party.BOUND).select_related("village")
    chosen = Proposal.objects.filter(status=Proposal.Status.CHOSEN).select_related("partner")
    rows = (
        Cooperation.objects.public()
        .select_related("lead")
        .prefetch_related(
            Prefetch("parties", bound, to_attr="bound"), Prefetch("proposals", chosen, to_attr="chosen_offers")
        )
    )
    signed = Signature.objects.filter(instrument__cooperation=OuterRef("pk")).order_by(
        F("signed_on").desc(nulls_last=True)
    )
    rows = rows.annotate(reports_made=Count("reports", distinct=True), signed=Subquery(signed.values("signed_on")[:1]))
    if text:
        once = FormerName.objects.filter(name__icontains=text).values("region")
        called = Q(village__name__icontains=text) | Q(village__in=once)
        villages = Party.objects.filter(called, status__in=Party.BOUND).values("cooperation")
        partners = chosen.filter(partner__name__icontains=text).values("cooperation")
        rows = rows.filter(Q(title__icontains=text) | Q(pk__in=villages) | Q(pk__in=partners))
    if field in Cooperation.Field.values:
        rows = rows.filter(field=field)
    if track in Track.values:
        rows = rows.filter(track=track)
    return rows.order_by("-in_force_on", "pk")


@dataclass(frozen=True)
class PublicPage:
    """What anyone may read about one cooperation in force; no person is named (UU 14/2008 pasal 11)."""

    cooperation: Cooperation
    case: Case
    instrument: Instrument | None
    signatures: list[Signature]
    since: date | None

    @property
    def value(self) -> int | None:
        """The cost of all programmes in rupiah; of old data what was entered, None when unknown."""
        entry = self.case.legacy
        return entry.value if entry else sum(programme.cost for programme in self.case.programmes)

    @property
    def people(self) -> int | None:
        """The people reached; of old data what was entered, None when unknown."""
        entry = self.case.legacy
        return entry.people if entry else sum(share.people for share in self.shares)

    @property
    def shares(self) -> list[VillageShare]:
        """What each programme brings to each village."""
        return [share for p in self.case.programmes for share in self.case.shares.get(p.pk, [])]

    @property
    def partner(self) -> Partner | None:
        """The outside party: its organisation and kind are public, its people are not."""
        return self.case.partner

    @property
    def ministry_scope(self) -> str:
        """With whom, in the ministry's words (R67)."""
        if self.partner is None:
            return "Pihak ketiga" if self.cooperation.with_third_party else "Antar desa"
        return MINISTRY_SCOPE.get(self.partner.kind, self.partner.get_kind_display())

    @property
    def end_year(self) -> int | None:
        """The year in which it ends or ended, where the records tell (R67)."""
        entry = self.case.legacy
        if day := self.cooperation.ended_on or (entry.ends_on if entry else None):
            return day.year
        return max((programme.end_year for programme in self.case.programmes), default=None)


def public_page(cooperation: Cooperation) -> PublicPage:
    """The public face of one cooperation."""
    case = load_many([cooperation])[0]
    signatures = [file.signature for file in case.bound if file.signature]
    return PublicPage(cooperation, case, case.instrument, signatures, cooperation.in_force_on)
