"""Acts of step 6: indicators, reports, and what an aksi-refleksi decides."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask
from accounts.permissions import Permission
from musyawarah.models import Decision, Outcome
from partnerships.actions.commitments import release_commitments
from partnerships.models import Cooperation, Indicator, Mandate, Measurement, ProgressReport, Reflection
from partnerships.workflow import COOPERATION_MOVES
from records import trail
from records.moves import hold
from records.verdict import Refused

Stage, Result = Cooperation.Stage, Reflection.Result
OVER = (Stage.ENDED, Stage.CLOSED)
NOT_RUNNING = "Laporan diisi setelah kerja sama berjalan. Mulai pelaksanaan dulu di langkah 5."
NO_INDICATOR = "Belum ada indikator. Tambahkan indikator dulu, supaya laporan bisa diukur."
NOT_FINAL = "Musyawarah aksi-refleksi belum disahkan. Sahkan berita acaranya dulu."
ENDED = "Kerja sama berakhir"
NEEDS_GROUND = "Pilih dasar berakhirnya kerja sama (PP 43/2014 Pasal 147)."


@transaction.atomic
def add_indicator(
    *, cooperation: Cooperation, name: str, unit: str, baseline: Decimal, target: Decimal, by: Any
) -> Indicator:
    """Say what is measured, where it stood and where it shall go."""
    ask(by, Permission.REPORT_FILL, cooperation.place)
    if cooperation.stage in OVER:
        raise Refused("Kerja sama ini sudah selesai, jadi indikator tidak bisa ditambah.")
    facts = {"name": name, "unit": unit, "baseline": baseline, "target": target}
    indicator = Indicator.objects.create(cooperation=cooperation, created_by=by, **facts)
    trail.record("cooperation.add_indicator", cooperation, by=by, region_code=cooperation.lead.code, new=facts)
    return indicator


@transaction.atomic
def add_report(
    *,
    cooperation: Cooperation,
    period_start: date,
    period_end: date,
    done: str,
    spent: int,
    problems: str,
    values: dict[Indicator, Decimal | None],
    by: Any,
) -> ProgressReport:
    """Report on one period; an indicator without a value was not measured, which is not zero."""
    ask(by, Permission.REPORT_FILL, cooperation.place)
    if cooperation.stage != Stage.RUNNING:
        raise Refused(NOT_RUNNING)
    if not values:
        raise Refused(NO_INDICATOR)
    facts = {
        "period_start": period_start,
        "period_end": period_end,
        "done": done,
        "spent": spent,
        "problems": problems,
    }
    report = ProgressReport.objects.create(cooperation=cooperation, created_by=by, **facts)
    measured = {indicator: value for indicator, value in values.items() if value is not None}
    Measurement.objects.bulk_create(
        Measurement(report=report, indicator=indicator, value=value, created_by=by)
        for indicator, value in measured.items()
    )
    new = facts | {"report": report, "measured": {indicator.pk: value for indicator, value in measured.items()}}
    trail.record("cooperation.report", cooperation, by=by, region_code=cooperation.lead.code, new=new)
    return report


def move_after(cooperation: Cooperation, result: str) -> str:
    """What the decision does to the cooperation; an addendum comes by an act of its own."""
    if result == Result.END:
        return "end"
    if result == Result.SUSPEND and cooperation.stage == Stage.RUNNING:
        return "suspend"
    if result in (Result.CONTINUE, Result.IMPROVE) and cooperation.stage == Stage.SUSPENDED:
        return "resume"
    return ""


@transaction.atomic
def decide_reflection(
    *, mandate: Mandate, lessons: str, body_performance: str, result: str, by: Any, ground: str = ""
) -> Reflection:
    """Record what the parties learnt and decided together (PP 43/2014 pasal 145)."""
    cooperation, meeting = mandate.cooperation, mandate.deliberation
    ask(by, Permission.REFLECTION_DECIDE, cooperation.place)
    hold(mandate)
    check_reflection(mandate, result, ground)
    facts = {
        "lessons": lessons,
        "body_performance": body_performance,
        "result": result,
        "ground": ground if result == Result.END else "",
        "decided_on": timezone.localdate(meeting.starts_at),
    }
    reflection = Reflection.objects.create(cooperation=cooperation, deliberation=meeting, created_by=by, **facts)
    trail.record("cooperation.reflect", cooperation, by=by, region_code=cooperation.lead.code, new=facts)
    if name := move_after(cooperation, result):
        ended = {"ended_on": facts["decided_on"]} if name == "end" else {}
        COOPERATION_MOVES.make(
            cooperation,
            name,
            by=by,
            region_code=cooperation.lead.code,
            note=reflection.get_ground_display() if ground else lessons,
            **ended,
        )
        if name == "end":
            release_commitments(cooperation, by, ENDED)
    return reflection


def check_reflection(mandate: Mandate, result: str, ground: str) -> None:
    """A final meeting, a running cooperation, one decision, and a ground for an end; raises Refused."""
    if mandate.purpose != Mandate.Purpose.REFLECT:
        raise Refused("Musyawarah ini bukan aksi-refleksi.")
    if not mandate.deliberation.is_final:
        raise Refused(NOT_FINAL)
    decided = Decision.objects.filter(item__deliberation=mandate.deliberation_id, item__is_main=True).first()
    if decided is None or decided.outcome != Outcome.AGREED:
        raise Refused("Musyawarah aksi-refleksi tidak menyepakati keputusan. Adakan musyawarah lagi.")
    if mandate.cooperation.stage not in (Stage.RUNNING, Stage.SUSPENDED):
        raise Refused("Aksi-refleksi diputuskan selama kerja sama berjalan.")
    if Reflection.objects.filter(deliberation=mandate.deliberation_id).exists():
        raise Refused("Keputusan aksi-refleksi ini sudah dicatat.")
    if result == Result.END and not ground:
        raise Refused(NEEDS_GROUND)
