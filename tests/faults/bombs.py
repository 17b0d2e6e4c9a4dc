"""An exception after every single write of an act, and the proof that nothing of it stays (D46)."""

import copy
import hashlib
import inspect
import pkgutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

import accounts.actions
import musyawarah.actions
import partnerships.actions
import records.importing.acts
import villages.actions
from records.moves import Moves
from tests.guards.source import FLOORS

PACKAGES = (accounts.actions, villages.actions, musyawarah.actions, partnerships.actions, records.importing.acts)
MOST_WRITES = 80
# The arguments that lead an act along different ways.
WAYS = ("move", "answer", "result", "level", "verdict", "submit")
# The second of two signatures completes the text.
MOST = {"partnerships.actions.signing.sign": 2}


class Burst(Exception):
    """What no act expects."""


class Bomb:
    """Bursts right after the given write to the database or to the store of files."""

    def __init__(self, at: int):
        self.at, self.seen = at, 0

    def tick(self) -> None:
        self.seen += 1
        if self.seen == self.at:
            raise Burst

    def __call__(self, execute: Callable, sql: str, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
            self.tick()
        return done


@contextmanager
def armed(bomb: Bomb) -> Iterator[None]:
    """While this lasts, every write ticks."""
    save = default_storage.save

    def saving(name: str, content: Any, max_length: int | None = None) -> str:
        kept = save(name, content, max_length=max_length)
        bomb.tick()
        return kept

    default_storage.save = saving
    try:
        with connection.execute_wrapper(bomb):
            yield
    finally:
        del default_storage.save


def plain(cell: Any) -> Any:
    """PostgreSQL gives bytes as a view, whose text is its address."""
    return bytes(cell) if isinstance(cell, memoryview) else cell


def stored() -> dict[str, str]:
    """The hash of every table of ours, and of what waits for the worker."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in (*FLOORS, "django_tasks_database"):
            continue
        rows = [[plain(cell) for cell in row] for row in model._base_manager.order_by("pk").values_list()]
        found[model._meta.label] = hashlib.sha256(repr(rows).encode()).hexdigest()
    return found


def changed(before: dict[str, str]) -> list[str]:
    """The tables that are no longer as they were."""
    return [table for table, digest in stored().items() if before[table] != digest]


def what_stays(before: dict[str, str], at: int) -> str:
    """What a burst left behind. A write that broke no transaction of the act's own is a transaction by itself."""
    if connection.needs_rollback:
        return "the writes before it, each by itself" if at > 1 else ""
    return ", ".join(changed(before))


def again(value: Any) -> Any:
    """A copy to try with: acts write into what they are given."""
    if isinstance(value, UploadedFile):
        value.seek(0)
        return copy.copy(value)
    return copy.deepcopy(value)


def probe(act: Callable, values: dict[str, Any]) -> tuple[int, list[str]]:
    """Try the act with a bomb at each of its writes; gives how many there are, and what stayed of a half act."""
    before, stayed = stored(), []
    for at in range(1, MOST_WRITES):
        bomb = Bomb(at)
        try:
            with transaction.atomic(), armed(bomb):
                try:
                    act(**{name: again(value) for name, value in values.items()})
                except Burst:
                    if left := what_stays(before, at):
                        stayed.append(f"write {at}: {left}")
                raise Burst
        except Burst:
            if bomb.seen < at:
                return at - 1, stayed
    raise AssertionError(f"{act.__qualname__} writes more than {MOST_WRITES} times")


def modules_of(package: ModuleType) -> Iterator[ModuleType]:
    """The package itself and each of its modules."""
    yield package
    for found in pkgutil.iter_modules(getattr(package, "__path__", [])):
        yield __import__(f"{package.__name__}.{found.name}", fromlist=["x"])


def acts() -> dict[str, Callable]:
    """Every public act: a function of an actions module that takes `by` by name."""
    found = {}
    for package in PACKAGES:
        for module in modules_of(package):
            for name, act in vars(module).items():
                if name.startswith("_") or not inspect.isfunction(act) or act.__module__ != module.__name__:
                    continue
                by = inspect.signature(act).parameters.get("by")
                if by is not None and by.kind is by.KEYWORD_ONLY:
                    found[f"{module.__name__}.{name}"] = act
    return found


class Watch:
    """Tries every act that people do in a story before it is done for real."""

    def __init__(self) -> None:
        self.tried, self.writes, self.wrong = Counter(), {}, []
        self.called: set[str] = set()
        self.moves: set[tuple[str, str]] = set()
        self.all = acts()
        self.busy = False

    def around(self, name: str, act: Callable) -> Callable:
        """The act, tried before it is done; acts inside acts are part of the outer one."""

        def tried(*given: Any, **values: Any) -> Any:
            self.called.add(name)
            if self.busy or given:
                return act(*given, **values)
            self.busy = True
            try:
                self.try_out(name, act, values)
                for value in values.values():
                    if isinstance(value, UploadedFile):
                        value.seek(0)
                return act(**values)
            finally:
                self.busy = False

        return tried

    def try_out(self, name: str, act: Callable, values: dict[str, Any]) -> None:
        """One act with a bomb at each write; each of its ways once, the last signature being another act."""
        way = (name, *(values[word] for word in WAYS if word in values))
        if self.tried[way] >= MOST.get(name, 1):
            return
        self.tried[way] += 1
        writes, stayed = probe(act, values)
        self.writes[name] = max(writes, self.writes.get(name, 0))
        self.wrong += [f"{name}: {each}" for each in stayed]

    def install(self, monkeypatch: Any) -> None:
        """Stand around every act, under every name by which a module knows it, and note the moves."""
        wrapped = {act: self.around(name, act) for name, act in self.all.items()}
        for package in PACKAGES:
            for module in modules_of(package):
                for name, act in list(vars(module).items()):
                    if inspect.isfunction(act) and act in wrapped:
                        monkeypatch.setattr(module, name, wrapped[act])
        make = Moves.make

        def noted(moves: Moves, obj: Any, name: str, **facts: Any) -> None:
            make(moves, obj, name, **facts)
            self.moves.add((moves.noun, name))

        monkeypatch.setattr(Moves, "make", noted)
