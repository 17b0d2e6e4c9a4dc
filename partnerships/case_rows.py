"""The rows of cases, loaded for many cooperations at once with a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable

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


def money_of(ids: list[str]) -> dict[str, dict[str, list]]:
    """Funding and village shares, by programme."""
    funding = FundingLine.objects.filter(programme__cooperation__in=ids).select_related("village")
    rows = VillageShare.objects.filter(programme__cooperation__in=ids)
    shares = rows.select_related("village", "medium_term_row", "annual_row")
    return {"funding": grouped(funding, "programme_id"), "shares": grouped(shares, "programme_id")}


def texts_of(cooperations: list[Cooperation]) -> dict[str, dict]:
    """The texts by cooperation, their clauses and reviews by text."""
    by_key = {cooperation.pk: cooperation for cooperation in cooperations}
    texts = {t.cooperation_id: t for t in Instrument.objects.filter(cooperation__in=by_key).select_related("paper")}
    for key, text in texts.items():
        text.cooperation = by_key[key]
    clauses = Clause.objects.filter(instrument__in=texts.values()).order_by("letter")
    reviews = Review.objects.filter(instrument__in=texts.values()).order_by("created_at")
    return {
        "instruments": texts,
        "clauses": grouped(clauses, "instrument_id"),
        "reviews": grouped(reviews, "instrument_id"),
    }


def bodies_of(cooperations: list[Cooperation]) -> dict[str, dict[str, list]]:
    """The members of the joint bodies, by body."""
    bodies = {cooperation.body_id for cooperation in cooperations if cooperation.body_id}
    return {"members": grouped(BodyMember.objects.filter(body__in=bodies).select_related("village"), "body_id")}


def records_of(ids: list[str]) -> dict[str, dict[str, list]]:
    """The rows that hang on cooperations directly."""
    return {
        "bases": grouped(
            Basis.objects.filter(cooperation__in=ids).select_related("need__village", "potential__village"),
            "cooperation_id",
        ),
        "offers": grouped(OfferLetter.objects.filter(cooperation__in=ids), "cooperation_id"),
        "programmes": grouped(
            Programme.objects.filter(cooperation__in=ids).select_related("feasibility").order_by("created_at"),
            "cooperation_id",
        ),
        "indicators": grouped(Indicator.objects.filter(cooperation__in=ids).order_by("created_at"), "cooperation_id"),
        "reports": grouped(ProgressReport.objects.filter(cooperation__in=ids), "cooperation_id"),
        "reflections": grouped(Reflection.objects.filter(cooperation__in=ids), "cooperation_id"),
        "reasons": grouped(WrittenReason.objects.filter(cooperation__in=ids), "cooperation_id"),
        "delegates": grouped(Delegate.objects.filter(party__cooperation__in=ids).order_by("created_at"), "party_id"),
        "signatures": grouped(
            Signature.objects.filter(party__cooperation__in=ids).select_related("party__village"), "party_id"
        ),
    }


def village_records(villages: set[int]) -> dict[str, dict]:
    """The rows that hang on villages."""
    return {
        "verified": grouped(
            Potential.objects.filter(village__in=villages, status=Potential.Status.VERIFIED), "village_id"
        ),
        "swot": grouped(SwotEntry.objects.filter(village__in=villages), "village_id"),
        "ranks": grouped(PriorityRank.objects.filter(village__in=villages), "village_id"),
        "regulations": grouped(VillageRegulation.objects.filter(village__in=villages), "village_id"),
    }


def thirds_of(cooperations: list[Cooperation]) -> dict[str, dict[str, list]]:
    """What only a cooperation with an outside party, or an old one, has; nothing is asked when there is none."""
    ids = [cooperation.pk for cooperation in cooperations if cooperation.with_third_party]
    old = [cooperation.pk for cooperation in cooperations if cooperation.is_old_data]
    chosen = Proposal.objects.filter(cooperation__in=ids).select_related("partner")
    return {
        "proposals": grouped(chosen, "cooperation_id"),
        "appraisals": grouped(Appraisal.objects.filter(cooperation__in=ids), "cooperation_id"),
        "terms": grouped(TermsOfReference.objects.filter(cooperation__in=ids), "cooperation_id"),
        "announcements": grouped(
            Announcement.objects.filter(cooperation__in=ids).select_related("paper"), "cooperation_id"
        ),
        "confirmations": grouped(PartnerConfirmation.objects.filter(instrument__cooperation__in=ids), "instrument_id"),
        "partner_signatures": grouped(
            PartnerSignature.objects.filter(instrument__cooperation__in=ids), "instrument_id"
        ),
        "legacy": grouped(LegacyEntry.objects.filter(cooperation__in=old), "cooperation_id"),
    }
