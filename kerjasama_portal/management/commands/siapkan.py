"""Makes the database, the regions, the example kecamatan and the static files ready, all in one process."""

import hashlib

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from kerjasama_portal.startup import refuse_example_accounts
from records.jobs import free_abandoned
from records.tasks import check_trail

# Bootstrap's wheel brings its parts and variants too; pages use bootstrap.min.css alone.
UNUSED_STATIC = ["bootstrap-*", "bootstrap.rtl.*", "bootstrap.css", "bootstrap.css.map"]


def static_fingerprint() -> str:
    """Hash over path, size and time of every static source file: equal means nothing to collect."""
    lines = []
    for finder in get_finders():
        for path, storage in finder.list([]):
            lines.append(f"{storage.path(path)} {storage.size(path)} {storage.get_modified_time(path).timestamp()}")
    return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def collect_static() -> bool:
    """Collect the static files when their sources changed; tells whether it did.

    Production keeps the files of earlier versions: while one node is upgraded, the other still asks for them.
    """
    mark = settings.PORTAL_DATA / ".sidik-statis"
    fingerprint = static_fingerprint()
    if settings.STATIC_ROOT.exists() and mark.exists() and mark.read_text() == fingerprint:
        return False
    call_command(
        "collectstatic", interactive=False, clear=not settings.PRODUCTION, ignore_patterns=UNUSED_STATIC, verbosity=0
    )
    mark.write_text(fingerprint)
    return True


def make_data_folder() -> None:
    """A new installation has none yet; raises CommandError where it can't be made."""
    try:
        settings.PORTAL_DATA.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CommandError(
            f"Folder PORTAL_DATA tidak bisa dibuat: {settings.PORTAL_DATA}. {error.strerror}."
        ) from error


class Command(BaseCommand):
    """Safe to repeat: each part does only what is still to be done."""

    help = "Menyiapkan basis data, wilayah, contoh, dan berkas statis. Aman diulang."

    def add_arguments(self, parser) -> None:
        words = "pekerja dengan nama ini sedang tidak berjalan: kembalikan tugas yang ia tinggalkan"
        parser.add_argument("--pekerja", metavar="NAMA", default="", help=words)

    def handle(self, *args, pekerja: str = "", **options) -> None:
        """Database first, then what stands on it."""
        make_data_folder()
        self.say("Menyiapkan basis data")
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        try:
            refuse_example_accounts()
        except ImproperlyConfigured as refusal:
            raise CommandError(str(refusal)) from refusal
        self.say("Memuat wilayah Indonesia")
        call_command("load_regions", stdout=self.stdout)
        self.say("Memuat topik dan satuan")
        call_command("load_topics", stdout=self.stdout)
        if settings.PROFILE == "contoh":
            self.say("Menyiapkan kecamatan contoh")
            call_command("isi_contoh", stdout=self.stdout)
        if collect_static():
            self.say("Berkas statis dikumpulkan")
        if pekerja:
            free_abandoned(pekerja)
        check_trail.enqueue()

    def say(self, line: str) -> None:
        """Print one step at once, so that a slow one is seen."""
        self.stdout.write(line)
        self.stdout.flush()
