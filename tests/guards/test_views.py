"""Views ask, call an action, answer: they write nothing, catch nothing, and say who may open them."""

import ast

import pytest
from django.urls import get_resolver

from accounts.access import PUBLIC, SIGNED_IN
from accounts.permissions import Permission
from kerjasama_portal.checks import walk
from kerjasama_portal.third_party import ALLOWED_NAMES, ALLOWED_NAMESPACES
from tests.guards.source import called, functions, modules

VIEWS = [module for module in modules() if "views" in module.dotted.split(".")[1:3]]
# What anyone on the internet may open. A change here is a decision, not a detail.
PUBLIC_VIEWS = {
    "front": "the front page",
    "villages:origins": "names and codes of a village, where it came from and what it became",
    "register-list": "the public register (UU 14/2008 pasal 11)",
    "register-detail": "one cooperation in force",
    "partnerships:partner-list": "verified outside parties",
    "partnerships:partner-detail": "one verified outside party, without number, person or telephone",
    "verify": "check a paper",
    "verify-code": "the paper of one code",
    "verify-pdf": "the joint regulation itself",
    "rules": "the legal rules",
    "accounts:way-in": "the door an invitation opens, by its secret",
    "accounts:way-in-code": "the same by a code on paper",
    "accounts:forgotten": "a link by mail for a forgotten password",
    "partnerships:announcement-list": "offers to outside parties (Permendagri 96/2017 pasal 14 ayat (3))",
    "partnerships:announcement-public": "one offer to outside parties, with its KAK",
    "partnerships:announcement-file": "the announcement itself",
    "partnerships:partner-confirm": "the text that one outside party reads and answers, by its one-time link",
    "healthz": "is the process alive",
    "readyz": "is the portal well; details only for those who watch it",
}
WRITES = (
    ".save",
    ".create",
    ".update",
    ".delete",
    ".bulk_create",
    ".bulk_update",
    ".update_or_create",
    ".get_or_create",
)
# The public register has no person to ask for; the gazetteer is public knowledge.
MAY_LOAD_BY_ITSELF = {"register_detail", "ask_where_to_start"}


def ours():
    """Every pattern of our own with its full name."""
    for route, namespace, pattern in walk(get_resolver()):
        if namespace not in ALLOWED_NAMESPACES and pattern.name not in ALLOWED_NAMES:
            yield route, f"{namespace}:{pattern.name}" if namespace else pattern.name, pattern.callback


def calls():
    """Every call in a view module, with the function around it."""
    for module in VIEWS:
        for function in functions(module.tree):
            for node in ast.walk(function):
                if isinstance(node, ast.Call):
                    yield module, function, node


def test_there_are_views_to_guard():
    assert len(VIEWS) >= 10
    assert len(list(ours())) > 60


def test_views_write_nothing():
    wrong = []
    for module, function, node in calls():
        name = called(node)
        if name.endswith(WRITES) and not name.startswith(("actions.", "messages.")):
            wrong.append(f"{module.name}:{node.lineno} {function.name}: {name}")
    assert wrong == []


def test_views_never_make_a_move_themselves():
    """Views call actions, never `make` (architecture.md §4)."""
    assert [f"{m.name}:{n.lineno}" for m, _, n in calls() if called(n).endswith((".make", "trail.record"))] == []


def test_views_load_under_a_right():
    """No objects.all() and no get_object_or_404(Model): a record is loaded by get_for, or below one that was."""
    wrong = []
    for module, function, node in calls():
        name = called(node)
        by_model = name == "get_object_or_404" and node.args and starts_at_a_model(node.args[0])
        if (name.endswith("objects.all") or by_model) and function.name not in MAY_LOAD_BY_ITSELF:
            wrong.append(f"{module.name}:{node.lineno} {function.name}: {name}")
    assert wrong == []


def starts_at_a_model(node: ast.expr) -> bool:
    """Is it a model, or a query that begins at one's manager?"""
    while isinstance(node, (ast.Call, ast.Attribute)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return isinstance(node, ast.Name) and node.id[:1].isupper()


def test_views_catch_nothing():
    """Refused is an ordinary answer of the middleware, or of `attempt`."""
    wrong = [f"{m.name}:{n.lineno}" for m in VIEWS for n in ast.walk(m.tree) if isinstance(n, (ast.Try, ast.TryStar))]
    assert wrong == []


@pytest.mark.parametrize(
    ("route", "name", "view"), list(ours()), ids=lambda each: each if isinstance(each, str) else ""
)
def test_every_view_says_who_and_how(route, name, view):
    """A declared access, and a named set of methods."""
    assert view.declared_access in {PUBLIC, SIGNED_IN, *Permission}
    assert decorators(view) & {"require_http_methods", "require_POST", "require_safe"}


def decorators(view) -> set[str]:
    """The names of the decorators in the source of a view."""
    path, wanted = (
        view.__code__.co_filename,
        view.__wrapped__.__name__ if hasattr(view, "__wrapped__") else view.__name__,
    )
    module_name = view.__module__
    for module in modules():
        if module.dotted == module_name:
            for function in functions(module.tree):
                if function.name == wanted:
                    return {
                        called(d).rpartition(".")[2] if isinstance(d, ast.Call) else d.id
                        for d in function.decorator_list
                    }
    raise AssertionError(f"{wanted} is not found in {module_name} ({path})")


def test_the_public_views_are_these():
    public = {name for _, name, view in ours() if not getattr(view, "login_required", True)}
    assert public == set(PUBLIC_VIEWS)
    assert {name for _, name, view in ours() if view.declared_access == PUBLIC} == public


def test_third_party_views_are_few_and_named():
    signing_in = {"account_login", "account_logout", "account_reauthenticate"}
    assert set(ALLOWED_NAMES) == signing_in | {"mfa_authenticate", "mfa_reauthenticate"}
    assert set(ALLOWED_NAMESPACES) == {"admin"}


def test_names_are_unique_and_paths_are_indonesian_words():
    names = [name for _, name, _ in ours()]
    assert sorted(names) == sorted(set(names))
    routes = [route for route, _, _ in ours()]
    watched = ("healthz", "readyz")  # the names that every monitor knows
    assert [r for r in routes if r and not r.endswith("/") and r not in watched] == []
