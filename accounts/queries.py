"""What the pages about an account show; only read here."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.giving import is_backed
from accounts.models import Grant, Invitation, User
from accounts.roles import ROLES
from accounts.second_factor import has_second_factor, needs_second_factor, unused_codes

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
DEVICES = (("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac", "Mac"))


@dataclass(frozen=True)
class SessionLine:
    """One place where the person is signed in."""

    pk: int
    device: str
    address: str
    began: datetime
    seen: datetime
    is_current: bool


@dataclass(frozen=True)
class GrantLine:
    """One office with the sentence of its role."""

    grant: Grant
    sentence: str


@dataclass(frozen=True)
class SecondFactorState:
    """Whether a phone is tied to the account, must be, and how many codes on paper are left."""

    is_on: bool
    is_needed: bool
    codes_left: int


def device_of(agent: str) -> str:
    """Browser and system in two words, as far as the browser tells."""
    browser = next((word for mark, word in BROWSERS if mark in agent), "Peramban lain")
    device = next((word for mark, word in DEVICES if mark in agent), "")
    return f"{browser} di {device}" if device else browser


def sessions_of(user: User, current: str = "") -> list[SessionLine]:
    """Where the person is signed in now, the latest first."""
    rows = list(UserSession.objects.filter(user=user).order_by("-last_seen_at"))
    keys = [row.session_key for row in rows]
    alive = set(
        Session.objects.filter(session_key__in=keys, expire_date__gt=timezone.now()).values_list("pk", flat=True)
    )
    return [
        SessionLine(
            row.pk, device_of(row.user_agent), row.ip, row.created_at, row.last_seen_at, row.session_key == current
        )
        for row in rows
        if row.session_key in alive
    ]


def grants_of(user: User) -> list[GrantLine]:
    """The offices held now."""
    return [GrantLine(grant, ROLES[grant.role].sentence) for grant in user.active_grants]


def second_factor_of(user: User) -> SecondFactorState:
    """How the second factor stands."""
    is_on = has_second_factor(user)
    return SecondFactorState(is_on, needs_second_factor(user), len(unused_codes(user)) if is_on else 0)


def open_invitation(secret: str) -> Invitation | None:
    """The invitation of a link or code that can be used now, backed by somebody who still may give it."""
    found = Invitation.objects.open().of_secret(secret).select_related("created_by", "user").first()
    return found if found and is_backed(found) else None


def inviter(invitation: Invitation) -> str:
    """Who invites, by office; the portal itself for one's own link."""
    if invitation.created_by_id == invitation.user_id:
        return "Portal Kerja Sama Desa"
    return invitation.created_by.title_at(invitation.region_code)
