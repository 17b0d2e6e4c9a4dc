"""The form that opens a cooperation with candidates of the shortlist."""

from typing import Any

from partnerships.forms.starting import CooperationForm
from partnerships.models import Shortlisted
from records.formats import NBSP, angka
from records.wording import sentence_start

MOST_NAMES = 150


class ShortlistStartForm(CooperationForm):
    """What the cooperation is about, with a first proposal from what was searched for."""

    def __init__(self, *args: Any, entries: list[Shortlisted], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        things = list({str(thing): thing for each in entries if (thing := each.need or each.own_potential)}.values())
        names = [each.who for each in entries]
        about = things[0].name if things else "Kerja sama"
        self.initial.setdefault("title", f"{sentence_start(about)} bersama {joined(names)}"[:MOST_NAMES])
        needs = [f"{each.name} {angka(each.quantity)}{NBSP}{each.unit}" for each in things]
        if needs:
            self.initial.setdefault("purpose", f"Memenuhi: {'; '.join(needs)}.")


def joined(names: list[str]) -> str:
    """Pupus, Talun dan PT Tirta."""
    *before, last = dict.fromkeys(names)
    return f"{', '.join(before)} dan {last}" if before else last
