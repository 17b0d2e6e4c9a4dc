"""Pages composed from several apps."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import PUBLIC, SIGNED_IN, access
from kerjasama_portal import queries, register, throttle
from musyawarah.rules import MEETING_RULES
from partnerships import announcements, programmes, progress
from partnerships.models import Cooperation, Track
from partnerships.old_names import call_rows_as_signed
from partnerships.rules import RULES
from partnerships.step_words import STEPS, Step
from partnerships.track_words import tracks_phrase
from records import documents
from records.models import Paper
from records.papers import CODE_ALPHABET
from records.rules import Rule, Source

# The papers that anyone may read in full.
PUBLIC_PAPERS = (Paper.Kind.JOINT_REGULATION, Paper.Kind.AGREEMENT, Paper.Kind.ANNOUNCEMENT)
# What reads otherwise where the rules of all tracks stand together.
ON_EVERY_TRACK = {
    2: {"why": "Pilih mitra yang saling melengkapi. Catat juga yang tidak dipilih dan alasannya."},
    5: {
        "name": "Musyawarah dan naskah",
        "why": "Warga atau utusan desa menyepakati naskah. Sesudah ditinjau, ditandatangani, lalu disebarluaskan.",
    },
}
# How far each kind of source is to be trusted.
SOURCES = [
    (Source.LAW, "Kami membaca naskahnya sendiri."),
    (Source.QUOTED, "Kami membacanya lewat kutipan, belum lewat naskah lengkap."),
    (Source.PRACTICE, "Lazim di daerah, tetapi tidak ada undang-undang yang mewajibkannya."),
    (Source.OWN, "Kami tambahkan supaya catatan rapi."),
]


@require_safe
@access(PUBLIC)
def front(request: HttpRequest) -> HttpResponse:
    context = {"figures": register.public_figures(), "rows": call_rows_as_signed(register.public_register()[:10])}
    context["announcements"] = announcements.still_open(3)
    return render(request, "portal/front.html", context)


@require_safe
@access(SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    today = queries.today_of(request.user)
    context = {"today": today, "date": timezone.localdate(), "is_admin": request.user.is_staff}
    return render(request, "portal/home.html", context)


@require_safe
@access(PUBLIC)
def register_list(request: HttpRequest) -> HttpResponse:
    asked = {name: request.GET.get(name, "").strip() for name in ("cari", "bidang", "jalur")}
    rows = register.public_register(asked["cari"], asked["bidang"], asked["jalur"])
    page = Paginator(rows, 25).get_page(request.GET.get("halaman"))
    page.object_list = call_rows_as_signed(page.object_list)
    choices = {"fields": Cooperation.Field.choices, "tracks": Track.choices}
    context = {"page": page, "asked": asked, "filtered": any(asked.values())} | choices
    return render(request, "portal/register_list.html", context)


@require_safe
@access(PUBLIC)
def register_detail(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = get_object_or_404(Cooperation.objects.public().with_place(), pk=pk)
    page = register.public_page(cooperation)
    context = {"page": page, "progress": progress.table(cooperation), "money": programmes.money_of(page.case)}
    return render(request, "portal/register_detail.html", context)


def tidy_code(typed: str) -> str:
    """A code as people type it: any case, with or without the dash."""
    letters = "".join(letter for letter in typed.upper() if letter in CODE_ALPHABET)
    return f"{letters[:4]}-{letters[4:]}" if len(letters) == 8 else ""


def code_page(request: HttpRequest, status: int, **said: str | bool) -> HttpResponse:
    """The page on which a code is typed, with what was wrong with the last one."""
    context = {"typed": "", "unknown": False, "busy": False, "missing": False} | said
    return render(request, "portal/verify.html", context, status=status)


@require_safe
@access(PUBLIC)
def verify(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("kode", "").strip()
    if typed and not throttle.allows(request, "verify"):
        return too_many(request, typed)
    if typed:
        code = tidy_code(typed)
        if code and Paper.objects.filter(code=code).exists():
            return redirect(reverse("verify-code", args=[code]))
        return code_page(request, 404, typed=typed, unknown=True)
    missing = "kode" in request.GET
    return code_page(request, 422 if missing else 200, missing=missing)


@require_safe
@access(PUBLIC)
def verify_code(request: HttpRequest, code: str) -> HttpResponse:
    if not throttle.allows(request, "verify"):
        return too_many(request, code)
    paper = find_paper(code)
    if paper is None:
        return code_page(request, 404, typed=code, unknown=True)
    may_download = paper.kind in PUBLIC_PAPERS
    hashed = [paper.document.sha256[i : i + 4] for i in range(0, 64, 4)]
    context = {"paper": paper, "may_download": may_download, "hash": " ".join(hashed)}
    return render(request, "portal/verify_paper.html", context)


@require_safe
@access(PUBLIC)
def verify_pdf(request: HttpRequest, code: str) -> HttpResponse:
    """Only what is made known to all is public; a berita acara carries the names of those who came."""
    if not throttle.allows(request, "verify"):
        return too_many(request, code)
    paper = find_paper(code)
    if paper is None or paper.kind not in PUBLIC_PAPERS:
        raise Http404
    return documents.response(paper.document)


def find_paper(code: str) -> Paper | None:
    """The paper of a code."""
    return Paper.objects.select_related("document", "replaced_by").filter(code=tidy_code(code)).first()


def too_many(request: HttpRequest, typed: str) -> HttpResponse:
    """Past the limit of questions per address: to wait, never that a genuine paper is unknown."""
    answer = code_page(request, 429, typed=typed, busy=True)
    answer["Retry-After"] = "60"
    return answer


def rule_steps() -> list[Step]:
    """The six steps as they read on every track."""
    return [replace(step, **ON_EVERY_TRACK.get(step.number, {})) for step in STEPS]


def rule_row(rule: Rule) -> dict[str, Any]:
    """One rule with the tracks for which it holds."""
    return {"rule": rule, "tracks": tracks_phrase(rule.kinds)}


@require_safe
@access(PUBLIC)
def rules(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    groups = [
        (step, [rule_row(rule) for book in (RULES, MEETING_RULES) for rule in book.of_step(step.number, today)])
        for step in rule_steps()
    ]
    return render(request, "portal/rules.html", {"groups": groups, "sources": SOURCES})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long or came from elsewhere; say what to do."""
    return render(request, "portal/csrf_failure.html", status=403)


@require_safe
@access(SIGNED_IN)
def admin_password(request: HttpRequest) -> HttpResponse:
    """Django's own page would write a password without an event; there is one page for it."""
    return redirect("accounts:password-change")
