"""A cooperation as the rules see it: all its records, loaded at once, with a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from musyawarah.models import AgendaItem, Decision, Deliberation, Outcome, VillageResult
from partnerships.case_rows import grouped, rows_of, village_rows
from partnerships.models import (
    Announcement,
    Appraisal,
    Basis,
    BodyMember,
    Clause,
    Cooperation,
    Delegate,
    FundingLine,
    Indicator,
    Instrument,
    LegacyEntry,
    Mandate,
    OfferLetter,
    Partner,
    PartnerConfirmation,
    PartnerSignature,
    Party,
    Programme,
    ProgressReport,
    Proposal,
    Reflection,
    Review,
    Signature,
    TermsOfReference,
    VillageRegulation,
    VillageShare,
    WrittenReason,
)
from partnerships.old_names import call_as_signed
from villages.models import Potential, Region

Purpose = Mandate.Purpose
ACTIVE = (Party.Status.LEAD, Party.Status.INVITED, Party.Status.ACCEPTED)


@dataclass(frozen=True)
class Meeting:
    """A musyawarah held for the cooperation, with what it decided on the main matter."""

    mandate: Mandate
    deliberation: Deliberation
    item: AgendaItem | None
    decision: Decision | None
    results: dict[str, str]  # village code -> outcome

    @property
    def is_final(self) -> bool:
        """Only a final record counts."""
        return self.deliberation.is_final

    @property
    def outcome(self) -> str:
        """The outcome of the main matter; empty while nothing is final."""
        return self.decision.outcome if self.is_final and self.decision else ""


@dataclass(frozen=True)
class VillageFile:
    """What the case knows of one village that takes part."""

    party: Party
    verified: list[Potential]
    swot: set[str]
    ranked: bool
    bases: list[Basis]
    meetings: list[Meeting]
    regulation: VillageRegulation | None
    delegates: list[Delegate]
    signature: Signature | None
    reasons: dict[str, WrittenReason]
    text_meetings: list[Meeting] = field(default_factory=list)  # its own musyawarah on the text, where the track asks

    @property
    def village(self) -> Region:
        """The village itself."""
        return self.party.village

    @property
    def meeting(self) -> Meeting | None:
        """The musyawarah desa that counts: the last final one, else the last one not cancelled."""
        final = [m for m in self.meetings if m.is_final]
        alive = [m for m in self.meetings if m.deliberation.status != Deliberation.Status.CANCELLED]
        return (final or alive or [None])[-1] if not self.has_newer_plan(final, alive) else alive[-1]

    @staticmethod
    def has_newer_plan(final: list[Meeting], alive: list[Meeting]) -> bool:
        """After a postponement the next meeting is the one that counts."""
        return bool(final and alive and final[-1].outcome == Outcome.POSTPONED and alive[-1] is not final[-1])

    @property
    def text_meeting(self) -> Meeting | None:
        """Its own musyawarah on the text that counts: the last one not cancelled."""
        alive = [m for m in self.text_meetings if m.deliberation.status != Deliberation.Status.CANCELLED]
        return alive[-1] if alive else None

    @property
    def agreed(self) -> bool:
        """Did the village's own musyawarah agree?"""
        return bool(self.meeting and self.meeting.outcome == Outcome.AGREED)


@dataclass(frozen=True)
class Case:
    """The whole cooperation."""

    cooperation: Cooperation
    parties: list[Party]
    files: list[VillageFile]  # lead first, then the invited and accepted, by code
    offer: OfferLetter | None
    programmes: list[Programme]
    funding: dict[str, list[FundingLine]]
    shares: dict[str, list[VillageShare]]
    instrument: Instrument | None
    clauses: list[Clause]
    reviews: list[Review]
    text_meetings: list[Meeting]
    reflection_meetings: list[Meeting]
    members: list[BodyMember]
    indicators: list[Indicator]
    reports: list[ProgressReport]
    reflections: list[Reflection] = field(default_factory=list)
    proposals: list[Proposal] = field(default_factory=list)
    appraisal: Appraisal | None = None
    terms: TermsOfReference | None = None
    announcement: Announcement | None = None
    confirmations: list[PartnerConfirmation] = field(default_factory=list)
    partner_signature: PartnerSignature | None = None
    legacy: LegacyEntry | None = None

    @property
    def lead(self) -> VillageFile:
        """The village that began it."""
        return self.files[0]

    @property
    def bound(self) -> list[VillageFile]:
        """The lead and those that accepted."""
        return [file for file in self.files if file.party.status in Party.BOUND]

    def of(self, code: str) -> VillageFile | None:
        """The file of one village."""
        return next((file for file in self.files if file.village.code == code), None)

    @property
    def chosen(self) -> Proposal | None:
        """The outside party's offer that the village chose."""
        return next((p for p in self.proposals if p.status == Proposal.Status.CHOSEN), None)

    @property
    def partner(self) -> Partner | None:
        """The outside party of the cooperation."""
        return self.chosen.partner if self.chosen else None

    @cached_property
    def districts(self) -> set[str]:
        """The kecamatan of the bound villages."""
        return {file.village.district_code for file in self.bound}

    @property
    def text_meeting(self) -> Meeting | None:
        """The musyawarah antar desa that counts: the last one not cancelled."""
        alive = [m for m in self.text_meetings if m.deliberation.status != Deliberation.Status.CANCELLED]
        return alive[-1] if alive else None


def load(cooperation: Cooperation, instrument: Instrument | None = None) -> Case:
    """The case of one cooperation; a given instrument is taken as it is in memory."""
    case = load_many([cooperation])[0]
    if instrument is None:
        return case
    return Case(**{**{name: getattr(case, name) for name in case.__dataclass_fields__}, "instrument": instrument})


