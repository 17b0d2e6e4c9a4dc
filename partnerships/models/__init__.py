"""The models of the cooperation floor, one file per aggregate."""

from partnerships.models.body import BodyMember, CooperationBody
from partnerships.models.cooperation import (
    Basis,
    Contact,
    Cooperation,
    Delegate,
    JournalEntry,
    Mandate,
    OfferLetter,
    Party,
    WrittenReason,
)
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
from partnerships.models.monitoring import END_GROUNDS, Indicator, Measurement, ProgressReport, Reflection
from partnerships.models.programme import FundingLine, Programme, VillageShare

__all__ = [
    "CLAUSES",
    "END_GROUNDS",
    "Basis",
    "BodyMember",
    "Clause",
    "Contact",
    "Cooperation",
    "CooperationBody",
    "Delegate",
    "FundingLine",
    "Indicator",
    "Instrument",
    "JournalEntry",
    "Mandate",
    "Measurement",
    "OfferLetter",
    "Party",
    "Programme",
    "ProgressReport",
    "Reflection",
    "Review",
    "ReviewPoint",
    "Signature",
    "SignatureScan",
    "VillageRegulation",
    "VillageShare",
    "WrittenReason",
]
