"""The models of the records' floor, by subject."""

from records.models.imports import ImportFile, ImportRow, ImportRun
from records.models.official import (
    Document,
    Duty,
    Event,
    FormKey,
    IssuedNumber,
    NumberSeries,
    OutgoingMail,
    Paper,
)

__all__ = [
    "Document",
    "Duty",
    "Event",
    "FormKey",
    "ImportFile",
    "ImportRow",
    "ImportRun",
    "IssuedNumber",
    "NumberSeries",
    "OutgoingMail",
    "Paper",
]
