"""Outgoing mail: a row in the transaction of the act, sent by the worker, tried again by `manage.py rawat`."""

import logging
import smtplib
from datetime import timedelta
from email.utils import make_msgid
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task

from records.models import OutgoingMail

log = logging.getLogger(__name__)
State = OutgoingMail.State
MAX_TRIES = 12  # with the waits below: about a day
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=6)
CLAIM_LASTS = timedelta(minutes=10)  # far longer than any sending takes: whoever claimed it is gone
KEPT = timedelta(days=30)


def queue_mail(*, to: str, subject: str, body: str, key: str) -> None:
    """Put one mail in the outbox, in the caller's transaction and only there; the same key again adds nothing.

    Nobody's name, number or file goes into subject or body: only what to do and a link. Without an address nothing is
    queued.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("Mail is queued in the transaction of the act it tells of.")
    if not to:
        return
    host = urlsplit(settings.PORTAL_URL).hostname or "localhost"
    row = OutgoingMail(key=key, to=to, subject=" ".join(subject.split()), body=body, message_id=make_msgid(domain=host))
    OutgoingMail.objects.bulk_create([row], ignore_conflicts=True)
    # Should the process die between commit and this, `rawat` finds the row.
    transaction.on_commit(partial(deliver.enqueue, key), robust=True)


@task()
def deliver(key: str) -> str:
    """Send one mail that is due, unless somebody else has claimed it; gives its state."""
    now = timezone.now()
    due = OutgoingMail.objects.filter(key=key, state=State.WAITING, due_at__lte=now)
    if due.update(state=State.SENDING, claimed_at=now, tries=F("tries") + 1):
        mail = OutgoingMail.objects.get(key=key)
        mine = OutgoingMail.objects.filter(pk=mail.pk, state=State.SENDING, tries=mail.tries)
        mine.update(**outcome(mail))
    return OutgoingMail.objects.values_list("state", flat=True).get(key=key)


def outcome(mail: OutgoingMail) -> dict:
    """Try once to hand the mail to the server; gives what the row should say afterwards."""
    if not settings.MAIL_CONFIGURED:
        return {"state": State.NO_SERVER, "body": "", "problem": "peladen surel belum diatur"}
    message = EmailMessage(mail.subject, mail.body, to=[mail.to], headers={"Message-ID": mail.message_id})
    try:
        message.send()
    except Exception as error:  # whatever it is, the next mail must still go out
        log.warning("mail %s was not sent at try %s: %s", mail.pk, mail.tries, type(error).__name__)
        return failure(mail, error)
    # The body may hold a one-time link: once sent or given up, nobody needs it here.
    return {"state": State.SENT, "sent_at": timezone.now(), "body": "", "problem": ""}


def failure(mail: OutgoingMail, error: Exception) -> dict:
    """Later again, each time twice as late; given up when the server refuses for good or after the last try."""
    problem = f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
    if mail.tries >= MAX_TRIES or refused_for_good(error):
        return {"state": State.DEAD, "body": "", "problem": problem}
    wait = min(FIRST_WAIT * 2 ** (mail.tries - 1), LONGEST_WAIT)
    return {"state": State.WAITING, "due_at": timezone.now() + wait, "problem": problem}


def refused_for_good(error: Exception) -> bool:
    """Did the server say that this address will never do (5xx)?"""
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    return all(code >= 500 for code, _ in error.recipients.values())


def deliver_due() -> int:
    """Free what a killed worker had claimed, then send everything that is due; gives how many were sent."""
    now = timezone.now()
    stale = OutgoingMail.objects.filter(state=State.SENDING, claimed_at__lte=now - CLAIM_LASTS)
    stale.filter(tries__gte=MAX_TRIES).update(state=State.DEAD, body="", problem="terhenti di tengah jalan")
    stale.update(state=State.WAITING)
    keys = OutgoingMail.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at")
    return sum(deliver.func(key) == State.SENT for key in list(keys.values_list("key", flat=True)[:500]))


def forget_old() -> int:
    """Delete mail that was sent, or could not be, long ago; gives how many."""
    gone = OutgoingMail.objects.filter(created_at__lte=timezone.now() - KEPT).exclude(state=State.WAITING)
    return gone.delete()[0]
