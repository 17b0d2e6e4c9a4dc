"""Pages of topics and units: anyone signed in reads them, the national administrator keeps them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import SIGNED_IN, access, ask_nationwide, can_nationwide
from accounts.permissions import Permission
from records.web import attempt, form_page
from villages.actions import topics as actions
from villages.models import Topic, Unit
from villages.taxonomy import pages
from villages.taxonomy.forms import TopicForm, TopicSearchForm, UnitForm


@require_safe
@access(SIGNED_IN)
def topic_list(request: HttpRequest) -> HttpResponse:
    form = TopicSearchForm(request.GET)
    page = {"search": form, "text": form.text, "classes": pages.classes(form.text)}
    page["can_edit"] = can_nationwide(request.user, Permission.TOPIC_EDIT)
    return render(request, "villages/topic_list.html", page)


@require_http_methods(["GET", "POST"])
@access(Permission.TOPIC_EDIT)
def topic_create(request: HttpRequest) -> HttpResponse:
    ask_nationwide(request.user, Permission.TOPIC_EDIT)
    form = TopicForm(request.POST or None)
    if form.is_valid() and attempt(form, actions.add_topic, by=request.user, **form.cleaned_data):
        messages.success(request, "Topik ditambah. Desa bisa memilihnya sekarang.")
        return redirect("topics:topic-list")
    return form_page(request, "villages/topic_form.html", form, topic=None)


@require_http_methods(["GET", "POST"])
@access(Permission.TOPIC_EDIT)
def topic_edit(request: HttpRequest, code: str) -> HttpResponse:
    topic = pages.to_edit(request.user, Topic, code=code)
    form = TopicForm(request.POST or None, instance=topic)
    if form.is_valid() and attempt(form, actions.edit_topic, topic=topic, by=request.user, **form.cleaned_data):
        messages.success(request, "Topik disimpan.")
        return redirect("topics:topic-list")
    return form_page(request, "villages/topic_form.html", form, topic=topic)


@require_safe
@access(SIGNED_IN)
def unit_list(request: HttpRequest) -> HttpResponse:
    can_edit = can_nationwide(request.user, Permission.TOPIC_EDIT)
    page = {"dimensions": pages.dimensions(), "can_edit": can_edit}
    return render(request, "villages/unit_list.html", page)


@require_http_methods(["GET", "POST"])
@access(Permission.TOPIC_EDIT)
def unit_create(request: HttpRequest) -> HttpResponse:
    ask_nationwide(request.user, Permission.TOPIC_EDIT)
    form = UnitForm(request.POST or None, bases=pages.bases())
    if form.is_valid() and attempt(form, actions.add_unit, by=request.user, **form.cleaned_data):
        messages.success(request, "Satuan ditambah.")
        return redirect("topics:unit-list")
    return form_page(request, "villages/unit_form.html", form, unit=None)


@require_http_methods(["GET", "POST"])
@access(Permission.TOPIC_EDIT)
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    unit = pages.to_edit(request.user, Unit, pk=pk)
    form = UnitForm(request.POST or None, of=unit, bases=pages.bases())
    if form.is_valid() and attempt(form, actions.edit_unit, unit=unit, by=request.user, **form.cleaned_data):
        messages.success(request, "Satuan disimpan.")
        return redirect("topics:unit-list")
    return form_page(request, "villages/unit_form.html", form, unit=unit)
