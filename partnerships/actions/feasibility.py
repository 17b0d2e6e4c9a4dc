"""The act that writes down whether a programme can be done."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from partnerships.actions.programmes import judge_editing
from partnerships.models import Feasibility, Programme
from partnerships.programmes.feasible import IN_APPRAISAL, appraisal_of
from records import trail
from records.moves import hold
from records.verdict import Refused

FIRST_THE_STUDY = "Isi dulu kajian desa. Lingkungan dan tata ruang diperiksa di sana."


@transaction.atomic
def write_feasibility(*, programme: Programme, by: Any, **facts: Any) -> Feasibility:
    """Write need, saving, capacity, risk, environment and spatial plan (Permendagri 96/2017 pasal 7, 13 and 14).

    Beside an outside party the kajian holds environment and spatial plan; they are not written twice.
    """
    cooperation = programme.cooperation
    judge_editing(cooperation, by)
    hold(programme)
    if cooperation.with_third_party:
        appraisal = appraisal_of(cooperation)
        if appraisal is None:
            raise Refused(FIRST_THE_STUDY)
        facts |= dict.fromkeys(IN_APPRAISAL, "") | {"checked_on": appraisal.checked_on}
    if facts["checked_on"] > timezone.localdate():
        raise Refused("Tanggal pemeriksaan tidak boleh setelah hari ini.")
    rows = Feasibility.objects.filter(programme=programme)
    old = rows.values(*facts).first() or {}
    row, _ = rows.update_or_create(programme=programme, defaults=facts, create_defaults=facts | {"created_by": by})
    code = cooperation.lead.code
    trail.record("programme.write_feasibility", programme, by=by, region_code=code, old=old, new=facts)
    return row
