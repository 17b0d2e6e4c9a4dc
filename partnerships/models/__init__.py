"""The models of the cooperation floor, one file per aggregate."""

from partnerships.models.analysis import CooperationSwot
from partnerships.models.body import BodyMember, CooperationBody, Decree
from partnerships.models.commitment import Commitment
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
    Proposal,
    TermsOfReference,
)
from partnerships.models.partner_part import PartnerConfirmation, PartnerSignature
from partnerships.models.programme import Activity, CostLine, Feasibility, FundingLine, Programme, VillageShare
from partnerships.models.registry import Partner, PartnerCoverage, PartnerDocument, PartnerTopic
from partnerships.models.shortlist import PartnerInvitation, Shortlisted
from partnerships.models.track import BETWEEN_VILLAGES, DECIDED_IN_VILLAGES, WITH_THIRD_PARTY, WORDS, Track

__all__ = [
    "BETWEEN_VILLAGES",
    "CLAUSES",
    "DECIDED_IN_VILLAGES",
    "END_GROUNDS",
    "WITH_THIRD_PARTY",
    "WORDS",
    "Activity",
    "Announcement",
    "Appraisal",
    "Basis",
    "BodyMember",
    "Clause",
    "Commitment",
    "Contact",
    "Cooperation",
    "CooperationBody",
    "CooperationSwot",
    "CostLine",
    "Decree",
    "Delegate",
    "Feasibility",
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
    "PartnerCoverage",
    "PartnerDocument",
    "PartnerInvitation",
    "PartnerSignature",
    "PartnerTopic",
    "Party",
    "Programme",
    "ProgressReport",
    "Proposal",
    "Reflection",
    "Review",
    "ReviewPoint",
    "Shortlisted",
    "Signature",
    "SignatureScan",
    "TermsOfReference",
    "Track",
    "VillageRegulation",
    "VillageShare",
    "WrittenReason",
]
