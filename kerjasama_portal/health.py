"""Is this node alive, and is the whole portal well? /healthz asks the process alone, /readyz everything it needs."""

import shutil
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from accounts.access import PUBLIC, access
from records import duties
from records.models import Duty, OutgoingMail

LOOPBACK = ("127.0.0.1", "::1")
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")
FREE_SPACE = 0.05
LATE = timedelta(minutes=10)  # for a job or a sign of life
MAIL_LATE = timedelta(minutes=30)
A_DAY = timedelta(hours=26)
REMEMBERED = 3.0  # seconds: anyone may ask, and each question writes


@dataclass(frozen=True)
class Found:
    """One part of the portal: well or not, and in words."""

    bagian: str
    baik: bool
    kata: str


def database() -> Found:
    """A row is written and read back."""
    duties.done("siap")
    written = Duty.objects.get(name="siap").done_at
    well = timezone.now() - written < timedelta(minutes=1)
    return Found("basisdata", well, "dapat ditulis dan dibaca" if well else "jamnya berbeda dari jam peladen ini")


def migrations() -> Found:
    """Every change of the database that this version needs has been made; once true, it stays."""
    if not memory.migrated:
        executor = MigrationExecutor(connection)
        memory.migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return Found("migrasi", memory.migrated, "lengkap" if memory.migrated else "belum lengkap: jalankan siapkan")


def space() -> Found:
    """Room to write, for the data and for the files."""
    places = [path for path in {settings.PORTAL_DATA, Path(settings.MEDIA_ROOT)} if path.exists()]
    free = min((shutil.disk_usage(path).free / shutil.disk_usage(path).total for path in places), default=1.0)
    return Found("ruang", free > FREE_SPACE, f"sisa ruang simpan {free:.0%}")


def mail() -> Found:
    """Nothing waits for long in the outbox; what was given up is told."""
    state, late = OutgoingMail.State, timezone.now() - MAIL_LATE
    waiting = OutgoingMail.objects.filter(state=state.WAITING)
    stuck = waiting.filter(created_at__lte=late).count()
    dead = OutgoingMail.objects.filter(state=state.DEAD).count()
    unsent = OutgoingMail.objects.filter(state=state.NO_SERVER).count()
    kata = f"{waiting.count()} menunggu, {stuck} terlambat, {dead} gagal, {unsent} tidak dikirim"
    return Found("surel", not stuck, kata)


def queue() -> Found:
    """The oldest job that may begin has not waited long."""
    first = DBTaskResult.objects.ready().order_by("enqueued_at").first()
    since = first and max(first.enqueued_at, first.run_after if first.run_after.year < 9999 else first.enqueued_at)
    if since is None:
        return Found("tugas", True, "tidak ada yang menunggu")
    return Found("tugas", timezone.now() - since < LATE, f"yang tertua menunggu {ago(since)}")


def duty(part: str, name: str, most: timedelta) -> Callable[[], Found]:
    """A regular duty was done well and not long ago. Without production nobody has set up its timer."""

    def look() -> Found:
        last = Duty.objects.filter(name=name).first()
        if last is None:
            return Found(part, not settings.PRODUCTION, "belum pernah")
        well = last.ok and timezone.now() - last.done_at < most
        return Found(part, well, f"{ago(last.done_at)} yang lalu" + (f": {last.said}" if last.said else ""))

    return look


def ago(moment: datetime) -> str:
    """How long since, in the largest unit that fits."""
    minutes = int((timezone.now() - moment).total_seconds() // 60)
    if minutes < 120:
        return f"{minutes} menit"
    return f"{minutes // 60} jam" if minutes < 2880 else f"{minutes // 1440} hari"


# What this node needs to answer; then what the portal as a whole needs.
BASIC = [database, migrations, space]
WHOLE = [
    mail,
    queue,
    duty("pekerja", duties.WORKER, LATE),
    duty("perawatan", duties.CARE, LATE),
    duty("jejak", duties.TRAIL, A_DAY),
]
if settings.BACKUPS_EXPECTED:
    WHOLE.append(duty("cadangan", duties.BACKUP, A_DAY))


@dataclass
class Memory:
    """The last answer, kept for a moment."""

    at: float = 0.0
    whole: tuple[Found, ...] = ()
    migrated: bool = False


memory = Memory()


def look_everywhere() -> tuple[Found, ...]:
    """Every part; when the database does not answer, the others that need it are not asked."""
    if time.monotonic() - memory.at < REMEMBERED and memory.whole:
        return memory.whole
    try:
        memory.whole = tuple(part() for part in [*BASIC, *WHOLE])
    except (Error, OSError) as error:
        memory.whole = (Found("basisdata", False, f"tidak menjawab ({type(error).__name__})"),)
    memory.at = time.monotonic()
    return memory.whole


def may_see_details(request: HttpRequest) -> bool:
    """Whoever knows the token; without production also this machine, for behind a proxy everybody seems to be it."""
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if settings.HEALTH_TOKEN and constant_time_compare(given, settings.HEALTH_TOKEN):
        return True
    if settings.PRODUCTION:
        return False
    return request.META.get("REMOTE_ADDR") in LOOPBACK and not any(name in request.META for name in FORWARDED)


@require_safe
@access(PUBLIC)
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@access(PUBLIC)
def readyz(request: HttpRequest) -> HttpResponse:
    """All parts; with ?bagian=dasar only what this node itself needs."""
    found = look_everywhere()
    if request.GET.get("bagian") == "dasar":
        found = found[: len(BASIC)]
    well = all(each.baik for each in found)
    status, word = (200, "ok") if well else (503, "belum siap")
    if may_see_details(request):
        parts = [asdict(each) for each in found]
        return JsonResponse(
            {"keadaan": word, "bagian": parts}, status=status, json_dumps_params={"ensure_ascii": False}
        )
    return HttpResponse(f"{word}\n", status=status, content_type="text/plain")
