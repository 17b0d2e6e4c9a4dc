"""Budgets to talk about and not to game: files ≤ 300 lines, functions ≤ 40, template pages ≤ 120."""

from tests.guards.source import ROOT, functions, modules

FILE_LINES, FUNCTION_LINES, VIEW_LINES, TEMPLATE_LINES, SCRIPT_LINES = 300, 40, 40, 120, 150


def lines_of(path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_files_are_short():
    """Split by subject, never into part2.py."""
    assert {m.name: lines_of(m.path) for m in modules() if lines_of(m.path) > FILE_LINES} == {}


def test_functions_are_short():
    found = {
        f"{module.name}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for module in modules()
        for node in functions(module.tree)
    }
    assert {name: size for name, size in found.items() if size > FUNCTION_LINES} == {}


def test_template_pages_are_short():
    pages = {str(path.relative_to(ROOT)): lines_of(path) for path in (ROOT / "templates").rglob("*.html")}
    assert len(pages) > 30
    assert {name: size for name, size in pages.items() if size > TEMPLATE_LINES} == {}


def test_scripts_are_short():
    scripts = {str(path.relative_to(ROOT)): lines_of(path) for path in (ROOT / "static").rglob("*.js")}
    assert {name: size for name, size in scripts.items() if size > SCRIPT_LINES} == {}


def test_every_module_says_what_it_holds():
    """One docstring per module that holds anything."""
    silent = [m.name for m in modules() if m.tree.body and not (m.tree.body and module_doc(m.tree))]
    assert silent == []


def module_doc(tree) -> str | None:
    """The first string of a module."""
    first = tree.body[0]
    value = getattr(first, "value", None)
    return value.value if isinstance(getattr(value, "value", None), str) else None
