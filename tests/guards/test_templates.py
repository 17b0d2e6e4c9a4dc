"""Templates: every one used, nothing inline, nothing unescaped, components that say what they take."""

import ast
import re

import pytest

from tests.guards.source import ROOT, modules

FOLDER = ROOT / "templates"
PAGES = {str(path.relative_to(FOLDER)): path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.html"))}
# Rendered by a framework under a name of its own.
BY_FRAMEWORK = {
    "400.html": "Django's answer to a request that makes no sense",
    "403.html": "Django's answer to PermissionDenied",
    "404.html": "Django's answer to Http404",
    "500.html": "Django's answer to a fault",
    "account/login.html": "allauth's sign-in page",
    "account/logout.html": "allauth's sign-out page",
    "account/reauthenticate.html": "allauth's page for the password once more",
    "mfa/authenticate.html": "allauth's second step of signing in",
    "mfa/reauthenticate.html": "allauth's page for the code once more",
    "429.html": "allauth's answer to too many tries",
    "bootstrap5/errors.html": "crispy's error list",
    "bootstrap5/field.html": "crispy's field",
    "bootstrap5/layout/radio_checkbox_select.html": "crispy's group of options",
}
REFERENCE = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
COMMENT = re.compile(r"{#.*?#}|{%\s*comment.*?{%\s*endcomment\s*%}", re.DOTALL)


def bare(text: str) -> str:
    """A template without its comments."""
    return COMMENT.sub("", text)


def named_in_python() -> set[str]:
    """Every string in our code that is, or may become, the name of a template."""
    found = set()
    for module in modules():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html"):
                found.add(node.value)
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "part" and node.args:
                found.add(f"components/{getattr(node.args[0], 'value', '')}.html")
    return found


def begun_in_python() -> list[str]:
    """The beginnings of names that our code puts together: f"partnerships/_step_{number}.html"."""
    return [
        node.values[0].value
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.JoinedStr) and str(getattr(node.values[-1], "value", "")).endswith(".html")
        if isinstance(node.values[0], ast.Constant) and "/" in node.values[0].value
    ]


def included() -> tuple[set[str], list[str]]:
    """Names that templates extend or include, and the beginnings of those they put together ("…/_step_"|add:…)."""
    names, starts = set(), []
    for text in PAGES.values():
        for name in REFERENCE.findall(bare(text)):
            names.add(name) if name.endswith(".html") else starts.append(name)
    return names, starts


def test_every_template_is_used():
    names, starts = included()
    used = named_in_python() | names | set(BY_FRAMEWORK)
    unused = [page for page in PAGES if page not in used and not page.startswith((*starts, *begun_in_python()))]
    assert unused == []


def test_frameworks_still_have_their_templates():
    assert set(BY_FRAMEWORK) - set(PAGES) == set()


def test_every_template_named_exists():
    names, _ = included()
    own = {name for name in named_in_python() | names if "/" not in name or (FOLDER / name).parent.is_dir()}
    foreign = ("bootstrap5/", "admin/", "account/", "components/.html", ".html")
    assert sorted(name for name in own - set(PAGES) if not name.startswith(foreign)) == []


@pytest.mark.parametrize("template", PAGES)
def test_nothing_is_inline(template):
    """No bare script, style or handler: the Content-Security-Policy would stop it, and we want none anyway."""
    text = bare(PAGES[template])
    assert not re.search(r"<style\b", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"<[^>]*\sstyle\s*=", text)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", text, re.IGNORECASE)
    assert "javascript:" not in text.lower()


@pytest.mark.parametrize("template", PAGES)
def test_nothing_typed_is_shown_unescaped(template):
    text = bare(PAGES[template])
    assert not re.search(r"\|\s*(safe|safeseq)\b", text)
    assert not re.search(r"{%\s*autoescape\s+off", text)


@pytest.mark.parametrize("template", PAGES)
def test_partials_get_only_what_they_are_given(template):
    """Partials begin with _ and are included with `only`; the frame's own (layout/) share the page's context."""
    for tag, name in re.findall(r"""({%\s*include\s+["']([^"']+)["'][^%]*%})""", bare(PAGES[template])):
        if name.startswith(("layout/", "bootstrap5/")):
            continue
        assert name.rpartition("/")[2].startswith("_"), tag
        assert re.search(r"\bonly\s*%}$", tag), tag


@pytest.mark.parametrize("template", [name for name in PAGES if name.startswith("components/")])
def test_components_say_what_they_take(template):
    assert PAGES[template].lstrip().startswith("{#")


def test_mark_safe_is_used_in_few_named_places():
    """HTML from Python is escaped; where it is joined from drawn forms, the place is named here."""
    found = sorted({m.name for m in modules() if "mark_safe(" in m.path.read_text(encoding="utf-8")})
    assert found == ["kerjasama_portal/templatetags/form_components.py"]


def test_no_page_calls_another_host():
    for page, text in PAGES.items():
        hosts = re.findall(r"""(?:src|href)=["'](?:https?:)?//""", bare(text))
        assert hosts == [], page
