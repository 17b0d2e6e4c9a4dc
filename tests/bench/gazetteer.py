"""The first load of the gazetteer, as bin/run does it."""

from pathlib import Path

from tests.bench.databases import World

LOAD = """
import time, django
django.setup()
from django.core.management import call_command
began = time.perf_counter()
call_command("load_regions", "--quiet")
print(time.perf_counter() - began)
"""


def first_load(home: Path, server: str, times: int = 3) -> float:
    """Seconds of the command on an empty database; the best of several, each on a new one."""
    world = World(home / f"muat-{'pg' if server else 'sqlite'}", server)
    taken = []
    for _ in range(times):
        world.empty()
        world.run("manage.py", "migrate", "--verbosity", "0")
        taken.append(float(world.run("-c", LOAD)))
    return sorted(taken)[len(taken) // 2]
