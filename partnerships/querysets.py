"""Which cooperations: those a person may see, with what their place needs."""

from typing import Any

from django.db import models
from django.db.models import OuterRef, Q

from accounts.access import within
from accounts.permissions import Permission


class CooperationQuerySet(models.QuerySet):
    """Phrases about cooperations."""

    def with_place(self) -> "CooperationQuerySet":
        """With the villages that tell where it lies."""
        return self.select_related("lead", "body").prefetch_related("parties__village")

    def visible_to(self, user: Any) -> "CooperationQuerySet":
        """One party in scope is enough to see; a reader sees only what is in force."""
        party = self.model._meta.get_field("parties").related_model
        parties = party._default_manager.filter(cooperation=OuterRef("pk")).exclude(status__in=party.OUTSIDE)
        running = Q(stage__in=self.model.PUBLIC)
        mine = models.Exists(parties.filter(within(user, Permission.COOPERATION_VIEW, "village__code")))
        readable = models.Exists(parties.filter(within(user, Permission.COOPERATION_VIEW_IN_FORCE, "village__code")))
        bodies = [grant.body for grant in user.active_grants if grant.body]
        return self.filter(mine | (running & readable) | Q(body__in=bodies))

    def public(self) -> "CooperationQuerySet":
        """In force, or it was: anyone may read it (UU 14/2008 pasal 11)."""
        return self.filter(stage__in=self.model.PUBLIC)

    def alive(self) -> "CooperationQuerySet":
        """Not ended and not closed."""
        return self.exclude(stage__in=[self.model.Stage.ENDED, self.model.Stage.CLOSED])
