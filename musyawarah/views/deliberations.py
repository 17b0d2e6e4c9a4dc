"""The calendar, the session page, its schedule, officers and moves."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import SIGNED_IN, access, ask
from accounts.permissions import Permission
from musyawarah import actions
from musyawarah.forms.sessions import CancelForm, OfficersForm, ScheduleForm
from musyawarah.page import adoption_context, detail_context
from musyawarah.queries import calendar
from musyawarah.views.load import for_reading, for_writing, found, scheduling_right
from musyawarah.workflow import moves_for
from records.web import attempt, form_page, press

PER_PAGE = 25
MOVES = {
    "open": (actions.open_deliberation, "Musyawarah dibuka. Catat kehadiran dan jalannya musyawarah."),
    "cancel": (actions.cancel_deliberation, "Musyawarah dibatalkan."),
    "adopt": (actions.adopt_deliberation, "Berita acara disahkan. Cetak, tandatangani, lalu unggah pindaiannya."),
}


@require_safe
@access(SIGNED_IN)
def deliberation_list(request: HttpRequest) -> HttpResponse:
    page = Paginator(calendar(request.user), PER_PAGE).get_page(request.GET.get("halaman"))
    return render(request, "musyawarah/list.html", {"page": page})


@require_safe
@access(Permission.DELIBERATION_VIEW_FINAL)
def deliberation_detail(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_reading(request.user, pk)
    return render(request, "musyawarah/detail.html", detail_context(deliberation, request.user))


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_SCHEDULE)
def deliberation_edit(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk, scheduling_right)
    form = ScheduleForm(request.POST or None, of=deliberation)
    if form.is_valid() and attempt(
        form,
        actions.edit_schedule,
        deliberation=deliberation,
        starts_at=form.starts_at,
        venue=form.cleaned_data["venue"],
        by=request.user,
    ):
        messages.success(request, "Jadwal disimpan.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title="Ubah jadwal",
        button="Simpan jadwal",
        lead="",
    )


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_RECORD)
def officers_edit(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk)
    form = OfficersForm(request.POST or None, instance=deliberation)
    if form.is_valid() and attempt(
        form, actions.set_officers, deliberation=found(request.user, pk), by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Pimpinan dan notulis disimpan.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title="Pimpinan dan notulis",
        button="Simpan pimpinan dan notulis",
        lead="Nama ini tercetak pada berita acara.",
    )


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_SCHEDULE)
def deliberation_cancel(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk, scheduling_right)
    form = CancelForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.cancel_deliberation, deliberation=deliberation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Musyawarah dibatalkan.")
        return redirect("musyawarah:deliberation-detail", pk)
    return form_page(
        request,
        "musyawarah/form.html",
        form,
        deliberation=deliberation,
        title="Batalkan musyawarah",
        button="Batalkan musyawarah",
        lead="Alasannya tetap tersimpan. Kabari semua yang diundang.",
    )


@require_safe
@access(Permission.DELIBERATION_ADOPT)
def deliberation_adopt(request: HttpRequest, pk: str) -> HttpResponse:
    deliberation = for_writing(request.user, pk, lambda found: moves_for(found).moves["adopt"].permission)
    return render(request, "musyawarah/adopt.html", adoption_context(deliberation, request.user))


@require_POST
@access(Permission.DELIBERATION_VIEW_DRAFT)
def deliberation_move(request: HttpRequest, pk: str, move: str) -> HttpResponse:
    if move not in MOVES:
        raise Http404
    deliberation = found(request.user, pk)
    ask(request.user, moves_for(deliberation).moves[move].permission, deliberation.place)
    act, done = MOVES[move]
    given = {"reason": request.POST.get("reason", "")} if move == "cancel" else {}
    press(request, act, deliberation=deliberation, by=request.user, **given)
    messages.success(request, done)
    return redirect("musyawarah:deliberation-detail", pk)
