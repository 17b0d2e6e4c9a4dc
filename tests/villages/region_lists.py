"""Lists of regions as an administrator brings them in."""

from datetime import date
from typing import Any

from accounts.models import User
from accounts.roles import Role
from records.models import ImportRun
from tests.conftest import make_user
from tests.villages.importing import bring, confirmed

HEADER = "kode;nama;kode lama;perubahan"
DAY = date(2026, 7, 1)
DECREE = "Keputusan Menteri Dalam Negeri Nomor 300.2.2-1 Tahun 2026"


def administrator() -> User:
    """Nationwide, as the portal's own."""
    return make_user("pusat", Role.ADMIN, nationwide=True)


def brought(by: Any, *lines: str, since: date = DAY, complete: bool = False, header: str = HEADER) -> ImportRun:
    """Uploaded and checked."""
    content = "\n".join([header, *lines]).encode()
    return bring("wilayah", content, by, since=since, decree=DECREE, complete=complete)


def applied(by: Any, *lines: str, **facts: Any) -> ImportRun:
    """Uploaded, checked and written."""
    run = confirmed(brought(by, *lines, **facts), by)
    assert run.state == ImportRun.State.WRITTEN, run.message
    return run


def lists_of(run: ImportRun) -> dict[str, int]:
    """What the preview tells of the file as a whole: heading and number."""
    return {title: count for title, count, _ in run.found["utuh"]["lists"]}
