"""Scans of signed papers."""

from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.access import ask
from musyawarah.actions.common import Status, begin, recording_right
from musyawarah.models import Deliberation, DeliberationFile
from records import trail
from records.documents import Scan, judge_scan, store_scan


def upload_file(*, deliberation: Deliberation, kind: str, upload: Any, by: Any) -> DeliberationFile:
    """Keep a scan as a new version beside the earlier ones; the signed record itself comes after adoption too."""
    by_right(deliberation, by)
    return keep_file(deliberation=deliberation, kind=kind, scan=judge_scan(upload), by=by)


def by_right(deliberation: Deliberation, by: Any) -> None:
    """Nobody's upload is judged for them without the right to keep it."""
    ask(by, recording_right(deliberation), deliberation.place)


@transaction.atomic
def keep_file(*, deliberation: Deliberation, kind: str, scan: Scan, by: Any) -> DeliberationFile:
    """Write the judged scan and its row."""
    moments = [Status.OPEN]
    if kind == DeliberationFile.Kind.SIGNED_RECORD:
        moments.append(Status.FINAL)
    code = begin(deliberation, *moments, right=recording_right(deliberation), by=by)
    document = store_scan(scan, by=by)
    last = deliberation.files.filter(kind=kind).aggregate(last=Max("version"))["last"] or 0
    row = DeliberationFile.objects.create(
        deliberation=deliberation, kind=kind, document=document, version=last + 1, created_by=by
    )
    facts = {"file": row.pk, "kind": kind, "version": row.version, "sha256": document.sha256}
    trail.record("deliberation.upload_file", deliberation, by=by, region_code=code, new=facts)
    return row
