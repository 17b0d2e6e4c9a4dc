"""Pages of step 6: indicators, reports, and the decision of an aksi-refleksi."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import access
from accounts.permissions import Permission
from partnerships import progress
from partnerships.actions import monitoring as actions
from partnerships.forms.monitoring import IndicatorForm, ReflectionForm, ReportForm
from partnerships.models import Cooperation, Mandate, Reflection
from partnerships.sight import cooperation_for
from partnerships.views.act_pages import act_page, unless
from partnerships.views.loading import posted, step_url
from records.formats import tanggal
from records.verdict import no
from records.web import attempt


def words(cooperation, heading: str, button: str, **more) -> dict:
    """What the form page says around the form."""
    return {
        "caption": f"{cooperation.caption} · {cooperation.title}",
        "heading": heading,
        "button": button,
        "back": step_url(cooperation, 6),
        "back_text": "Kembali ke langkah 6",
    } | more


@require_http_methods(["GET", "POST"])
@access(Permission.REPORT_FILL)
def indicator_add(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.REPORT_FILL)
    form = IndicatorForm(posted(request))
    if form.is_valid() and attempt(
        form, actions.add_indicator, cooperation=cooperation, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Indikator ditambahkan.")
        return redirect(step_url(cooperation, 6))
    text = words(cooperation, "Tambah indikator", "Simpan indikator")
    return act_page(request, form, **text)


@require_http_methods(["GET", "POST"])
@access(Permission.REPORT_FILL)
def report_add(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.REPORT_FILL)
    form = ReportForm(posted(request), indicators=list(cooperation.indicators.order_by("created_at")))
    if form.is_valid() and attempt(form, actions.add_report, cooperation=cooperation, by=request.user, **form.answer):
        messages.success(request, "Laporan disimpan.")
        return redirect(step_url(cooperation, 6))
    running = cooperation.stage == Cooperation.Stage.RUNNING
    verdict = unless(running, no(actions.NOT_RUNNING))
    lead = "Satu laporan untuk satu masa. Isi hasil ukur tiap indikator."
    text = words(cooperation, "Isi laporan", "Simpan laporan", verdict=verdict, lead=lead)
    return act_page(request, form, **text)


@require_safe
@access(Permission.COOPERATION_VIEW)
def report_detail(request, pk, report):
    cooperation = cooperation_for(request.user, pk)
    row = get_object_or_404(cooperation.reports.select_related("created_by"), pk=report)
    context = {
        "cooperation": cooperation,
        "report": row,
        "table": progress.table(cooperation),
        "back": step_url(cooperation, 6),
        "may_report": request.user.can(Permission.REPORT_FILL, cooperation.place),
    }
    return render(request, "partnerships/report_detail.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.REFLECTION_DECIDE)
def reflection_decide(request, pk, mandate):
    cooperation = cooperation_for(request.user, pk, Permission.REFLECTION_DECIDE)
    rows = Mandate.objects.filter(cooperation=cooperation, purpose=Mandate.Purpose.REFLECT)
    row = get_object_or_404(rows.select_related("deliberation"), pk=mandate)
    row.cooperation = cooperation
    form = ReflectionForm(posted(request), with_body=not cooperation.decided_in_villages)
    if form.is_valid() and attempt(form, actions.decide_reflection, mandate=row, by=request.user, **form.cleaned_data):
        messages.success(request, decided(form.cleaned_data["result"]))
        return redirect(step_url(cooperation, 6))
    held = timezone.localdate(row.deliberation.starts_at)
    verdict = unless(row.deliberation.is_final, no(actions.NOT_FINAL))
    facts = [("Musyawarah", row.deliberation.topic), ("Tanggal", tanggal(held))]
    text = words(cooperation, "Keputusan aksi-refleksi", "Simpan keputusan", verdict=verdict, facts=facts)
    return act_page(request, form, **text)


def decided(result: str) -> str:
    """What the decision led to, in words."""
    if result == Reflection.Result.AMEND:
        return "Keputusan dicatat. Addendum dibuat di luar portal dulu."
    return f"Keputusan dicatat: {Reflection.Result(result).label}."
