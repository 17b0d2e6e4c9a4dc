"""The import screen: each view finds what is the person's own, calls an act, answers."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import SIGNED_IN, access
from kerjasama_portal.imports import files, queries, words
from kerjasama_portal.imports.forms import AnswerForm, confirm_form_of, upload_form_of
from records.importing import acts, runs
from records.web import attempt, form_page, press

PER_PAGE = 25


@require_safe
@access(SIGNED_IN)
def start(request: HttpRequest) -> HttpResponse:
    kinds = queries.kinds_for(request.user)
    page = Paginator(queries.own_runs(request.user, kinds), PER_PAGE).get_page(request.GET.get("halaman"))
    lines = [queries.run_line(run) for run in page]
    downloads = [kind for kind in kinds if queries.may_export(request.user, kind)]
    return render(request, "imports/start.html", {"kinds": kinds, "downloads": downloads, "page": page, "lines": lines})


@require_http_methods(["GET", "POST"])
@access(SIGNED_IN)
def upload(request: HttpRequest, slug: str) -> HttpResponse:
    kind = queries.kind_for(request.user, slug)
    form = upload_form_of(kind)(request.POST or None, request.FILES or None)
    if form.is_valid() and attempt(form, acts.upload_import, kind=kind, by=request.user, **form.cleaned_data):
        return redirect("imports:run", form.made.pk)
    context = {"kind": kind, "columns": queries.columns_of(kind), "may_export": queries.may_export(request.user, kind)}
    context["examples"] = queries.examples_of(kind)
    return form_page(request, "imports/upload.html", form, **context)


@require_safe
@access(SIGNED_IN)
def template(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    return files.template(queries.kind_for(request.user, slug), request.user, form)


@require_POST
@access(SIGNED_IN)
def export(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    kind = queries.kind_for(request.user, slug)
    if not queries.may_export(request.user, kind):
        raise PermissionDenied
    return files.export(kind, request.user, form)


@require_safe
@access(SIGNED_IN)
def run_detail(request: HttpRequest, pk: str) -> HttpResponse:
    run = queries.run_for(request.user, pk)
    page = queries.run_page(run)
    form = AnswerForm() if page.must_answer else confirm_form_of(page.kind, run)(initial={"seen": acts.seen_now(run)})
    return form_page(request, "imports/run.html", form, page=page, run=run)


@require_safe
@access(SIGNED_IN)
def run_state(request: HttpRequest, pk: str) -> HttpResponse:
    run = queries.run_for(request.user, pk)
    status = words.status_of(run)
    facts = {"keadaan": run.state, "terhenti": runs.is_halted(run), "kalimat": status.sentence}
    return JsonResponse(facts | {"baris": status.done, "jumlah": status.total})


@require_POST
@access(SIGNED_IN)
def run_answer(request: HttpRequest, pk: str) -> HttpResponse:
    run = queries.run_for(request.user, pk)
    form = AnswerForm(request.POST)
    if form.is_valid() and attempt(form, acts.answer_import, run=run, by=request.user, **form.cleaned_data):
        return redirect("imports:run", pk)
    return form_page(request, "imports/run.html", form, page=queries.run_page(run), run=run)


@require_POST
@access(SIGNED_IN)
def run_confirm(request: HttpRequest, pk: str) -> HttpResponse:
    run = queries.run_for(request.user, pk)
    page = queries.run_page(run)
    form = confirm_form_of(page.kind, run)(request.POST)
    if form.is_valid() and attempt(form, acts.confirm_import, run=run, by=request.user, **form.cleaned_data):
        return redirect("imports:run", pk)
    return form_page(request, "imports/run.html", form, page=page, run=run)


@require_POST
@access(SIGNED_IN)
def run_cancel(request: HttpRequest, pk: str) -> HttpResponse:
    press(request, acts.cancel_import, run=queries.run_for(request.user, pk), by=request.user)
    messages.success(request, "Impor dibatalkan. Tidak ada yang ditulis.")
    return redirect("imports:run", pk)


@require_POST
@access(SIGNED_IN)
def run_resume(request: HttpRequest, pk: str) -> HttpResponse:
    press(request, acts.resume_import, run=queries.run_for(request.user, pk), by=request.user)
    return redirect("imports:run", pk)


@require_http_methods(["GET", "POST"])
@access(SIGNED_IN)
def run_undo(request: HttpRequest, pk: str) -> HttpResponse:
    """Asks before everything is taken back."""
    run = queries.run_for(request.user, pk)
    if request.method == "POST":
        press(request, acts.undo_import, run=run, by=request.user)
        return redirect("imports:run", pk)
    return render(request, "imports/undo.html", {"page": queries.run_page(run), "run": run})


@require_safe
@access(SIGNED_IN)
def run_refused(request: HttpRequest, pk: str, form: str) -> HttpResponse:
    run = queries.run_for(request.user, pk)
    return files.refused(run, queries.kind_for(request.user, run.kind), form)
