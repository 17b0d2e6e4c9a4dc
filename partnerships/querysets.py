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
        party = self.model._meta.get_field("parties").related_model
        parties = models.Prefetch("parties", party._default_manager.select_related("village"))
        return self.select_related("lead", "body").prefetch_related(parties)

    def visible_to(self, user: Any) -> "CooperationQuerySet":
        """One party in scope is enough to see; a reader sees only what is in force."""
        party = self.model._meta.get_field("parties").related_model
        parties = party._default_manager.filter(cooperation=OuterRef("pk")).exclude(status__in=party.OUTSIDE)
        mine = models.Exists(parties.filter(within(user, Permission.COOPERATION_VIEW, "village__code")))
        readable = models.Exists(parties.filter(within(user, Permission.COOPERATION_VIEW_IN_FORCE, "village__code")))
        bodies = [grant.body for grant in user.active_grants if grant.body]
        return self.filter(mine | (self.public_ones() & readable) | Q(body__in=bodies))

    def public(self) -> "CooperationQuerySet":
        """In force, or it was: anyone may read it (UU 14/2008 pasal 11)."""
        return self.filter(self.public_ones())

    def public_ones(self) -> Q:
        """Old data that name other villages are public only once each of them confirmed them (R69)."""
        return Q(stage__in=self.model.PUBLIC) & (Q(is_old_data=False) | ~self.unconfirmed())

    def unconfirmed(self) -> models.Exists:
        """A village is named that has not answered yet."""
        party = self.model._meta.get_field("parties").related_model
        return models.Exists(party._default_manager.filter(cooperation=OuterRef("pk"), status=party.Status.INVITED))

    def alive(self) -> "CooperationQuerySet":
        """Not ended and not closed; old data also while a village must still confirm them."""
        ended = Q(stage=self.model.Stage.ENDED) & (Q(is_old_data=False) | ~self.unconfirmed())
        return self.filter(~(Q(stage=self.model.Stage.CLOSED) | ended))
