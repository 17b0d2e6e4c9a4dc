"""What is read: one meeting with a fixed number of queries, and the meetings a person may see."""

from django.db.models import Case, Count, DateTimeField, IntegerField, Q, QuerySet, When

from accounts.access import can, within
from accounts.permissions import Permission as P
from accounts.permissions import Place
from musyawarah.meeting import Group, Invited, Item, Meeting, Scan, Settled, Task, Village
from musyawarah.models import AgendaItem, Attendance, Decision, Deliberation
from records import trail

Status = Deliberation.Status


def with_place() -> QuerySet[Deliberation]:
    """Deliberations with all that `place` needs."""
    return Deliberation.objects.select_related("village", "paper__document").prefetch_related("villages", "readers")


def load_meeting(deliberation: Deliberation) -> Meeting:
    """Read all facts of one meeting; the number of queries does not depend on the number of rows."""
    return Meeting(
        pk=deliberation.pk,
        kind=deliberation.kind,
        villages=participants(deliberation),
        venue=deliberation.venue,
        chair=deliberation.chair,
        minute_taker=deliberation.minute_taker,
        groups=groups_of(deliberation),
        items=items_of(deliberation),
        invitations=invitations_of(deliberation),
        tasks=tuple(
            Task(row.pk, row.what, row.owner, row.due, row.done_at, row.evidence)
            for row in deliberation.follow_ups.all()
        ),
        scans=scans_of(deliberation),
    )


def participants(deliberation: Deliberation) -> tuple[Village, ...]:
    """The villages of the meeting, by code; the leading one first."""
    if not deliberation.is_inter_village:
        return (Village(deliberation.village.code, deliberation.village.name, deliberation.village.later),)
    rows = sorted(deliberation.villages.all(), key=lambda v: (v.pk != deliberation.village_id, v.code))
    return tuple(Village(row.code, row.name, row.later) for row in rows)


def groups_of(deliberation: Deliberation) -> tuple[Group, ...]:
    """Attendance counted in the database, never by row."""
    rows = (
        deliberation.attendances.values("element", "sex", "village__code")
        .annotate(people=Count("pk"), delegates=Count("pk", filter=Q(is_delegate=True)))
        .order_by("element", "sex", "village__code")
    )
    return tuple(
        Group(row["element"], row["sex"], row["village__code"], row["people"], row["delegates"]) for row in rows
    )


def items_of(deliberation: Deliberation) -> tuple[Item, ...]:
    """The agenda with minutes, decisions and the results of villages."""
    rows = deliberation.agenda.select_related("decision").prefetch_related("decision__results__village")
    return tuple(
        Item(
            row.pk,
            row.position,
            row.title,
            row.is_main,
            row.matter,
            row.minutes,
            row.dissent,
            settled(row.decision) if hasattr(row, "decision") else None,
        )
        for row in rows
    )


def settled(decision: Decision) -> Settled:
    """A decision as plain facts."""
    results = sorted(decision.results.all(), key=lambda result: result.village.code)
    return Settled(
        wording=decision.wording,
        outcome=decision.outcome,
        method=decision.method,
        present_then=decision.present_then,
        in_favour=decision.in_favour,
        against=decision.against,
        abstained=decision.abstained,
        vote_reason=decision.vote_reason,
        results={result.village.code: result.outcome for result in results},
        village_words=tuple((result.village.name, result.get_outcome_display()) for result in results),
    )


def invitations_of(deliberation: Deliberation) -> tuple[Invited, ...]:
    """The invitations, in the order of delivery."""
    rows = deliberation.invitations.select_related("village").order_by("delivered_on", "created_at")
    return tuple(
        Invited(
            row.invitee,
            row.get_element_display(),
            row.village.name,
            row.people,
            row.delivered_on,
            row.get_how_display(),
            row.element,
        )
        for row in rows
    )


def scans_of(deliberation: Deliberation) -> tuple[Scan, ...]:
    """The scanned papers, the newest version of each kind first."""
    rows = deliberation.files.select_related("document").order_by("kind", "-version")
    return tuple(
        Scan(
            row.pk,
            row.kind,
            row.get_kind_display(),
            row.version,
            row.document.name,
            row.document.size,
            row.created_at,
        )
        for row in rows
    )


# Who may see what


def inter_village_within(user, permission: str) -> Q:
    """Meetings between villages of which any one village, or their body, is covered."""
    through = Deliberation.villages.through.objects.filter(within(user, permission, "region__code"))
    return ~Q(kind=Deliberation.Kind.VILLAGE) & (
        Q(pk__in=through.values("deliberation_id")) | within(user, permission, "village__code", "body")
    )


def visible_to(user) -> QuerySet[Deliberation]:
    """Final ones by the right to see final ones; the rest by the right to see drafts or to record."""
    rights = (P.DELIBERATION_VIEW_FINAL, P.DELIBERATION_VIEW_DRAFT, P.MAD_RECORD)
    finals, drafts, records = (within(user, right, "village__code", "body") for right in rights)
    village = Q(kind=Deliberation.Kind.VILLAGE)
    final = (village & finals) | inter_village_within(user, P.DELIBERATION_VIEW_FINAL)
    if finals == drafts and records in (drafts, Q(pk__in=[])):
        return Deliberation.objects.filter(final)  # the offices of a village: one reach for every state, asked once
    running = (
        (village & drafts)
        | inter_village_within(user, P.DELIBERATION_VIEW_DRAFT)
        | inter_village_within(user, P.MAD_RECORD)
    )
    return Deliberation.objects.filter((Q(status=Status.FINAL) & final) | (~Q(status=Status.FINAL) & running))


def calendar(user) -> QuerySet[Deliberation]:
    """What this person may see: running first, then coming ones by date, then past ones, newest first."""
    rank = Case(
        When(status=Status.OPEN, then=0),
        When(status=Status.PLANNED, then=1),
        default=2,
        output_field=IntegerField(),
    )
    soonest = Case(When(status=Status.PLANNED, then="starts_at"), output_field=DateTimeField())
    return visible_to(user).select_related("village").order_by(rank, soonest, "-starts_at", "pk")


def sees_names(user, deliberation: Deliberation) -> bool:
    """Names of those who came are for the villages; others are told how many."""
    return can(user, P.ATTENDANCE_VIEW, deliberation.place)


def sees_counts(user, deliberation: Deliberation) -> bool:
    """Counts are for those whose region covers the village; a BKAD officer counts only its own meetings."""
    if deliberation.is_inter_village or sees_names(user, deliberation):
        return True
    region = Place(deliberation.place.codes, lead=deliberation.place.lead)
    return can(user, P.DELIBERATION_VIEW_FINAL, region)


def attendance_of(deliberation: Deliberation) -> QuerySet[Attendance]:
    """Those who came, by village and unsur, for a page of names."""
    return deliberation.attendances.select_related("village").order_by("village__code", "element", "name", "pk")


def decision_of(item: AgendaItem) -> Decision | None:
    """What was decided on an item so far."""
    return Decision.objects.filter(item=item).first()


def results_of(decision: Decision | None) -> dict[str, str]:
    """Each village's outcome by its code."""
    if decision is None:
        return {}
    return dict(decision.results.values_list("village__code", "outcome"))


def cancel_reason(deliberation: Deliberation) -> str:
    """Why a meeting was called off; the trail keeps it."""
    if deliberation.status != Status.CANCELLED:
        return ""
    event = trail.timeline([deliberation]).filter(action="deliberation.cancel").first()
    return event.note if event else ""
