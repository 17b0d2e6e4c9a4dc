"""Pages of the villages: load, ask, form, act, answer."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import SIGNED_IN, access, get_for
from accounts.permissions import Permission
from records.issue import draft
from records.verdict import Refused
from records.web import attempt, form_page, press
from villages import actions, gazetteer, queries
from villages.choose import VillageSearchForm
from villages.forms import LetterheadForm, NeedForm, PotentialForm, PriorityForm, ReturnForm, SwotForm
from villages.models import Letterhead, Need, Potential, SwotEntry
from villages.papers import emblem_picture, letterhead_of, offices_above, sample_page
from villages.workflow import POTENTIAL_MOVES

PER_PAGE = 25
# Each move of a potential: the act, and what is said when it is done.
POTENTIAL_ACTS = {
    "submit": (actions.submit_potential, "Potensi diajukan. Orang lain di desa atau pendamping memverifikasinya."),
    "verify": (actions.verify_potential, "Potensi terverifikasi. Desa lain sekarang bisa melihat ringkasannya."),
    "reopen": (actions.reopen_potential, "Potensi menjadi draf lagi. Ubah isinya, lalu ajukan lagi."),
}
STILL_A_DRAFT = "Disimpan sebagai draf. Ajukan supaya orang kedua bisa memeriksa."


@require_safe
@access(SIGNED_IN)
def village_list(request: HttpRequest) -> HttpResponse:
    queries.require_summaries(request.user)
    form = VillageSearchForm(request.GET)
    text = form.text
    near = queries.own_districts(request.user)
    found = gazetteer.search_villages(text, near) if text else queries.own_villages(request.user)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("halaman"))
    lines = queries.lines_of(page.object_list)
    return render(request, "villages/list.html", {"search": form, "text": text, "page": page, "lines": lines})


@require_safe
@access(SIGNED_IN)
def profile(request: HttpRequest, code: str) -> HttpResponse:
    queries.require_summaries(request.user)
    village = queries.village_at(code)
    if not queries.sees_profile(request.user, code):
        return redirect("villages:summary", code)
    return render(request, "villages/profile.html", {"profile": queries.profile_of(village, request.user)})


@require_safe
@access(SIGNED_IN)
def summary(request: HttpRequest, code: str) -> HttpResponse:
    queries.require_summaries(request.user)
    return render(request, "villages/summary.html", {"summary": queries.summary_of(queries.village_at(code))})


@require_http_methods(["GET", "POST"])
@access(Permission.POTENTIAL_EDIT)
def potential_create(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.POTENTIAL_EDIT, code=code)
    form = PotentialForm(request.POST or None, initial={"kind": request.GET.get("jenis", "")})
    submit = "ajukan" in request.POST
    if form.is_valid() and attempt(
        form, actions.add_potential, village=village, by=request.user, submit=submit, **form.cleaned_data
    ):
        messages.success(request, POTENTIAL_ACTS["submit"][1] if submit else STILL_A_DRAFT)
        return redirect("villages:potential-detail", form.made.pk)
    return form_page(request, "villages/potential_form.html", form, village=village, potential=None)


@require_safe
@access(Permission.POTENTIAL_VIEW_VERIFIED)
def potential_detail(request: HttpRequest, pk: str) -> HttpResponse:
    potential = visible_potential(request, Permission.POTENTIAL_VIEW_VERIFIED, pk)
    return render(request, "villages/potential.html", {"shown": queries.potential_page(potential, request.user)})


@require_http_methods(["GET", "POST"])
@access(Permission.POTENTIAL_EDIT)
def potential_edit(request: HttpRequest, pk: str) -> HttpResponse:
    potential = visible_potential(request, Permission.POTENTIAL_EDIT, pk)
    if not potential.is_draft and request.method == "GET":
        raise Refused(actions.NOT_A_DRAFT)
    form = PotentialForm(request.POST or None, instance=potential)
    submit = "ajukan" in request.POST
    if form.is_valid() and attempt(
        form, actions.edit_potential, potential=potential, by=request.user, submit=submit, **form.cleaned_data
    ):
        messages.success(request, POTENTIAL_ACTS["submit"][1] if submit else STILL_A_DRAFT)
        return redirect("villages:potential-detail", pk)
    return form_page(request, "villages/potential_form.html", form, village=potential.village, potential=potential)


@require_POST
@access(Permission.POTENTIAL_VIEW_VERIFIED)
def potential_move(request: HttpRequest, pk: str, move: str) -> HttpResponse:
    if move not in POTENTIAL_ACTS:
        raise Http404
    potential = visible_potential(request, POTENTIAL_MOVES.moves[move].permission, pk)
    act, done = POTENTIAL_ACTS[move]
    press(request, act, of=potential, potential=potential, by=request.user)
    messages.success(request, done)
    return redirect("villages:potential-detail", pk)


@require_http_methods(["GET", "POST"])
@access(Permission.POTENTIAL_VERIFY)
def potential_return(request: HttpRequest, pk: str) -> HttpResponse:
    potential = visible_potential(request, Permission.POTENTIAL_VERIFY, pk)
    form = ReturnForm(request.POST or None)
    if form.is_valid() and attempt(
        form, actions.return_potential, potential=potential, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Potensi dikembalikan ke pengisi, dengan alasan Anda.")
        return redirect("villages:potential-detail", pk)
    return form_page(request, "villages/potential_return.html", form, potential=potential)


@require_safe
@access(Permission.POTENTIAL_EDIT)
def potential_reopen(request: HttpRequest, pk: str) -> HttpResponse:
    """Before a verification is given up, the page says so."""
    potential = visible_potential(request, Permission.POTENTIAL_EDIT, pk)
    if potential.status != Potential.Status.VERIFIED:
        return redirect("villages:potential-detail", pk)
    return render(request, "villages/potential_reopen.html", {"potential": potential})


def visible_potential(request: HttpRequest, permission: Permission, pk: str) -> Potential:
    """A potential that the person may see, for this right; one out of sight is absent, whatever the right."""
    seen = Potential.objects.visible_to(request.user).select_related("village", "created_by", "verified_by")
    return get_for(request.user, seen, permission, pk=pk)


@require_http_methods(["GET", "POST"])
@access(Permission.NEED_EDIT)
def need_create(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.NEED_EDIT, code=code)
    form = NeedForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_need, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, "Kebutuhan disimpan.")
        return redirect("villages:profile", code)
    return form_page(request, "villages/need_form.html", form, village=village, need=None)


@require_http_methods(["GET", "POST"])
@access(Permission.NEED_EDIT)
def need_edit(request: HttpRequest, pk: str) -> HttpResponse:
    need = get_for(request.user, Need.objects.select_related("village"), Permission.NEED_EDIT, pk=pk)
    form = NeedForm(request.POST or None, instance=need)
    if form.is_valid() and attempt(form, actions.edit_need, need=need, by=request.user, **form.cleaned_data):
        messages.success(request, "Kebutuhan disimpan.")
        return redirect("villages:profile", need.village.code)
    return form_page(request, "villages/need_form.html", form, village=need.village, need=need)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def swot(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    form = SwotForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_swot, village=village, by=request.user, **form.cleaned_data):
        messages.success(request, "Isi analisis ditambahkan.")
        return redirect("villages:swot", code)
    return form_page(request, "villages/swot.html", form, village=village, quadrants=queries.quadrants_of(village))


@require_POST
@access(Permission.ANALYSIS_EDIT)
def swot_remove(request: HttpRequest, pk: str) -> HttpResponse:
    entry = get_for(request.user, SwotEntry.objects.select_related("village"), Permission.ANALYSIS_EDIT, pk=pk)
    press(request, actions.remove_swot, entry=entry, by=request.user)
    messages.success(request, "Isi analisis dihapus. Riwayat tetap menyimpannya.")
    return redirect("villages:swot", entry.village.code)


@require_http_methods(["GET", "POST"])
@access(Permission.ANALYSIS_EDIT)
def priorities(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.ANALYSIS_EDIT, code=code)
    items = queries.rankable(village, request.user)
    form = PriorityForm(request.POST or None, items=items, of=village)
    if form.is_valid() and attempt(form, actions.rank_priorities, village=village, ranked=form.ranked, by=request.user):
        messages.success(request, "Skala prioritas disimpan.")
        return redirect("villages:profile", code)
    return form_page(request, "villages/priorities.html", form, village=village, items=items)


@require_http_methods(["GET", "POST"])
@access(Permission.LETTERHEAD_EDIT)
def letterhead(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.LETTERHEAD_EDIT, code=code)
    head = letterhead_of(village)
    head = head or Letterhead(village=village)
    form = LetterheadForm(request.POST or None, request.FILES or None, instance=head, of=village)
    if form.is_valid() and attempt(
        form, actions.save_letterhead, village=village, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Kop surat disimpan. Surat berikutnya memakai kop ini.")
        return redirect("villages:letterhead", code)
    saved = letterhead_of(village)
    shown = {"head": saved, "lines": offices_above(village), "picture": emblem_picture(saved)}
    return form_page(request, "villages/letterhead_form.html", form, village=village, **shown)


@require_safe
@access(Permission.LETTERHEAD_EDIT)
def letterhead_sample(request: HttpRequest, code: str) -> HttpResponse:
    """A page with the letterhead in its place, to print and lay beside the village's own paper."""
    village = get_for(request.user, gazetteer.villages(), Permission.LETTERHEAD_EDIT, code=code)
    pdf = draft("contoh_kop", sample_page(village), document_date=timezone.localdate())
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="contoh-kop-surat.pdf"'
    return answer
