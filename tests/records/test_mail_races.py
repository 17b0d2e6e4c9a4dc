"""Mail and many hands at once: queued once, sent once."""

import threading
import time

import pytest
from django.db import connections, transaction

from records import mail as outbox
from records.models import OutgoingMail
from tests.records.test_mail import State, queue


@pytest.mark.races
def test_a_mail_taken_by_many_at_once_goes_out_once(race_database, monkeypatch):
    sent, barrier = [], threading.Barrier(8)

    def slow(self, messages):
        sent.extend(messages)
        time.sleep(0.2)
        return len(messages)

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", slow)
    OutgoingMail.objects.create(key="x", to="a@desa.example", subject="s", body="b", message_id="<m@x>")

    def one():
        try:
            barrier.wait(20)
            outbox.deliver.func("x")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sent) == 1
    assert list(OutgoingMail.objects.values_list("state", "tries")) == [(State.SENT, 1)]


@pytest.mark.races
def test_a_mail_queued_by_many_at_once_is_queued_once_and_spoils_no_act(race_database):
    barrier, failed = threading.Barrier(6), []

    def one():
        try:
            barrier.wait(20)
            with transaction.atomic():
                queue()
        except Exception as error:
            failed.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert OutgoingMail.objects.count() == 1
