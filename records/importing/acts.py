"""What the maker of an import does: bring a file, answer, agree, cancel, go on, take back."""

import hashlib
from functools import partial
from typing import Any

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from records import trail
from records.importing import runs, work
from records.importing.kind import ImportKind, plain_values, registry
from records.models import ImportFile, ImportRun
from records.verdict import Finding, Refused, no

State = runs.State
DOTS = {
    "ribuan": "Pemisah ribuan: 1.850 dibaca seribu delapan ratus lima puluh",
    "desimal": "Koma desimal: 1.850 dibaca satu koma delapan lima",
}
ELSEWHERE = "Impor ini sudah berubah keadaannya. Lihat keadaannya sekarang di bawah ini."


def kind_of(run: ImportRun, by: Any) -> ImportKind:
    """The kind, for the maker who still holds the right; raises PermissionDenied or Http404."""
    kind = registry.get(run.kind)
    if kind is None or run.created_by_id != by.pk:
        raise Http404
    kind.ask(by)
    return kind


def go_on_after(run: ImportRun) -> None:
    """The worker takes it up once the act stands; should the process die before, `rawat` finds the run."""
    transaction.on_commit(partial(work.go_on.enqueue, run.pk), robust=True)


@transaction.atomic
def upload_import(*, kind: ImportKind, upload: Any, by: Any, **options: Any) -> ImportRun:
    """Keep the file and what was asked together with it, and let it be checked; nothing is written yet."""
    kind.ask(by)
    content = upload.read()
    run = ImportRun.objects.create(
        kind=kind.slug,
        file_name=upload.name[-200:],
        sha256=hashlib.sha256(content).hexdigest(),
        options=plain_values(options),
        created_by=by,
        touched_at=timezone.now(),
    )
    ImportFile.objects.create(run=run, content=content)
    trail.record("import.upload", run, by=by, new={"jenis": run.kind, "berkas": run.file_name, "sidik": run.sha256})
    go_on_after(run)
    return run


@transaction.atomic
def answer_import(*, run: ImportRun, dot: str, by: Any) -> None:
    """Say what a dot in a number means; the file is checked again."""
    kind_of(run, by)
    if dot not in DOTS:
        raise Refused("Pilih arti titik dalam angka.")
    if not runs.move(run, {State.CHECKED}, State.UPLOADED, options=run.options | {"titik": dot}, message=""):
        raise Refused(ELSEWHERE)
    trail.record("import.answer", run, by=by, new={"titik": dot})
    go_on_after(run)


@transaction.atomic
def confirm_import(*, run: ImportRun, seen: str, by: Any, **options: Any) -> None:
    """Let the good rows be written as the preview showed them, with what the kind asks again."""
    kind_of(run, by)
    if seen != seen_now(run):
        raise Refused(ELSEWHERE)
    if refused := run.found.get("utuh", {}).get("refused"):
        raise Refused(no("Berkas ini belum dapat ditulis.", map(Finding, refused)))
    if must_answer(run):
        raise Refused("Jawab dulu pertanyaan tentang titik dalam angka.")
    if not to_write(run):
        raise Refused("Tidak ada baris yang dapat ditulis.")
    facts = {"options": run.options | plain_values(options), "message": "", "done": 0, "total": to_write(run)}
    if not runs.agree(run, **facts):
        raise Refused(ELSEWHERE)
    trail.record("import.confirm", run, by=by, new={"baris": to_write(run)})
    go_on_after(run)


@transaction.atomic
def cancel_import(*, run: ImportRun, by: Any) -> None:
    """Stop before anything is written; the worker notices at its next step."""
    kind_of(run, by)
    if not runs.move(run, runs.CAN_BE_CANCELLED, State.CANCELLED, message=""):
        raise Refused(ELSEWHERE)
    trail.record("import.cancel", run, by=by, old={"keadaan": run.state})


@transaction.atomic
def resume_import(*, run: ImportRun, by: Any) -> None:
    """Begin the step of a halted run again."""
    kind_of(run, by)
    if not runs.is_halted(run) or not runs.move(run, {run.state}, run.state):
        raise Refused(ELSEWHERE)
    trail.record("import.resume", run, by=by, old={"keadaan": run.state})
    go_on_after(run)


@transaction.atomic
def undo_import(*, run: ImportRun, by: Any) -> None:
    """Ask for everything to be taken back; the worker does it unless something was built upon it."""
    kind_of(run, by)
    if runs.undo_ends(run) is None:
        raise Refused("Impor ini tidak dapat diurungkan lagi.")
    if not runs.move(run, {State.WRITTEN}, State.UNDOING, message=""):
        raise Refused(ELSEWHERE)
    trail.record("import.ask_undo", run, by=by)
    go_on_after(run)


def seen_now(run: ImportRun) -> str:
    """Which preview it is: another check makes another one."""
    return run.touched_at.isoformat() if run.touched_at else ""


def to_write(run: ImportRun) -> int:
    """How many rows of the preview would be written, and what the file as a whole would change."""
    return run.counts.get("baru", 0) + run.counts.get("berubah", 0) + run.found.get("utuh", {}).get("more", 0)


def must_answer(run: ImportRun) -> bool:
    """Does a number in the file wait for the answer?"""
    return bool(run.found.get("titik")) and not run.options.get("titik")
