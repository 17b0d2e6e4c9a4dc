"""Pages of the joint body and its members."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from partnerships.actions import bodies as actions
from partnerships.forms.monitoring import BodyForm, MemberForm, RemoveMemberForm
from partnerships.models import BodyMember, CooperationBody, Party
from partnerships.sight import cooperation_for
from partnerships.views.act_pages import act_page
from partnerships.views.loading import first_look, posted, step_url
from records.web import attempt
from villages.models import Region


def body_for(user, permission, pk) -> CooperationBody:
    """The body, for a right at any village whose cooperation it carries out."""
    rows = CooperationBody.objects.prefetch_related("cooperations__parties__village", "cooperations__lead")
    return get_for(user, rows, permission, pk=pk)


def bound_villages(body) -> list[Region]:
    """The villages that the body serves."""
    codes = Party.objects.filter(cooperation__body=body, status__in=Party.BOUND).values("village")
    return Region.objects.filter(pk__in=codes).order_by("code")


def words(body, heading: str, button: str, **more) -> dict:
    """What the form page says around the form."""
    return {
        "caption": body.name,
        "heading": heading,
        "button": button,
        "back": reverse("partnerships:body-detail", args=[body.pk]),
        "back_text": "Kembali ke BKAD",
    } | more


@require_http_methods(["GET", "POST"])
@access(Permission.BODY_EDIT)
def body_form(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.BODY_EDIT)
    verdict = actions.judge_body(cooperation)
    if cooperation.decided_in_villages:
        first_look(request, verdict)
    form = BodyForm(posted(request), of=cooperation.body)
    act = actions.edit_body if cooperation.body else actions.form_body
    if form.is_valid() and attempt(form, act, cooperation=cooperation, by=request.user, **form.cleaned_data):
        messages.success(request, "BKAD disimpan.")
        return redirect("partnerships:body-detail", cooperation.body_id)
    text = words(CooperationBody(name=cooperation.title), "Badan Kerja Sama Antar-Desa", "Simpan BKAD", verdict=verdict)
    text |= {"back": step_url(cooperation, 5), "back_text": "Kembali ke langkah 5"}
    return act_page(request, form, **text)


@require_safe
@access(Permission.COOPERATION_VIEW)
def body_detail(request, pk):
    body = body_for(request.user, Permission.COOPERATION_VIEW, pk)
    members = list(body.members.select_related("village").order_by("element", "created_at"))
    villages = list(bound_villages(body))
    context = {
        "body": body,
        "cooperations": list(body.cooperations.all()),
        "elements": element_rows(members),
        "members": members,
        "missing": [v.name for v in villages if v.pk not in {member.village_id for member in members}],
        "women": sum(member.sex == "P" for member in members),
        "men": sum(member.sex == "L" for member in members),
        "may_edit": request.user.can(Permission.BODY_EDIT, body.place),
        "decrees": list(body.decrees.select_related("village", "paper")),
        "deciding": [v for v in villages if request.user.can(Permission.REGULATION_ENACT, v.place)],
    }
    return render(request, "partnerships/body_detail.html", context)


def element_rows(members) -> list[dict]:
    """The five elements and who stands for each (PP 43/2014 pasal 144 ayat (1))."""
    rows = []
    for value, label in BodyMember.Element.choices:
        names = [f"{member.name} ({member.village})" for member in members if member.element == value]
        rows.append({"label": label, "names": ", ".join(names), "status": "done" if names else "todo"})
    return rows


@require_http_methods(["GET", "POST"])
@access(Permission.BODY_EDIT)
def member_add(request, pk):
    body = body_for(request.user, Permission.BODY_EDIT, pk)
    form = MemberForm(posted(request), villages=bound_villages(body))
    if form.is_valid() and attempt(form, actions.add_member, body=body, by=request.user, **form.cleaned_data):
        messages.success(request, f"{form.cleaned_data['name']} ditambahkan.")
        return redirect("partnerships:body-detail", pk)
    return act_page(request, form, **words(body, "Tambah anggota BKAD", "Simpan anggota"))


@require_http_methods(["GET", "POST"])
@access(Permission.BODY_EDIT)
def member_remove(request, pk, member):
    body = body_for(request.user, Permission.BODY_EDIT, pk)
    row = get_object_or_404(body.members.select_related("village"), pk=member)
    form = RemoveMemberForm(posted(request))
    if form.is_valid() and attempt(form, actions.remove_member, member=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"{row.name} bukan anggota BKAD lagi.")
        return redirect("partnerships:body-detail", pk)
    facts = [("Nama", row.name), ("Unsur", row.get_element_display()), ("Desa", row.village.name)]
    text = words(body, "Keluarkan anggota BKAD", "Keluarkan anggota", facts=facts)
    return act_page(request, form, **text)
