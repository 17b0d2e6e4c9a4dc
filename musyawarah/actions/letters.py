"""Issuing the letter of invitation: number, final paper and row in one transaction."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from musyawarah.actions.common import Status, begin, scheduling_right
from musyawarah.letters import (
    TEMPLATE,
    letter_data,
    letter_facts,
    people_in,
    printed_letter_number,
    series_of,
)
from musyawarah.models import Deliberation, InvitationLetter
from records import issue, numbers, trail
from records.formats import local_date
from records.models import Paper
from records.verdict import Refused


@transaction.atomic
def issue_letter(*, deliberation: Deliberation, recipients: str, dated: date, by: Any) -> InvitationLetter:
    """Issue the letter that calls the meeting; a later one stands beside the earlier, whose number stays taken."""
    code = begin(deliberation, Status.PLANNED, right=scheduling_right(deliberation), by=by)
    if not people_in(recipients):
        raise Refused("Isi yang diundang.")
    if dated > timezone.localdate():
        raise Refused("Tanggal surat tidak boleh setelah hari ini.")
    if dated > local_date(deliberation.starts_at):
        raise Refused("Tanggal surat tidak boleh setelah hari musyawarah.")
    letter = InvitationLetter(
        deliberation=deliberation,
        dated=dated,
        recipients=recipients,
        starts_at=deliberation.starts_at,
        venue=deliberation.venue,
        created_by=by,
    )
    village = deliberation.village.code
    letter.number = numbers.take(body=village, kind=series_of(deliberation), year=dated.year, subject=letter, by=by)
    printed = printed_letter_number(deliberation, letter.number, dated, by)
    letter.paper = issue.issue(
        kind=Paper.Kind.INVITATION,
        template=TEMPLATE,
        data=letter_data(deliberation, recipients=recipients, dated=dated, by=by, number=printed),
        document_date=dated,
        subject=letter,
        title=f"Undangan {deliberation.get_kind_display().lower()} nomor {printed}",
        region_code=village,
        facts=letter_facts(deliberation, printed, dated),
        by=by,
    )
    letter.save(force_insert=True)
    facts = {"letter": letter.pk, "number": printed, "people": len(people_in(recipients)), "paper": letter.paper.code}
    trail.record("deliberation.issue_letter", deliberation, by=by, region_code=code, new=facts)
    return letter
