"""Pages of a village's umbrella Perdes."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access, get_for
from accounts.permissions import Permission
from partnerships.actions import regulations as actions
from partnerships.forms.regulations import STAGE_FORMS, DiscussForm, RegulationForm
from partnerships.models import VillageRegulation
from partnerships.papers.model_regulation import MODEL_TEXT
from partnerships.stages import next_act, stage_rows
from partnerships.views.act_pages import act_page
from partnerships.views.loading import known, posted
from partnerships.workflow import REGULATION_MOVES
from records.web import attempt
from villages.models import Region
from villages.regions.gazetteer import by_code
from villages.regions.lineage import call_as_on

MOVES = {
    "discuss": (actions.discuss, "Perdes sekarang dibahas dengan BPD."),
    "agree": (actions.agree, "Kesepakatan BPD dicatat."),
    "enact": (actions.enact, "Penetapan Perdes dicatat."),
    "promulgate": (actions.promulgate, "Perdes diundangkan dan berlaku."),
}


def regulation_for(user, permission, code) -> VillageRegulation:
    """The one umbrella Perdes of a village, for a right there."""
    return get_for(user, VillageRegulation.objects.select_related("village"), permission, village__code=code)


def words(village: Region, heading: str, button: str, **more) -> dict:
    """What the form page says around the form."""
    return {
        "caption": village.title,
        "heading": heading,
        "button": button,
        "back": reverse("partnerships:regulation-detail", args=[village.code]),
        "back_text": "Kembali ke Perdes",
    } | more


@require_safe
@access(Permission.REGULATION_VIEW)
def regulation_detail(request, code):
    village = get_for(request.user, by_code(), Permission.REGULATION_VIEW, code=code)
    regulation = VillageRegulation.objects.select_related("village", "paper").filter(village=village).first()
    call_as_on([village], lambda _: regulation.enacted_on if regulation else None)
    may_edit = request.user.can(Permission.REGULATION_DRAFT, village.place)
    context = {
        "village": village,
        "regulation": regulation,
        "stages": stage_rows(regulation) if regulation else [],
        "next": next_act(regulation, village, request.user),
        "may_edit": bool(may_edit and regulation and regulation.status == VillageRegulation.Status.DRAFT),
    }
    return render(request, "partnerships/regulation_detail.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.REGULATION_DRAFT)
def regulation_create(request, code):
    village = get_for(request.user, by_code(), Permission.REGULATION_DRAFT, code=code)
    form = RegulationForm(posted(request), initial={"title": "Kerja Sama Desa", "text": MODEL_TEXT})
    if form.is_valid() and attempt(
        form, actions.draft_regulation, village=village, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Rancangan Perdes disimpan.")
        return redirect("partnerships:regulation-detail", code)
    text = words(village, "Susun Perdes kerja sama", "Simpan rancangan")
    return act_page(request, form, **text)


@require_http_methods(["GET", "POST"])
@access(Permission.REGULATION_DRAFT)
def regulation_edit(request, code):
    regulation = regulation_for(request.user, Permission.REGULATION_DRAFT, code)
    form = RegulationForm(posted(request), instance=regulation)
    if form.is_valid() and attempt(
        form, actions.edit_regulation, regulation=regulation_for(request.user, Permission.REGULATION_DRAFT, code),
        by=request.user, **form.cleaned_data
    ):  # fmt: skip
        messages.success(request, "Rancangan Perdes disimpan.")
        return redirect("partnerships:regulation-detail", code)
    text = words(regulation.village, "Rancangan Perdes dan konsultasi warga", "Simpan rancangan")
    return act_page(request, form, **text)


@require_http_methods(["GET", "POST"])
@access(Permission.REGULATION_VIEW)
def regulation_move(request, code, move):
    permission = REGULATION_MOVES.moves[known(move, MOVES)].permission
    regulation = regulation_for(request.user, permission, code)
    form_class, (act, done) = STAGE_FORMS[move], MOVES[move]
    instance = {} if form_class is DiscussForm else {"instance": regulation_for(request.user, permission, code)}
    form = form_class(posted(request), **instance)
    if form.is_valid() and attempt(form, act, regulation=regulation, by=request.user, **form.cleaned_data):
        messages.success(request, done)
        return redirect("partnerships:regulation-detail", code)
    label = REGULATION_MOVES.moves[move].label
    verdict = REGULATION_MOVES.judge(regulation, move, request.user)
    text = words(regulation.village, label, label, verdict=verdict, facts=known_facts(regulation))
    return act_page(request, form, **text)


def known_facts(regulation: VillageRegulation) -> list[tuple[str, str]]:
    """What earlier stages left, so that the next one is decided with it in sight."""
    return [("Tentang", regulation.title)] + [(row.title, row.meta) for row in stage_rows(regulation) if row.meta]
