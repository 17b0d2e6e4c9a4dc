"""The models of the cooperation floor, one file per aggregate."""

from partnerships.models.analysis import CooperationSwot
from partnerships.models.body import BodyMember, CooperationBody, Decree
from partnerships.models.cooperation import Basis, Contact, Cooperation, JournalEntry, Party, WrittenReason
from partnerships.models.instrument import (
    CLAUSES,
    Clause,
    Instrument,
    Review,
    ReviewPoint,
    Signature,
    SignatureScan,
    VillageRegulation,
)
from partnerships.models.mandate import Delegate, Mandate, OfferLetter
from partnerships.models.monitoring import END_GROUNDS, Indicator, Measurement, ProgressReport, Reflection
from partnerships.models.partner import (
    Announcement,
    Appraisal,
    LegacyEntry,
    Partner,
    Proposal,
    TermsOfReference,
)
from partnerships.models.partner_part import PartnerConfirmation, PartnerSignature
from partnerships.models.programme import FundingLine, Programme, VillageShare
from partnerships.models.track import BETWEEN_VILLAGES, DECIDED_IN_VILLAGES, WITH_THIRD_PARTY, WORDS, Track

__all__ = [
    "BETWEEN_VILLAGES",
    "CLAUSES",
    "DECIDED_IN_VILLAGES",
    "END_GROUNDS",
    "WITH_THIRD_PARTY",
    "WORDS",
    "Announcement",
    "Appraisal",
    "Basis",
    "BodyMember",
    "Clause",
    "Contact",
    "Cooperation",
    "CooperationBody",
    "CooperationSwot",
    "Decree",
    "Delegate",
    "FundingLine",
    "Indicator",
    "Instrument",
    "JournalEntry",
    "LegacyEntry",
    "Mandate",
    "Measurement",
    "OfferLetter",
    "Partner",
    "PartnerConfirmation",
    "PartnerSignature",
    "Party",
    "Programme",
    "ProgressReport",
    "Proposal",
    "Reflection",
    "Review",
    "ReviewPoint",
    "Signature",
    "SignatureScan",
    "TermsOfReference",
    "Track",
    "VillageRegulation",
    "VillageShare",
    "WrittenReason",
]
