"""Pages of potentials."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from records.verdict import Refused
from records.web import attempt, form_page, press
from villages import actions, gazetteer, queries
from villages.forms import PotentialForm, ReturnForm
from villages.models import Potential
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
