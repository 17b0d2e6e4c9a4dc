"""Data flows one way: every app imports only those below it, and within an app only what stands to its right."""

import ast

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.guards.source import FLOORS, ROOT, imports, modules

ALL = [each for module in modules(migrations=True) for each in imports(module)]
# The first string argument of these is a model.
RELATIONS = {"ForeignKey", "OneToOneField", "ManyToManyField"}


def is_named_exception(found) -> bool:
    """AppConfig.ready imports late by Django's design: models must be loaded first."""
    return found.module.part == "apps" and found.inside == "ready"


def test_there_is_something_to_guard():
    assert {module.app for module in modules()} == set(FLOORS)
    assert len(ALL) > 200


def test_every_app_imports_only_those_below_it():
    wrong = [
        f"{found.place} imports {found.target}"
        for found in ALL
        if found.app in FLOORS and FLOORS.index(found.app) > FLOORS.index(found.module.app)
    ]
    assert wrong == []


def test_nobody_imports_the_tests():
    named = [path for path in ROOT.glob("*/**/*.py") if path.relative_to(ROOT).parts[0] in FLOORS]
    assert [str(path) for path in named if "import tests" in path.read_text() or "from tests" in path.read_text()] == []


def test_imports_are_absolute():
    assert [found.place for found in ALL if found.target.startswith(".")] == []


def test_no_import_of_our_own_code_inside_a_function():
    """A needed lazy import is a layering fault; only AppConfig.ready may."""
    wrong = [f"{found.place} in {found.inside}" for found in ALL if found.inside and not is_named_exception(found)]
    assert wrong == []


def test_no_import_by_name_at_run_time():
    """import_module and apps.get_model would walk around the arrows."""
    words = ("import_module(", "__import__(", "get_model(", "import_string(")
    wrong = [f"{m.name}: {word}" for m in modules() for word in words if word in m.path.read_text(encoding="utf-8")]
    assert wrong == []


def our_relations():
    """Every foreign key, one-to-one and many-to-many field of our models, where it is declared."""
    for model in apps.get_models():
        if model._meta.app_label not in FLOORS:
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if field.remote_field and not getattr(field.remote_field, "parent_link", False):
                yield model, field


def test_a_foreign_key_named_by_a_string_is_self_or_the_user():
    wrong = []
    for module in modules():
        for line, text in string_targets(module):
            if text != "self":
                wrong.append(f"{module.name}:{line} {text!r}")
    assert wrong == []


def string_targets(module):
    """Where a relation's target is written as a string (settings.AUTH_USER_MODEL is no string in the source)."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in RELATIONS:
            target = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg == "to"), None)
            if isinstance(target, ast.Constant) and isinstance(target.value, str):
                yield node.lineno, target.value


@pytest.mark.parametrize(
    ("model", "field"), list(our_relations()), ids=lambda each: getattr(each, "name", None) or each.__name__
)
def test_relations_point_down_and_are_protected(model, field):
    """A link to another app protects its target and has no way back, which would be an upward import in disguise."""
    own, other = model._meta.app_label, field.related_model._meta.app_label
    if other not in FLOORS:
        return
    is_user = field.related_model._meta.label == settings.AUTH_USER_MODEL
    # records holds the maker of every row and knows the user only by settings.AUTH_USER_MODEL
    assert is_user or FLOORS.index(other) <= FLOORS.index(own)
    if not field.many_to_many:
        assert field.remote_field.on_delete is models.PROTECT
    if own != other:
        assert field.remote_field.hidden


def test_views_are_imported_by_nobody_but_urls():
    wrong = [found.place for found in ALL if found.part == "views" and found.module.part not in ("urls", "views")]
    assert wrong == []


def test_no_views_or_forms_of_another_app_are_used():
    """Another app's models, actions, queries and workflow are open; its views and forms are its own."""
    wrong = [
        f"{found.place} imports {found.target}"
        for found in ALL
        if found.app != found.module.app
        and found.part in ("views", "forms", "urls")
        and found.target not in ("records.forms",)
    ]
    assert wrong == []


LOWER_FIRST = ["querysets", "models", "workflow", "actions", "forms", "views", "urls"]


def test_within_an_app_the_parts_point_one_way():
    """views → forms, actions, queries → workflow → models → querysets: nothing imports what stands to its left."""
    wrong = [
        f"{found.place} imports {found.target}"
        for found in ALL
        if found.app == found.module.app
        and found.part in LOWER_FIRST
        and found.module.part in LOWER_FIRST
        and LOWER_FIRST.index(found.part) > LOWER_FIRST.index(found.module.part)
    ]
    assert wrong == []


def test_queries_only_read():
    """queries.py, sight.py and page.py never import the acts that write."""
    wrong = [
        found.place
        for found in ALL
        if found.module.part in ("queries", "querysets", "sight") and found.part == "actions"
    ]
    assert wrong == []


def test_no_private_name_of_another_app():
    wrong = []
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] in set(FLOORS) - {module.app}:
                wrong += [f"{module.name}:{node.lineno} {a.name}" for a in node.names if a.name.startswith("_")]
    assert wrong == []


def test_no_work_in_save_and_no_signals_of_our_own():
    """Acts live in actions; only what SQLite loses with a rebuilt table hangs on post_migrate."""
    wrong = []
    for module in modules():
        for node in ast.walk(module.tree):
            if (
                isinstance(node, ast.FunctionDef)
                and node.name in ("save", "delete")
                and module.part in ("models", "forms")
            ):
                wrong.append(f"{module.name}:{node.lineno} defines {node.name}")
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(("signals", "dispatch")):
                wrong.append(f"{module.name}:{node.lineno} imports {node.module}")
    assert wrong == [
        "records/apps.py:4 imports django.db.models.signals",
        "villages/apps.py:5 imports django.db.models.signals",
    ]
