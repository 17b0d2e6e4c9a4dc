"""Which paper a text becomes: a Peraturan Bersama of the kades, or a Perjanjian Bersama with an outside party."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from partnerships.models import Instrument
from partnerships.papers import agreement
from partnerships.papers.joint_regulation import joint_regulation_data, public_facts
from partnerships.texts import party_names, series
from records.models import Paper


@dataclass(frozen=True)
class TextPaper:
    """One kind of text: its kind of paper, its template, its data, and what /v/ may tell of it."""

    kind: str
    template: str
    data: Callable[[Instrument], dict[str, Any]]
    facts: Callable[[Instrument], dict[str, str]]
    name: Callable[[Instrument], str]

    def title(self, instrument: Instrument) -> str:
        """The title of the issued paper."""
        return f"{self.name(instrument)} tentang {instrument.title}"[:300]


def joint_name(instrument: Instrument) -> str:
    """Peraturan Bersama Kepala Desa A dan B."""
    return f"Peraturan Bersama Kepala Desa {series(party_names(instrument))}"


def agreement_name(instrument: Instrument) -> str:
    """Perjanjian Bersama Desa A dengan PT B."""
    partner = agreement.partner_of(instrument)
    villages = series([f"Desa {name}" for name in party_names(instrument)])
    return f"Perjanjian Bersama {villages} dengan {partner or 'pihak ketiga'}"


JOINT = TextPaper(Paper.Kind.JOINT_REGULATION, "peraturan_bersama", joint_regulation_data, public_facts, joint_name)
AGREEMENT = TextPaper(
    Paper.Kind.AGREEMENT, agreement.TEMPLATE, agreement.agreement_data, agreement.agreement_facts, agreement_name
)


def paper_of_text(instrument: Instrument) -> TextPaper:
    """The paper of this text, by its track."""
    return AGREEMENT if instrument.cooperation.with_third_party else JOINT
