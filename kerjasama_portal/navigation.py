"""The main navigation, filtered by what the person may do."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from accounts.permissions import Permission
from accounts.roles import ROLES


@dataclass(frozen=True)
class NavItem:
    """One link; `needs` lists rights of which any one opens it, `wide` hides it on phones."""

    label: str
    url_name: str
    prefix: str
    needs: tuple[Permission, ...] = ()
    wide: bool = False


@dataclass(frozen=True)
class NavLink:
    """A link as the header shows it."""

    label: str
    url: str
    current: bool
    wide: bool


SIGNED_IN_ITEMS = [
    NavItem("Hari ini", "home", "/beranda/"),
    NavItem(
        "Kerja sama",
        "partnerships:cooperation-list",
        "/kerja-sama/",
        (Permission.COOPERATION_VIEW, Permission.COOPERATION_VIEW_IN_FORCE),
    ),
    NavItem(
        "Musyawarah",
        "musyawarah:deliberation-list",
        "/musyawarah/",
        (Permission.DELIBERATION_VIEW_DRAFT, Permission.DELIBERATION_VIEW_FINAL),
    ),
    NavItem(
        "Tinjauan",
        "partnerships:review-list",
        "/tinjauan/",
        (Permission.REVIEW_DISTRICT, Permission.REVIEW_REGENCY),
        True,
    ),
    NavItem("Mitra", "partnerships:partner-list", "/mitra/", (), True),
    NavItem("Desa", "villages:village-list", "/desa/", (Permission.POTENTIAL_SUMMARY,)),
    NavItem("Impor", "imports:start", "/impor/", (Permission.IMPORT_RUN, Permission.REGION_IMPORT), True),
    NavItem("Topik", "topics:topic-list", "/topik/", (Permission.TOPIC_EDIT,), True),
    NavItem("Akses", "access:person-list", "/akses/", (Permission.ACCESS_GRANT,), True),
    NavItem("Daftar", "register-list", "/daftar/", (), True),
]
COUNTRYS_LISTS = {Permission.TOPIC_EDIT, Permission.REGION_IMPORT}
PUBLIC_ITEMS = [
    NavItem("Beranda", "front", "/"),
    NavItem("Daftar", "register-list", "/daftar/"),
    NavItem("Pengumuman", "partnerships:announcement-list", "/pengumuman/", (), True),
    NavItem("Mitra", "partnerships:partner-list", "/mitra/", (), True),
    NavItem("Periksa surat", "verify", "/v/"),
    NavItem("Aturan", "rules", "/aturan/", (), True),
]


def came_from(request: HttpRequest) -> str:
    """The page of this portal from which the person came; empty when it was another one, or this one."""
    back = request.META.get("HTTP_REFERER", "")
    if back == request.build_absolute_uri():
        return ""
    return back if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()) else ""


def links_for(request: HttpRequest) -> list[NavLink]:
    """The links of this person on this page."""
    user = request.user
    if not user.is_authenticated:
        return [link(item, request.path) for item in PUBLIC_ITEMS]
    rights = set().union(*(rights_of(grant) for grant in user.active_grants), set())
    return [link(item, request.path) for item in SIGNED_IN_ITEMS if not item.needs or rights & set(item.needs)]


def rights_of(grant: Any) -> set[str]:
    """What a grant opens; the country's own lists are kept by who holds the right for the whole country."""
    rights = ROLES[grant.role].rights
    return rights if grant.nationwide else rights - COUNTRYS_LISTS


def link(item: NavItem, path: str) -> NavLink:
    """One item as a link, marked when the page lies below it."""
    current = path == "/" if item.prefix == "/" else path.startswith(item.prefix)
    return NavLink(item.label, address_of(item.url_name), current, item.wide)


@cache
def own_pages() -> dict[str, str]:
    """What stands at the foot of every page of somebody who signed in."""
    return {
        "account": reverse("accounts:account"),
        "announcements": reverse("partnerships:announcement-list"),
        "rules": reverse("rules"),
        "sign_out": reverse("account_logout"),
    }


@cache
def address_of(url_name: str) -> str:
    """Found once: it depends on nobody."""
    return reverse(url_name)
