"""Every page that edits a stored row: who edits what there, and two different contents."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.conftest import NGEBEL
from tests.factories import cases
from tests.partnerships import partner_world
from villages.models import Criterion


@dataclass(frozen=True)
class Edit:
    """Two people's different contents of one field, as they are typed and as they are read."""

    who: str
    name: str  # of the field; "" is the first one of the page
    first: Any  # a value, or a function of the page
    second: Any
    now: str = ""
    typed: str = ""
    place: Callable[[Any], list] | None = None  # another row than the scene's usual one
    more: tuple[tuple[str, Any], ...] = ()

    def field(self, page: Any) -> str:
        """The name of the field on this page."""
        return self.name or next(iter(page.context["form"].fields))


def text(who: str, name: str, more: tuple = (), place: Callable | None = None) -> Edit:
    """A field of words."""
    first, second = "Isi orang pertama.", "Isi orang kedua."
    return Edit(who, name, first, second, first, second, place, more)


def offered(page: Any) -> list[str]:
    """The choices of the page's first field."""
    return [key for key, _ in next(iter(page.context["form"].fields.values())).choices]


def everything(page: Any) -> list[str]:
    """All that is offered."""
    return offered(page)


def one_thing(page: Any) -> list[str]:
    """The last that is offered."""
    return offered(page)[-1:]


def planned(scene: Any) -> list:
    """A meeting that has not begun."""
    cooperation = cases.prepared(scene.cast, scene.begun.regions)
    return [cases.scheduled(scene.cast, cooperation, "ngebel", NGEBEL).pk]


def scores(name: str) -> Edit:
    """Two opinions on one criterion."""
    given = tuple((criterion, "3") for criterion in Criterion.values if criterion != name)
    return Edit("sekdes_ngebel", name, "1", "5", "1", "5", more=given)


APPRAISAL = tuple((partner_world.APPRAISAL | {"checked_on": "1/3/2026"}).items())
TERMS = tuple(partner_world.TERMS.items())
COST = (("quantity_0", "4.000"), ("unit_0", "m"), ("price_0", "38.500"))
FEASIBILITY = tuple((cases.FEASIBILITY | {"saving_value": "45.000.000", "checked_on": "1/3/2026"}).items())
EDITS = {
    "villages:potential-edit": text("perangkat_ngebel", "name"),
    "villages:need-edit": text("sekdes_ngebel", "name"),
    "villages:year-edit": Edit("sekdes_ngebel", "households", "700", "702"),
    "villages:plan-edit": text("sekdes_ngebel", "activity"),
    "villages:letterhead": text("sekdes_ngebel", "address"),
    "villages:swot-edit": text("sekdes_ngebel", "text"),
    "villages:season-edit": text("sekdes_ngebel", "name"),
    "villages:priority-weights": Edit("sekdes_ngebel", "manfaat", "5", "0", "5 – sangat besar", "0 – tidak dihitung"),
    "villages:need-score": scores("biaya"),
    "villages:potential-score": scores("risiko"),
    "topics:topic-edit": text("pengelola", "name"),
    "topics:unit-edit": text("pengelola", "name"),
    "musyawarah:deliberation-edit": text("bpd_ngebel", "venue", place=planned),
    "musyawarah:officers-edit": text("sekdes_ngebel", "chair"),
    "musyawarah:minutes-edit": text("sekdes_ngebel", "minutes"),
    "musyawarah:decision-edit": text("sekdes_ngebel", "wording"),
    "partnerships:cooperation-edit": text("sekdes_ngebel", "title"),
    "partnerships:analysis-edit": text("sekdes_ngebel", "text"),
    "partnerships:claim-edit": Edit("sekdes_ngebel", "quantity", "5", "4", "5", "4"),
    "partnerships:basis-edit": Edit("sekdes_ngebel", "", everything, one_thing),
    "partnerships:reason-write": text("kades_ngebel", "reason"),
    "partnerships:programme-edit": text("sekdes_ngebel", "name"),
    "partnerships:share-edit": text("sekdes_ngebel", "welfare"),
    "partnerships:funding-table": text("sekdes_ngebel", "note_0"),  # before the costs: they change what it adds up to
    "partnerships:activity-edit": text("sekdes_ngebel", "name"),
    "partnerships:costs-edit": text("sekdes_ngebel", "item_0", more=COST),
    "partnerships:feasibility-edit": text("sekdes_ngebel", "need", more=FEASIBILITY),
    "partnerships:regulation-edit": text("sekdes_ngebel", "title"),
    "partnerships:instrument-edit": text("sekdes_ngebel", "title"),
    "partnerships:clause-edit": text("sekdes_ngebel", "text"),
    "partnerships:appraisal-edit": text("sekdes_ngebel", "benefits", more=APPRAISAL),
    "partnerships:terms-edit": text("sekdes_ngebel", "background", more=TERMS),
    "partnerships:proposal-edit": text("sekdes_ngebel", "offers"),
    "partnerships:partner-edit": text("sekdes_ngebel", "name"),
    "partnerships:partner-entry-edit": text("sekdes_ngebel", "name", (("other", "on"),)),
    "partnerships:partner-coverage": Edit(
        "sekdes_ngebel",
        "regions",
        "Kecamatan Ngebel (35.02.19)",
        "Kabupaten Ponorogo (35.02)",
        "Ngebel",
        "Kabupaten Ponorogo",
    ),
    "partnerships:partner-topic-edit": text("sekdes_ngebel", "note"),
    "partnerships:partner-conflict": text("sekdes_ngebel", "conflict_note", (("conflict", "ada"),)),
    "partnerships:proposal-evaluate": text("sekdes_ngebel", "evaluation"),
    "partnerships:body-form": text("kades_ngebel", "name"),
}


def change(page: Any, edit: Edit, value: Any) -> dict[str, Any]:
    """What one of the two types."""
    return dict(edit.more) | {edit.field(page): value(page) if callable(value) else value}


def fields_of(answer: Any) -> Any:
    """Why a form did not pass, for the message of a failing test."""
    form = answer.context["form"] if answer.context and "form" in answer.context else None
    return form.errors if form is not None else answer.content[:500]
