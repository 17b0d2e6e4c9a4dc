"""Which rows a person may see, as phrases on the models."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.access import within

FRESH_FOR = timedelta(days=365)


def oldest_fresh_day() -> date:
    """A figure of this day still counts; one of the day before should be measured again."""
    return timezone.localdate() - FRESH_FOR


class PotentialQuerySet(models.QuerySet):
    """Potentials by state and by sight."""

    def verified(self) -> "PotentialQuerySet":
        """Those checked by somebody other than who filled them in."""
        return self.filter(status=self.model.Status.VERIFIED)

    def visible_to(self, user: Any) -> "PotentialQuerySet":
        """Drafts, submitted and verified ones each by their own right, where that right reaches."""
        # States of one reach stand together: an index of places can't serve an OR of states and places.
        states: dict[Q, list[str]] = {}
        for state, permission in self.model.SEEN_BY.items():
            states.setdefault(within(user, permission, "village__code"), []).append(state)
        anywhere, wanted = Q(pk__in=[]), Q(pk__in=[])
        for reach, seen in states.items():
            anywhere |= reach
            wanted |= Q(status__in=seen) & reach
        return self.filter(anywhere, wanted)

    def seen_at(self, village: Any, user: Any) -> "PotentialQuerySet":
        """What `visible_to` lets through in one village, without asking for its place again."""
        seen = [state for state, permission in self.model.SEEN_BY.items() if user.can(permission, village.place)]
        return self.filter(village=village, status__in=seen)

    def stale(self) -> "PotentialQuerySet":
        """Verified ones whose figure is older than a year; the same as Potential.is_stale."""
        day = oldest_fresh_day()
        midnight = timezone.make_aware(datetime.combine(day, time.min))
        return self.verified().filter(Q(measured_on__lt=day) | Q(measured_on__isnull=True, verified_at__lt=midnight))
