"""Our own settings, with the statements counted."""

from kerjasama_portal.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.bench.counting.Counting"]  # noqa: F405
