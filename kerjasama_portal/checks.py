"""System checks: every URL declares its access, or nothing starts; what an installation should know."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import Error, Warning, register
from django.urls import URLPattern, URLResolver, get_resolver

from kerjasama_portal.third_party import ALLOWED_NAMES, ALLOWED_NAMESPACES


def walk(resolver: URLResolver, prefix: str = "", namespace: str = "") -> Iterator[tuple[str, str, URLPattern]]:
    """Every pattern with its whole route and namespace."""
    for pattern in resolver.url_patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, route, namespace or pattern.namespace or "")
        else:
            yield route, namespace, pattern


@register()
def every_url_declares_access(app_configs, **kwargs) -> list[Error]:
    """An undeclared view is an error of the system, not a detail."""
    return [
        Error(f"“{route}” tidak menyatakan siapa yang boleh membukanya.", id="portal.E001")
        for route, namespace, pattern in walk(get_resolver())
        if namespace not in ALLOWED_NAMESPACES
        and pattern.name not in ALLOWED_NAMES
        and not hasattr(pattern.callback, "declared_access")
    ]


@register(deploy=True)
def production_on_one_file(app_configs, **kwargs) -> list[Warning]:
    """SQLite serves one office on one machine; whoever chose it should know."""
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return []
    words = "DATABASE_URL kosong: portal memakai SQLite, hanya untuk satu peladen dan satu penulis pada satu saat."
    return [Warning(words, id="portal.W001")]
