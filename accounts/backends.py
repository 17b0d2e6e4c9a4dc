"""Who a session belongs to: the person and their grants in one question, since every page needs both."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from accounts.models import Grant, User


class PersonWithGrants(AuthenticationBackend):
    """allauth's sign-in; a person who was never granted anything is found as Django does it."""

    def get_user(self, user_id: Any) -> User | None:
        grants = list(Grant.objects.filter(user=user_id).select_related("user").order_by("created_at", "pk"))
        if not grants:
            return super().get_user(user_id)
        user = grants[0].user
        if not self.user_can_authenticate(user):
            return None
        user.active_grants = [grant for grant in grants if grant.is_in_force]
        return user
