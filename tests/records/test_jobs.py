"""Jobs of a killed worker begin again, and what must be cared for is: by `manage.py rawat`, as often as one likes."""

import uuid
from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from records import duties, jobs, mail
from records.models import Duty, OutgoingMail

pytestmark = pytest.mark.django_db
Status = TaskResultStatus


def job(status: str = Status.RUNNING, minutes: int = 5, workers: tuple[str, ...] = ("satu",)) -> DBTaskResult:
    """A job begun so many minutes ago by these workers, one after the other."""
    then = timezone.now() - timedelta(minutes=minutes)
    return DBTaskResult.objects.create(
        id=uuid.uuid4(),
        status=status,
        args_kwargs={"args": [], "kwargs": {}},
        task_path=jobs.sign_of_life.module_path,
        backend_name="default",
        run_after=then,
        started_at=then,
        finished_at=then if status in (Status.SUCCESSFUL, Status.FAILED) else None,
        worker_ids=list(workers),
        exception_class_path="",
        traceback="",
    )


def care() -> str:
    """One run of `rawat`; gives what it printed."""
    out = StringIO()
    call_command("rawat", stdout=out)
    return out.getvalue()


def test_a_job_begun_long_ago_begins_again_and_a_recent_one_goes_on():
    old, recent = job(minutes=61), job(minutes=59)
    assert "tugas yang ditinggalkan dikembalikan: 1" in care()
    old.refresh_from_db()
    recent.refresh_from_db()
    assert (old.status, old.started_at, recent.status) == (Status.READY, None, Status.RUNNING)


def test_a_worker_that_starts_gives_back_its_own_jobs_at_once():
    own, other = job(workers=("dua", "satu")), job(workers=("satu", "dua"))
    call_command("rawat", pekerja="satu")
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.status, other.status) == (Status.READY, Status.RUNNING)


def test_a_job_that_never_ends_is_called_failed_after_the_third_time():
    bad = job(workers=("satu", "satu", "satu"), minutes=90)
    assert care() == ""
    bad.refresh_from_db()
    assert bad.status == Status.FAILED and bad.finished_at


def test_finished_jobs_are_kept_for_two_weeks():
    job(Status.SUCCESSFUL, minutes=15 * 24 * 60)
    kept = job(Status.FAILED, minutes=13 * 24 * 60)
    assert "tugas lama dihapus: 1" in care()
    assert DBTaskResult.objects.get() == kept


def test_sessions_past_their_end_are_deleted_and_others_are_not():
    gone, alive = SessionStore(), SessionStore()
    gone.set_expiry(-1)
    gone.create()
    alive.create()
    care()
    assert [row.session_key for row in Session.objects.all()] == [alive.session_key]


def test_counters_past_their_end_are_deleted(settings):
    table = {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "portal_cache"}
    settings.CACHES = {"default": table}
    call_command("createcachetable", verbosity=0)
    caches["default"].set("baru", 1, timeout=60)
    caches["default"].set("abadi", 1, timeout=None)
    assert "hitungan" not in care()
    caches["default"].set("sebentar", 1, timeout=60)
    expire("sebentar")
    assert "hitungan habis dihapus: 1" in care()
    assert (caches["default"].get("baru"), caches["default"].get("abadi")) == (1, 1)


def expire(key: str) -> None:
    """Let one counter's time pass."""
    with connection.cursor() as cursor:
        past = connection.ops.adapt_datetimefield_value((timezone.now() - timedelta(days=1)).replace(tzinfo=None))
        cursor.execute("UPDATE portal_cache SET expires = %s WHERE cache_key LIKE %s", [past, f"%{key}"])


def test_it_may_be_run_again_and_again():
    mail.queue_mail(to="a@desa.example", subject="Undangan", body="", key="x")
    assert "surel terkirim: 1" in care()
    assert [care(), care()] == ["", ""]
    assert OutgoingMail.objects.get().tries == 1


def test_care_and_a_worker_at_work_are_seen():
    care()
    seen = set(Duty.objects.values_list("name", "ok"))
    assert {(duties.CARE, True), (duties.WORKER, True)} <= seen


def test_a_sign_of_life_that_still_waits_is_not_asked_for_again(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    care()
    care()
    waiting = DBTaskResult.objects.get()
    waiting.task.func()  # as the worker does
    assert Duty.objects.filter(name=duties.WORKER).exists()


def test_a_duty_has_one_row_with_its_last_outcome():
    duties.done(duties.TRAIL)
    duties.done(duties.TRAIL, ok=False, said="putus pada kejadian 3")
    row = Duty.objects.get(name=duties.TRAIL)
    assert (row.ok, row.said) == (False, "putus pada kejadian 3")
