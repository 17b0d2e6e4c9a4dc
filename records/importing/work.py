"""The worker's part of an import: whatever step waits is done, once, and again after a worker was killed."""

import logging

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from records.importing import runs
from records.importing.check import check
from records.importing.undo import undo
from records.importing.write import Changed, write
from records.models import ImportRun
from records.verdict import Refused

log = logging.getLogger(__name__)
State = runs.State
STEPS = {State.CHECKING: check, State.WRITING: write, State.UNDOING: undo}
BROKE = {
    State.CHECKING: "Portal gagal memeriksa berkas ini. Unggah sekali lagi, atau hubungi pengelola.",
    State.WRITING: "Penulisan gagal. Tidak ada yang ditulis. Coba sekali lagi.",
    State.UNDOING: "Urungkan gagal. Tidak ada yang berubah. Coba sekali lagi.",
}


@task()
def go_on(pk: str) -> str:
    """Do the step that waits; gives the state in which it ended. Safe to repeat, also while another one works."""
    run = runs.claim(pk)
    if run is None:
        return ""
    try:
        STEPS[run.state](run)
    except runs.Overtaken:
        log.info("import %s was cancelled, or taken over by another worker", pk)
    except Changed as change:
        if runs.held(run).update(state=State.UPLOADED, claim="", message=str(change)):
            return go_on.func(pk)
    except Refused as error:
        fall_back(run, sentence_of(error))
    except Exception:
        fall_back(run, BROKE[run.state])
        raise
    return ImportRun.objects.values_list("state", flat=True).get(pk=pk)


def fall_back(run: ImportRun, message: str) -> None:
    """The step came to nothing, and the page says why."""
    runs.held(run).update(state=runs.FALLS_BACK[run.state], claim="", message=message[:500])


def sentence_of(error: Refused) -> str:
    """A refusal with what it names."""
    return " ".join([error.verdict.reason, *(found.sentence for found in error.verdict.findings)])


def take_up_lost() -> int:
    """Queue the steps that nobody took and for which no job waits (the process died in between); gives how many."""
    waiting = ImportRun.objects.filter(state__in=runs.BEGINS, claim="")
    lost = {run.pk for run in waiting if runs.is_halted(run)}
    if lost:
        jobs = DBTaskResult.objects.filter(task_path=go_on.module_path, status=TaskResultStatus.READY)
        lost -= {each["args"][0] for each in jobs.values_list("args_kwargs", flat=True)}
    for pk in lost:
        go_on.enqueue(pk)
    return len(lost)
