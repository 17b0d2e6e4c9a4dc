"""Pages that schedule the meetings of a cooperation."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from accounts.access import access
from accounts.permissions import Permission
from partnerships.actions import deliberations as actions
from partnerships.forms.deliberations import InterVillageForm, MeetingForm
from partnerships.sight import cooperation_for
from partnerships.views.loading import first_look, own_party_for, posted, step_url
from records.verdict import no
from records.web import attempt, form_page

PAGE = "partnerships/deliberation_form.html"


def scheduled(request, form):
    """After scheduling, the page of the musyawarah itself."""
    messages.success(request, "Musyawarah dijadwalkan. Lanjutkan dengan undangan.")
    return redirect("musyawarah:deliberation-detail", form.made.pk)


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_SCHEDULE)
def deliberation_schedule(request, pk, code):
    party = own_party_for(request.user, Permission.DELIBERATION_SCHEDULE, pk, village__code=code)
    cooperation, village = party.cooperation, party.village
    initial = {"venue": f"Balai Desa {village.name}", "main_title": f"Kerja sama desa: {cooperation.title}"}
    form = MeetingForm(posted(request), initial=initial)
    if form.is_valid() and attempt(form, actions.schedule_village_meeting, party=party, by=request.user, **form.facts):
        return scheduled(request, form)
    words = {
        "title": f"Jadwalkan musyawarah {village.title}",
        "lead": "BPD mengundang Pemerintah Desa dan warga untuk memutuskan kerja sama ini.",
        "button": "Jadwalkan musyawarah",
    }
    return form_page(request, PAGE, form, cooperation=cooperation, step=4, back=step_url(cooperation, 4), **words)


@require_http_methods(["GET", "POST"])
@access(Permission.DELIBERATION_SCHEDULE)
def village_text_schedule(request, pk, code):
    party = own_party_for(request.user, Permission.DELIBERATION_SCHEDULE, pk, village__code=code)
    cooperation, village = party.cooperation, party.village
    subject = f"{cooperation.words.instrument} tentang {cooperation.title}"
    form = MeetingForm(posted(request), initial={"venue": f"Balai Desa {village.name}", "main_title": subject})
    if form.is_valid() and attempt(
        form, actions.schedule_village_text_meeting, party=party, by=request.user, **form.facts
    ):
        return scheduled(request, form)
    words = {
        "title": f"Jadwalkan musyawarah {village.title} tentang naskah",
        "lead": "Warga membaca naskah itu, lalu memutuskan apakah desa mengikatkan diri.",
        "button": "Jadwalkan musyawarah",
    }
    return form_page(request, PAGE, form, cooperation=cooperation, step=5, back=step_url(cooperation, 5), **words)


@require_http_methods(["GET", "POST"])
@access(Permission.MAD_SCHEDULE)
def mad_schedule(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.MAD_SCHEDULE)
    if reason := actions.no_assembly(cooperation):
        first_look(request, no(reason))
    initial = {
        "main_title": f"Naskah Peraturan Bersama tentang {cooperation.title}",
        "venue": f"Balai Desa {cooperation.lead.name}",
        "matter": "c",
    }
    form = InterVillageForm(posted(request), initial=initial)
    if form.is_valid() and attempt(
        form, actions.schedule_text_meeting, cooperation=cooperation, by=request.user, **form.facts
    ):
        return scheduled(request, form)
    words = {
        "title": "Jadwalkan musyawarah antar desa",
        "lead": "Utusan semua desa membahas naskah dan memutuskannya desa demi desa.",
        "button": "Jadwalkan musyawarah",
    }
    return form_page(request, PAGE, form, cooperation=cooperation, step=5, back=step_url(cooperation, 5), **words)


@require_http_methods(["GET", "POST"])
@access(Permission.MAD_SCHEDULE)
def reflection_schedule(request, pk):
    cooperation = cooperation_for(request.user, pk, Permission.MAD_SCHEDULE)
    initial = {
        "main_title": f"Aksi-refleksi {cooperation.title}",
        "venue": f"Balai Desa {cooperation.lead.name}",
        "matter": "c",
    }
    form_of = MeetingForm if cooperation.with_third_party else InterVillageForm
    form = form_of(posted(request), initial=initial)
    if form.is_valid() and attempt(
        form, actions.schedule_reflection, cooperation=cooperation, by=request.user, **form.facts
    ):
        return scheduled(request, form)
    words = {
        "title": "Jadwalkan aksi-refleksi",
        "lead": "Semua pihak melihat hasil, mengambil pelajaran, lalu memutuskan langkah berikutnya.",
        "button": "Jadwalkan aksi-refleksi",
    }
    return form_page(request, PAGE, form, cooperation=cooperation, step=6, back=step_url(cooperation, 6), **words)
