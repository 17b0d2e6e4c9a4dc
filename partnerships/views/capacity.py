"""Pages of the ledger of capacity: what a cooperation asks and holds, and what one potential has promised."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SIGNED_IN, access
from accounts.permissions import Permission
from partnerships.actions import commitments as actions
from partnerships.capacity import reading, words
from partnerships.capacity.claims import binds_at_once, claimable
from partnerships.forms.capacity import ClaimForm, ReleaseForm
from partnerships.models import Commitment, Cooperation
from partnerships.sight import cooperation_for
from partnerships.views.act_pages import act_page
from partnerships.views.loading import posted, step_url
from records.web import attempt
from villages.models import Potential
from villages.queries import require_summaries

PER_PAGE = 20
CLAIM_LEAD = "Ini baru permintaan. Jumlahnya mengikat saat kerja sama berlaku."
OLD_LEAD = "Ini data lama yang berjalan. Jumlahnya langsung mengikat."


def page_url(cooperation: Cooperation) -> str:
    """The page of its capacity."""
    return reverse("partnerships:capacity", args=[cooperation.pk])


@require_safe
@access(Permission.COOPERATION_VIEW)
def capacity(request: HttpRequest, pk: str) -> HttpResponse:
    cooperation = cooperation_for(request.user, pk)
    rows = reading.shown_to(request.user, cooperation)
    kept = [row for row in rows if row.status != Commitment.Status.RELEASED]
    may_edit, page = reading.may_claim(request.user, cooperation), None
    if may_edit:
        page = Paginator(reading.offered(cooperation, rows), PER_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "cooperation": cooperation,
        "lines": reading.lines_of(request.user, cooperation, kept),
        "released": reading.released_lines(request.user, rows),
        "may_edit": may_edit,
        "page": page,
        "offered": reading.offered_lines(list(page.object_list)) if page else [],
        "back": step_url(cooperation, 1),
    }
    return render(request, "partnerships/capacity.html", context)


def said(request: HttpRequest, cooperation: Cooperation, potential: Potential, **more: Any) -> dict[str, Any]:
    """What the page of one claim says around its form."""
    book = reading.books_of([potential], request.user)[potential.pk]
    others = reading.other_claims(request.user, [potential.pk], cooperation.pk)[potential.pk]
    facts = [("Potensi", f"{potential.name}, {potential.village.title}")]
    facts += [(entry.name, f"{entry.amount} {entry.note}".strip()) for entry in book.entries]
    facts += [("Juga diminta", f"{row.cooperation.caption}, {words.promised(row)}") for row in others]
    return {
        "caption": f"{cooperation.caption} · {cooperation.title}",
        "lead": OLD_LEAD if binds_at_once(cooperation) else CLAIM_LEAD,
        "facts": facts,
        "back": page_url(cooperation),
        "back_text": "Kembali ke kapasitas",
    } | more


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def claim_add(request: HttpRequest, pk: str, potential: str) -> HttpResponse:
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    asked = get_object_or_404(claimable(cooperation), pk=potential)
    form = ClaimForm(posted(request), potential=asked)
    facts = {"cooperation": cooperation, "potential": asked, "by": request.user}
    if form.is_valid() and attempt(form, actions.claim_capacity, **facts, **form.cleaned_data):
        messages.success(request, f"Permintaan atas {asked.name} disimpan.")
        return redirect(page_url(cooperation))
    return act_page(request, form, **said(request, cooperation, asked, heading=f"Minta {asked.name}", button="Simpan"))


def commitment_for(request: HttpRequest, pk: str, commitment: str) -> Commitment:
    """What a cooperation asks or holds, for whoever may change it."""
    cooperation = cooperation_for(request.user, pk, Permission.COOPERATION_EDIT)
    rows = Commitment.objects.exclude(status=Commitment.Status.RELEASED).filter(cooperation=cooperation)
    found = get_object_or_404(rows.select_related("potential__village"), pk=commitment)
    found.cooperation = cooperation
    return found


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def claim_edit(request: HttpRequest, pk: str, commitment: str) -> HttpResponse:
    row = commitment_for(request, pk, commitment)
    form = ClaimForm(posted(request), instance=row, potential=row.potential)
    if form.is_valid() and attempt(form, actions.change_claim, commitment=row, by=request.user, **form.cleaned_data):
        messages.success(request, "Permintaan diubah.")
        return redirect(page_url(row.cooperation))
    return act_page(request, form, **changing(request, row, "Ubah permintaan", "Simpan perubahan"))


def changing(request: HttpRequest, row: Commitment, heading: str, button: str) -> dict[str, Any]:
    """The words around a change; the figures of a potential that its village is changing stay with the village."""
    seen = reading.shown_potentials(request.user).filter(pk=row.potential_id).first()
    if seen is not None:
        return said(request, row.cooperation, seen, heading=heading, button=button)
    return {
        "caption": f"{row.cooperation.caption} · {row.cooperation.title}",
        "facts": [("Potensi", reading.HIDDEN), ("Diminta", words.promised(row))],
        "heading": heading,
        "button": button,
        "back": page_url(row.cooperation),
        "back_text": "Kembali ke kapasitas",
    }


@require_http_methods(["GET", "POST"])
@access(Permission.COOPERATION_EDIT)
def claim_withdraw(request: HttpRequest, pk: str, commitment: str) -> HttpResponse:
    row = commitment_for(request, pk, commitment)
    form = ReleaseForm(posted(request), is_claim=row.status == Commitment.Status.CLAIM)
    if form.is_valid() and attempt(form, actions.withdraw_claim, commitment=row, by=request.user, **form.cleaned_data):
        messages.success(request, "Permintaan ditarik. Riwayat tetap menyimpannya.")
        return redirect(page_url(row.cooperation))
    text = changing(request, row, "Tarik permintaan ini?", "Tarik permintaan") | {"lead": words.promised(row)}
    return act_page(request, form, **text)


@require_safe
@access(SIGNED_IN)
def potential_ledger(request: HttpRequest, code: str, pk: str) -> HttpResponse:
    require_summaries(request.user)
    potential = get_object_or_404(reading.shown_potentials(request.user), pk=pk, village__code=code)
    may_open = Potential.objects.visible_to(request.user).filter(pk=pk).exists()
    page = ("villages:potential-detail", None, [pk]) if may_open else ("villages:summary", None, [code])
    context = {
        "potential": potential,
        "book": reading.books_of([potential], request.user)[potential.pk],
        "claims": reading.other_claims(request.user, [potential.pk])[potential.pk],
        "history": reading.history_of(potential, request.user),
        "back": reverse(*page),
        "back_text": "Kembali ke potensi" if may_open else "Kembali ke ringkasan desa",
    }
    return render(request, "partnerships/potential_ledger.html", context)
