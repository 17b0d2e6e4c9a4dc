"""The outbox: with the act or not at all, once, later again, given up in the end; a server away stops nothing."""

import smtplib
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone

from records import mail as outbox
from records.models import OutgoingMail

pytestmark = pytest.mark.django_db
State = OutgoingMail.State
LINK = "Buka tautan ini: https://portal.example/undangan/abc/"


def queue(key: str = "undangan:1") -> None:
    """One invitation."""
    outbox.queue_mail(to="sekdes@desa.example", subject="Undangan masuk", body=LINK, key=key)


def later(**elapsed) -> None:
    """Let time pass for every mail."""
    for row in OutgoingMail.objects.all():
        row.due_at -= timedelta(**elapsed)
        row.claimed_at = row.claimed_at and row.claimed_at - timedelta(**elapsed)
        row.created_at -= timedelta(**elapsed)
        row.save()


@pytest.fixture
def server_away(monkeypatch):
    """A mail server that does not answer; gives how often it was asked."""
    asked = []

    def refuse(self, messages):
        asked.append(messages)
        raise ConnectionRefusedError(111, "sekdes@desa.example ditolak")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    return asked


def test_mail_needs_the_transaction_of_its_act(monkeypatch):
    monkeypatch.setattr("records.mail.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError):
        queue()


def test_an_act_undone_sends_nothing():
    with pytest.raises(RuntimeError), transaction.atomic():
        queue()
        raise RuntimeError
    assert OutgoingMail.objects.count() == 0


def test_the_same_key_is_queued_and_sent_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue()
        queue()
    assert [sent.to for sent in mail.outbox] == [["sekdes@desa.example"]]
    row = OutgoingMail.objects.get()
    assert (row.state, row.tries, row.body) == (State.SENT, 1, "")
    assert mail.outbox[0].message()["Message-ID"] == row.message_id


def test_a_subject_stays_one_line():
    outbox.queue_mail(to="a@desa.example", subject="Undangan\r\nBcc: lain@desa.example", body="", key="x")
    assert OutgoingMail.objects.get().subject == "Undangan Bcc: lain@desa.example"


def test_without_an_address_nothing_is_queued():
    outbox.queue_mail(to="", subject="Undangan", body=LINK, key="x")
    assert not OutgoingMail.objects.exists()


def test_without_a_mail_server_it_is_marked_and_nothing_breaks(settings, django_capture_on_commit_callbacks):
    settings.MAIL_CONFIGURED = False
    with django_capture_on_commit_callbacks(execute=True):
        queue()
    row = OutgoingMail.objects.get()
    assert row.get_state_display() == "tidak dikirim: peladen surel belum diatur"
    assert (mail.outbox, row.body) == ([], "")


def test_a_server_that_is_away_for_an_hour_delays_the_mail_and_loses_none(server_away, monkeypatch):
    for number in range(3):
        queue(f"undangan:{number}")
    assert outbox.deliver_due() == 0
    for _ in range(12):  # an hour of `rawat`, every five minutes
        later(minutes=5)
        assert outbox.deliver_due() == 0
    tries = set(OutgoingMail.objects.values_list("state", "tries"))
    assert tries == {(State.WAITING, 6)}, "each time twice as late, so an hour sees few tries"
    monkeypatch.undo()
    later(hours=1)
    assert outbox.deliver_due() == 3
    assert outbox.deliver_due() == 0
    assert len(mail.outbox) == 3


def test_the_act_that_told_of_it_has_succeeded_all_the_same(server_away, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        queue()
    row = OutgoingMail.objects.get()
    assert (row.state, row.problem) == (State.WAITING, "ConnectionRefusedError")
    assert len(server_away) == 1


def test_what_the_server_said_is_not_kept_nor_logged(server_away, caplog):
    queue()
    outbox.deliver_due()
    assert "sekdes" not in OutgoingMail.objects.get().problem
    assert "ConnectionRefusedError" in caplog.text and "sekdes" not in caplog.text


def test_after_the_last_try_it_is_kept_as_given_up(server_away):
    queue()
    for _ in range(30):
        later(hours=7)
        outbox.deliver_due()
    assert list(OutgoingMail.objects.values_list("state", "tries", "body")) == [(State.DEAD, outbox.MAX_TRIES, "")]


def test_given_up_in_the_middle_of_the_last_try_its_body_goes_too():
    queue()
    OutgoingMail.objects.update(state=State.SENDING, tries=outbox.MAX_TRIES, claimed_at=timezone.now())
    later(minutes=11)
    assert outbox.deliver_due() == 0
    assert list(OutgoingMail.objects.values_list("state", "body")) == [(State.DEAD, "")]


@pytest.mark.parametrize(("code", "state"), [(550, State.DEAD), (450, State.WAITING)])
def test_an_address_refused_for_good_is_given_up_at_once(monkeypatch, code, state):
    def refuse(self, messages):
        raise smtplib.SMTPRecipientsRefused({"sekdes@desa.example": (code, b"tidak ada")})

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    queue()
    outbox.deliver_due()
    row = OutgoingMail.objects.get()
    assert row.state == state and (row.body == "") == (state == State.DEAD), "it may hold a one-time link"


def test_killed_between_sending_and_marking_gives_one_duplicate_with_the_same_id(monkeypatch):
    queue()
    with monkeypatch.context() as killed:
        killed.setattr("records.mail.outcome", lambda mail: send_and_die(mail))
        with pytest.raises(KeyboardInterrupt):
            outbox.deliver_due()
    assert OutgoingMail.objects.get().state == State.SENDING
    assert outbox.deliver_due() == 0, "claimed a moment ago: its worker may still be at it"
    later(minutes=11)
    assert outbox.deliver_due() == 1
    assert outbox.deliver_due() == 0
    assert len(mail.outbox) == 2
    assert len({sent.message()["Message-ID"] for sent in mail.outbox}) == 1


original = outbox.outcome


def send_and_die(row: OutgoingMail) -> dict:
    """The mail leaves, and then the process is gone."""
    original(row)
    raise KeyboardInterrupt


def test_a_mail_claimed_by_one_is_left_alone_by_the_other():
    queue()
    OutgoingMail.objects.update(state=State.SENDING, claimed_at=timezone.now())
    assert outbox.deliver.func("undangan:1") == State.SENDING
    assert mail.outbox == []


def test_old_mail_is_forgotten_and_waiting_mail_is_not():
    queue("lama")
    queue("menunggu")
    OutgoingMail.objects.filter(key="lama").update(state=State.SENT)
    later(days=31)
    assert outbox.forget_old() == 1
    assert OutgoingMail.objects.get().key == "menunggu"
