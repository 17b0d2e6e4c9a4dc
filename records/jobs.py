"""The worker's jobs: a sign of life, those that a killed worker left, and those long finished."""

import logging
from datetime import timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from records import duties

log = logging.getLogger(__name__)
JOB_LASTS = timedelta(hours=1)  # no job takes longer: who began it earlier is gone
MAX_BEGINNINGS = 3
KEPT = timedelta(days=14)


@task()
def sign_of_life() -> None:
    """The worker works: it took this job out of the queue."""
    duties.done(duties.WORKER)


def ask_for_sign_of_life() -> None:
    """Queue the sign of life, unless one still waits."""
    path = sign_of_life.module_path
    if not DBTaskResult.objects.filter(task_path=path, status=TaskResultStatus.READY).exists():
        sign_of_life.enqueue()


def free_abandoned(worker: str = "") -> int:
    """Give back the jobs that a killed worker left running, to be begun again; gives how many.

    Those of one worker that has only just started, else those begun long ago. A job can be repeated, but one that was
    begun three times and never ended is called failed: it may be what kills the worker.
    """
    freed, began = 0, timezone.now() - JOB_LASTS
    for job in DBTaskResult.objects.running():
        if (job.worker_ids[-1:] != [worker]) if worker else job.started_at > began:
            continue
        mine = DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.RUNNING, started_at=job.started_at)
        if len(job.worker_ids) < MAX_BEGINNINGS:
            freed += mine.update(status=TaskResultStatus.READY, started_at=None)
        else:
            log.error("job %s (%s) was begun %s times and never ended", job.pk, job.task_path, len(job.worker_ids))
            mine.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
    return freed


def forget_finished() -> int:
    """Delete jobs that ended long ago; gives how many."""
    return DBTaskResult.objects.finished().filter(finished_at__lte=timezone.now() - KEPT).delete()[0]
