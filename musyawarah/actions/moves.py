"""The three moves of a musyawarah: open, adopt, cancel."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from musyawarah.actions.common import acting_code, hold
from musyawarah.models import Deliberation
from musyawarah.papers import TEMPLATE, official_record_data, printed_number, public_facts, series_kind, series_year
from musyawarah.workflow import moves_for
from records import issue, numbers
from records.formats import local_date
from records.models import Paper
from records.verdict import Refused


@transaction.atomic
def open_deliberation(*, deliberation: Deliberation, by: Any) -> None:
    """The meeting begins; from now on it is recorded."""
    hold(deliberation)
    moves_for(deliberation).make(deliberation, "open", by=by, region_code=acting_code(deliberation, by))


@transaction.atomic
def cancel_deliberation(*, deliberation: Deliberation, reason: str, by: Any) -> None:
    """Call off a meeting that has not begun, with the reason."""
    hold(deliberation)
    if not reason.strip():
        raise Refused("Isi alasan pembatalan.")
    code = acting_code(deliberation, by)
    moves_for(deliberation).make(deliberation, "cancel", by=by, region_code=code, note=reason)


@transaction.atomic
def adopt_deliberation(*, deliberation: Deliberation, by: Any) -> Paper:
    """Adopt the record: number, final paper and state in one transaction; nobody changes it afterwards."""
    hold(deliberation)
    moves = moves_for(deliberation)
    verdict = moves.judge(deliberation, "adopt", by)
    if verdict.forbidden:
        raise PermissionDenied(verdict.reason)
    if not verdict:
        raise Refused(verdict)
    now = timezone.now()
    year, code = series_year(deliberation), deliberation.village.code
    number = numbers.take(body=code, kind=series_kind(deliberation), year=year, subject=deliberation, by=by)
    printed = printed_number(deliberation, number)
    paper = issue.issue(
        kind=Paper.Kind.OFFICIAL_RECORD,
        template=TEMPLATE,
        data=official_record_data(deliberation, number=printed),
        document_date=local_date(deliberation.starts_at),
        subject=deliberation,
        title=f"Berita acara {deliberation.get_kind_display().lower()} nomor {printed}",
        region_code=code,
        facts=public_facts(deliberation, printed),
        by=by,
    )
    acting = acting_code(deliberation, by)
    moves.make(deliberation, "adopt", by=by, region_code=acting, number=number, adopted_at=now, paper=paper)
    return paper