def load_meetings(cooperations: list[Cooperation]) -> dict[str, list[Meeting]]:
    """All meetings of these cooperations with their main decisions, oldest first."""
    mandates = list(
        Mandate.objects.filter(cooperation__in=cooperations)
        .select_related("deliberation__village", "village", "deliberation__paper")
        .order_by("deliberation__starts_at", "created_at")
    )
    held = [mandate.deliberation_id for mandate in mandates]
    items = {item.deliberation_id: item for item in AgendaItem.objects.filter(deliberation__in=held, is_main=True)}
    decisions = {d.item_id: d for d in Decision.objects.filter(item__in=items.values())}
    results = grouped(
        VillageResult.objects.filter(decision__in=decisions.values()).select_related("village"), "decision_id"
    )
    meetings: dict[str, list[Meeting]] = defaultdict(list)
    for mandate in mandates:
        item = items.get(mandate.deliberation_id)
        decision = decisions.get(item.pk) if item else None
        said = {r.village.code: r.outcome for r in results.get(decision.pk, [])} if decision else {}
        meetings[mandate.cooperation_id].append(Meeting(mandate, mandate.deliberation, item, decision, said))
    return meetings


def load_many(cooperations: list[Cooperation]) -> list[Case]:
    """The cases of several cooperations with the same number of queries as one."""
    ids = [cooperation.pk for cooperation in cooperations]
    parties = grouped(
        Party.objects.filter(cooperation__in=ids).select_related("village", "cooperation").order_by("village__code"),
        "cooperation_id",
    )
    return sort_out(cooperations, parties)


def load_for_acts(cooperations: list[Cooperation]) -> list[Case]:
    """The cases as far as `next_acts` looks into them; the cooperations come with their places."""
    return sort_out(cooperations, {each.pk: [*each.parties.all()] for each in cooperations}, for_acts=True)


def sort_out(cooperations: list[Cooperation], parties: dict[str, list[Party]], *, for_acts: bool = False) -> list[Case]:
    """Read what hangs on the cooperations and their villages."""
    active = [party for group in parties.values() for party in group if party.status in ACTIVE]
    by_coop = rows_of(cooperations, for_acts=for_acts)
    by_coop |= {"parties": parties, "meetings": load_meetings(cooperations)}
    by_village = village_rows(active, for_acts=for_acts)
    return call_as_signed([assemble(cooperation, by_coop, by_village) for cooperation in cooperations])


def assemble(cooperation: Cooperation, by_coop: dict[str, dict], by_village: dict[str, dict]) -> Case:
    """Sort the loaded rows into the case of one cooperation."""
    pk = cooperation.pk
    text, held = by_coop["instruments"].get(pk), by_coop["meetings"].get(pk, [])
    lead_first = sorted(by_coop["parties"].get(pk, []), key=lambda party: party.status != Party.Status.LEAD)
    return Case(
        cooperation=cooperation,
        parties=by_coop["parties"].get(pk, []),
        files=[village_file(p, by_coop, by_village, held) for p in lead_first if takes_part(p, cooperation)],
        offer=only(by_coop["offers"], pk),
        programmes=by_coop["programmes"].get(pk, []),
        funding=by_coop["funding"],
        shares=by_coop["shares"],
        instrument=text,
        clauses=[c for c in by_coop["clauses"].get(text.pk, []) if c.version == text.version] if text else [],
        reviews=by_coop["reviews"].get(text.pk, []) if text else [],
        text_meetings=[m for m in held if m.mandate.purpose == Purpose.TEXT],
        reflection_meetings=[m for m in held if m.mandate.purpose == Purpose.REFLECT],
        members=by_coop["members"].get(cooperation.body_id, []),
        indicators=by_coop["indicators"].get(pk, []),
        reports=by_coop["reports"].get(pk, []),
        reflections=by_coop["reflections"].get(pk, []),
        proposals=by_coop["proposals"].get(pk, []),
        appraisal=only(by_coop["appraisals"], pk),
        terms=only(by_coop["terms"], pk),
        announcement=only(by_coop["announcements"], pk),
        confirmations=by_coop["confirmations"].get(text.pk, []) if text else [],
        partner_signature=only(by_coop["partner_signatures"], text.pk) if text else None,
        legacy=only(by_coop["legacy"], pk),
    )


def takes_part(party: Party, cooperation: Cooperation) -> bool:
    """Of a village that old data name, nothing is read until it confirmed them."""
    return party.status in (Party.BOUND if cooperation.is_old_data else ACTIVE)


def only(rows: dict[str, list], key: str) -> Any:
    """The one row of a key, or None."""
    return next(iter(rows.get(key, [])), None)


def village_file(party: Party, by_coop: dict, by_village: dict, meetings: list[Meeting]) -> VillageFile:
    """Sort the loaded rows into the file of one village."""
    village, cooperation = party.village_id, party.cooperation_id
    return VillageFile(
        party=party,
        verified=by_village["verified"].get(village, []),
        swot={entry.quadrant for entry in by_village["swot"].get(village, [])},
        ranked=bool(by_village["ranks"].get(village)),
        bases=[b for b in by_coop["bases"].get(cooperation, []) if (b.need or b.potential).village_id == village],
        meetings=[m for m in meetings if m.mandate.village_id == village and m.mandate.purpose == Purpose.JOIN],
        text_meetings=[
            m for m in meetings if m.mandate.village_id == village and m.mandate.purpose == Purpose.VILLAGE_TEXT
        ],
        regulation=only(by_village["regulations"], village),
        delegates=by_coop["delegates"].get(party.pk, []),
        signature=only(by_coop["signatures"], party.pk),
        reasons={r.rule: r for r in by_coop["reasons"].get(cooperation, []) if r.village_id == village},
    )
