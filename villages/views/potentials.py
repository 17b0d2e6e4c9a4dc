"""Pages of potentials."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records import pictures
from records.verdict import Refused
from records.web import attempt, form_page, press
from villages import actions
from villages.facts.potential_page import photo_of, photos_of, potential_page
from villages.forms import PotentialForm, ReturnForm
from villages.models import Potential, Region
from villages.regions import gazetteer
from villages.workflow import POTENTIAL_MOVES

POTENTIAL_ACTS = {
    "submit": (actions.submit_potential, "Potensi diajukan. Orang lain di desa atau pendamping memverifikasinya."),
    "verify": (actions.verify_potential, "Potensi terverifikasi. Desa lain sekarang bisa melihat ringkasannya."),
    "reopen": (actions.reopen_potential, "Potensi menjadi draf lagi. Ubah isinya, lalu ajukan lagi."),
}


STILL_A_DRAFT = "Disimpan sebagai draf. Ajukan supaya orang kedua bisa memeriksa."


@require_http_methods(["GET", "POST"])
@access(Permission.POTENTIAL_EDIT)
def potential_create(request: HttpRequest, code: str) -> HttpResponse:
    village = get_for(request.user, gazetteer.villages(), Permission.POTENTIAL_EDIT, code=code)
    form = PotentialForm(request.POST or None, request.FILES or None, kind=request.GET.get("jenis", ""))
    more = "lagi" in request.POST
    submit = more or "ajukan" in request.POST
    if form.is_valid() and attempt(
        form, actions.add_potential, village=village, by=request.user, submit=submit, **form.cleaned_data
    ):
        if more:
            messages.success(request, f"Tersimpan: {form.made.name}, {written_today(village)} dari desa ini hari ini.")
            return redirect("villages:potential-create", code)
        messages.success(request, POTENTIAL_ACTS["submit"][1] if submit else STILL_A_DRAFT)
        return redirect("villages:potential-detail", form.made.pk)
    return form_page(request, "villages/potential_form.html", form, village=village, potential=None, photos=[])


def written_today(village: Region) -> int:
    """How many potentials of the village were written down today."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return Potential.objects.filter(village=village, created_at__gte=midnight).count()


@require_safe
@access(Permission.POTENTIAL_VIEW_VERIFIED)
def potential_detail(request: HttpRequest, pk: str) -> HttpResponse:
    potential = visible_potential(request, Permission.POTENTIAL_VIEW_VERIFIED, pk)
    return render(request, "villages/potential.html", {"shown": potential_page(potential, request.user)})


@require_http_methods(["GET", "POST"])
@access(Permission.POTENTIAL_EDIT)
def potential_edit(request: HttpRequest, pk: str) -> HttpResponse:
    potential = visible_potential(request, Permission.POTENTIAL_EDIT, pk)
    if not potential.is_draft and request.method == "GET":
        raise Refused(actions.NOT_A_DRAFT)
    form = PotentialForm(request.POST or None, request.FILES or None, instance=potential)
    submit = "ajukan" in request.POST
    if form.is_valid() and attempt(
        form, actions.edit_potential, potential=potential, by=request.user, submit=submit, **form.cleaned_data
    ):
        messages.success(request, POTENTIAL_ACTS["submit"][1] if submit else STILL_A_DRAFT)
        return redirect("villages:potential-detail", pk)
    context = {"village": potential.village, "potential": potential, "photos": photos_of(potential)}
    return form_page(request, "villages/potential_form.html", form, **context)


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


@require_safe
@access(Permission.POTENTIAL_VIEW_VERIFIED)
def potential_photo(request: HttpRequest, pk: str, photo: str) -> HttpResponse:
    """One photo, for whoever sees its potential."""
    potential = visible_potential(request, Permission.POTENTIAL_VIEW_VERIFIED, pk)
    return pictures.response(photo_of(potential, photo).document)


@require_POST
@access(Permission.POTENTIAL_EDIT)
def photo_remove(request: HttpRequest, pk: str, photo: str) -> HttpResponse:
    potential = visible_potential(request, Permission.POTENTIAL_EDIT, pk)
    press(request, actions.remove_photo, photo=photo_of(potential, photo), by=request.user)
    messages.success(request, "Foto dihapus dari potensi ini.")
    return redirect("villages:potential-edit", pk)


def visible_potential(request: HttpRequest, permission: Permission, pk: str) -> Potential:
    """A potential that the person may see, for this right; one out of sight is absent, whatever the right."""
    seen = Potential.objects.visible_to(request.user).select_related("village", "topic", "created_by", "verified_by")
    return get_for(request.user, seen, permission, pk=pk)
