"""Official numbers that only the portal gives: gap-free per body, kind and year."""

from django.db import models, transaction
from django.db.models import F

from records.models import IssuedNumber, NumberSeries
from records.trail import subject_key


@transaction.atomic
def take(*, body: str, kind: str, year: int, subject: models.Model, by) -> int:
    """The next number of the series, in the caller's transaction: if the paper fails, no gap stays."""
    series, _ = NumberSeries.objects.get_or_create(body=body, kind=kind, year=year)
    NumberSeries.objects.filter(pk=series.pk).update(last=F("last") + 1)
    series.refresh_from_db()
    subject_type, subject_id = subject_key(subject)
    IssuedNumber.objects.create(
        series=series, number=series.last, subject_type=subject_type, subject_id=subject_id, created_by=by
    )
    return series.last
