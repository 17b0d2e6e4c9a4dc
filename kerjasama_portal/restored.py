"""Does a restored portal open? Some real pages, as a visitor and as a village; nothing they write is kept."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from partnerships.models import Cooperation
from records.models import Paper

SIGN_IN = "accounts.backends.PersonWithGrants"
MOST = 5


def failing_pages() -> tuple[int, list[str]]:
    """Open some pages; gives how many, and those that did not open."""
    failed, opened = [], 0
    with transaction.atomic():
        for client, address in pages():
            opened += 1
            answer = client.get(address, secure=settings.PRODUCTION)
            if answer.status_code != 200:
                failed.append(f"{address} ({answer.status_code})")
        transaction.set_rollback(True)  # sessions, time of sign-in, counters: a trial leaves no trace
    return opened, failed


def new_client() -> Client:
    """A visitor of the site's own name, to whom a fault is a page like any other."""
    name = next((host for host in settings.ALLOWED_HOSTS if host != "*"), "localhost")
    return Client(raise_request_exception=False, SERVER_NAME=name)


def pages() -> Iterator[tuple[Client, str]]:
    """The front, the register, cooperations in force, papers by their code; then cooperations as their own village."""
    visitor = new_client()
    for name in ("front", "register-list", "rules"):
        yield visitor, reverse(name)
    for cooperation in Cooperation.objects.public().order_by("?")[:MOST]:
        yield visitor, reverse("register-detail", args=[cooperation.pk])
    for paper in Paper.objects.order_by("?")[:MOST]:
        yield visitor, reverse("verify-code", args=[paper.code])
    for cooperation in Cooperation.objects.select_related("lead").order_by("?")[:MOST]:
        if person := somebody_at(cooperation):
            client = new_client()
            client.force_login(person, backend=SIGN_IN)
            yield client, reverse("home")
            yield client, reverse("partnerships:cooperation-detail", args=[cooperation.pk])


def somebody_at(cooperation: Cooperation) -> User | None:
    """An active person of the leading village who may see it."""
    people = User.objects.filter(is_active=True, grants__region_code=cooperation.lead.code).distinct()
    return next((one for one in people if Cooperation.objects.visible_to(one).filter(pk=cooperation.pk).exists()), None)
