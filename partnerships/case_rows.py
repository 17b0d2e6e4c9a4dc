"""The rows of cases, loaded for many cooperations at once with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model, QuerySet

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
    OfferLetter,
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
from villages.models import Potential, PriorityRank, SwotEntry


def grouped(rows: Iterable, key: str) -> dict[str, list]:
    """Rows by the value of one attribute (or a path of attributes)."""
    groups: dict[str, list] = defaultdict(list)
    for row in rows:
        value = row
        for part in key.split("."):
            value = getattr(value, part)
        groups[value].append(row)
    return groups


@dataclass(frozen=True)
class Table:
    """One table of a case: its rows in their order with what they need, the way to their owner, how they are sorted."""

    rows: QuerySet
    owner: str
    key: str

    def read(self, owners: Collection) -> dict[str, list]:
        """The rows of these owners; no query for none."""
        found = self.rows.filter(**{f"{self.owner}__in": owners}) if owners else []
        return grouped(found, self.key)


def of(model: type[Model], owner: str, key: str = "", *, order: str = "", joined: Sequence[str] = ()) -> Table:
    """A table whose rows hang on `owner` and are sorted by it, or by another key."""
    rows = model._default_manager.all()
    rows = rows.select_related(*joined) if joined else rows
    return Table(rows.order_by(order) if order else rows, owner, key or f"{owner}_id")


# What hangs on a cooperation; villages of rows are named, so they are read with them.
TABLES = {
    "bases": of(Basis, "cooperation", joined=("need__village", "potential__village")),
    "offers": of(OfferLetter, "cooperation"),
    "programmes": of(Programme, "cooperation", order="created_at", joined=("feasibility",)),
    "funding": of(FundingLine, "programme__cooperation", "programme_id", joined=("village",)),
    "shares": of(
        VillageShare,
        "programme__cooperation",
        "programme_id",
        joined=("village", "medium_term_row", "annual_row"),
    ),
    "indicators": of(Indicator, "cooperation", order="created_at"),
    "reports": of(ProgressReport, "cooperation"),
    "reflections": of(Reflection, "cooperation"),
    "reasons": of(WrittenReason, "cooperation"),
    "delegates": of(Delegate, "party__cooperation", "party_id", order="created_at"),
    "signatures": of(Signature, "party__cooperation", "party_id", joined=("party__village",)),
    "instruments": of(Instrument, "cooperation", joined=("paper",)),
    "clauses": of(Clause, "instrument__cooperation", "instrument_id", order="letter"),
    "reviews": of(Review, "instrument__cooperation", "instrument_id", order="created_at"),
}
MEMBERS = of(BodyMember, "body", joined=("village",))  # of joint bodies, of which one may bear several cooperations
# What only a cooperation with an outside party has, and what only old data have.
THIRDS = {
    "proposals": of(Proposal, "cooperation", joined=("partner",)),
    "appraisals": of(Appraisal, "cooperation"),
    "terms": of(TermsOfReference, "cooperation"),
    "announcements": of(Announcement, "cooperation", joined=("paper",)),
    "confirmations": of(PartnerConfirmation, "instrument__cooperation", "instrument_id"),
    "partner_signatures": of(PartnerSignature, "instrument__cooperation", "instrument_id"),
}
OLD = {"legacy": of(LegacyEntry, "cooperation")}
OF_VILLAGES = {
    "verified": Table(Potential.objects.verified(), "village", "village_id"),
    "swot": of(SwotEntry, "village"),
    "ranks": of(PriorityRank, "village"),
    "regulations": of(VillageRegulation, "village"),
}

# For the next acts: at which stages one may ask for the table. A table that is not named is asked for by none.
Stage = Cooperation.Stage
PLANNED, AT_WORK = (Stage.PREPARATION, Stage.OFFER, Stage.DRAFTING), (Stage.RUNNING, Stage.SUSPENDED)
FOR_ACTS: dict[str, Collection[str]] = {
    "bases": (Stage.PREPARATION,),
    "ranks": (Stage.PREPARATION,),
    "appraisals": (Stage.PREPARATION,),
    "terms": (Stage.PREPARATION,),
    "proposals": PLANNED,
    "announcements": (Stage.OFFER,),
    "offers": (Stage.OFFER,),
    "programmes": (Stage.PREPARATION, Stage.DRAFTING),
    "reasons": (Stage.PREPARATION, Stage.DRAFTING),
    **dict.fromkeys(
        ("funding", "shares", "instruments", "clauses", "delegates", "regulations"),
        (Stage.DRAFTING,),
    ),
    "confirmations": (Stage.DRAFTING,),
    "partner_signatures": (Stage.DRAFTING,),
    "signatures": (Stage.DRAFTING, Stage.IN_FORCE, *AT_WORK),  # of which day the names are
    "members": (Stage.IN_FORCE,),
    **dict.fromkeys(("indicators", "reports", "reflections"), AT_WORK),
}


def rows_of(cooperations: Collection[Cooperation], *, for_acts: bool = False) -> dict[str, dict[str, list]]:
    """Every table of these cooperations, sorted; for the next acts only what they ask for."""
    found = {}
    for tables, belongs in (
        (TABLES, lambda each: True),
        (THIRDS, lambda each: each.with_third_party),
        (OLD, lambda each: each.is_old_data),
    ):
        theirs = [each for each in cooperations if belongs(each)]
        for name, table in tables.items():
            found[name] = table.read([each.pk for each in at_stages(theirs, name, for_acts)])
    bodies = {each.body_id for each in at_stages(cooperations, "members", for_acts) if each.body_id}
    found["members"] = MEMBERS.read(bodies)
    by_key = {each.pk: each for each in cooperations}
    found["instruments"] = {key: texts[0] for key, texts in found["instruments"].items()}
    for key, text in found["instruments"].items():
        text.cooperation = by_key[key]
    return found


def village_rows(parties: Collection[Party], *, for_acts: bool = False) -> dict[str, dict[int, list]]:
    """What hangs on the villages of these parties."""
    found = {}
    for name, table in OF_VILLAGES.items():
        wanted = {each.pk for each in at_stages([party.cooperation for party in parties], name, for_acts)}
        found[name] = table.read({party.village_id for party in parties if party.cooperation_id in wanted})
    return found


def at_stages(cooperations: Collection[Cooperation], table: str, for_acts: bool) -> list[Cooperation]:
    """Those of which this table is read."""
    stages = FOR_ACTS.get(table, ()) if for_acts else Stage
    return [each for each in cooperations if each.stage in stages]
