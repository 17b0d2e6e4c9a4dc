"""Our own source as syntax trees, for the guards."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# From the ground up: each may import only those before it.
FLOORS = ("records", "accounts", "villages", "musyawarah", "partnerships", "kerjasama_portal")


@dataclass(frozen=True)
class Module:
    """One file of ours with its syntax tree."""

    path: Path
    app: str
    dotted: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path as people write it."""
        return str(self.path.relative_to(ROOT))

    @property
    def part(self) -> str:
        """What kind of module it is within its app: "views", "actions", "models" …"""
        pieces = self.dotted.split(".")
        return pieces[1] if len(pieces) > 1 else ""


@dataclass(frozen=True)
class Import:
    """One import of our own code: who, of what, at which line, and whether inside a function."""

    module: Module
    target: str
    line: int
    inside: str = ""

    @property
    def place(self) -> str:
        """Where it stands."""
        return f"{self.module.name}:{self.line}"

    @property
    def app(self) -> str:
        """The floor that is imported."""
        return self.target.partition(".")[0]

    @property
    def part(self) -> str:
        """The kind of module that is imported."""
        pieces = self.target.split(".")
        return pieces[1] if len(pieces) > 1 else ""


@cache
def modules(migrations: bool = False) -> tuple[Module, ...]:
    """Every Python file of our floors."""
    found = []
    for app in FLOORS:
        for path in sorted((ROOT / app).rglob("*.py")):
            if not migrations and "migrations" in path.parts:
                continue
            dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found.append(Module(path, app, dotted, ast.parse(path.read_text(encoding="utf-8"), filename=str(path))))
    return tuple(found)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    """Every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node


def targets(node: ast.stmt) -> list[str]:
    """The modules that one import statement names; `from app import part` names app.part."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = "." * node.level + (node.module or "")
        # `from app import part` may import a module; `from app.part import Name` does not.
        return [f"{base}.{alias.name}" for alias in node.names] if base in FLOORS else [base]
    return []


def imports(module: Module) -> Iterator[Import]:
    """The imports of our own code, and every relative one."""

    def visit(node: ast.AST, inside: str) -> Iterator[Import]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.Import, ast.ImportFrom)):
                for target in targets(child):
                    if target.startswith(".") or target.partition(".")[0] in FLOORS:
                        yield Import(module, target, child.lineno, inside)
            is_function = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
            yield from visit(child, getattr(child, "name", "lambda") if is_function else inside)

    yield from visit(module.tree, "")


def called(node: ast.Call) -> str:
    """The dotted name of what is called, as far as it is a name: "Party.objects.all", ".save"."""
    parts: list[str] = []
    current: ast.AST = node.func
    while isinstance(current, ast.Attribute):
        parts.append(current.attr)
        current = current.value
    parts.append(current.id if isinstance(current, ast.Name) else "")
    return ".".join(reversed(parts))
