"""Addresses of the acts of steps 1 to 4: cooperation, parties, offer, programmes, meetings, journal."""

from django.urls import path

from partnerships.views import cooperations, deliberations, legacy, parties, starting

HERE = "kerja-sama/<id:pk>/"
PARTY = HERE + "pihak/<id:party>/"

urlpatterns = [
    path("kerja-sama/mulai/", starting.cooperation_create, name="cooperation-create"),
    path("kerja-sama/data-lama/", legacy.legacy_create, name="legacy-create"),
    path(HERE + "data-lama/pindaian/", legacy.legacy_scan, name="legacy-scan"),
    path(HERE + "data-lama/benarkan/<village:code>/", legacy.legacy_confirm, name="legacy-confirm"),
    path(HERE + "data-lama/berkas/", legacy.legacy_file, name="legacy-file"),
    path(HERE + "ubah/", starting.cooperation_edit, name="cooperation-edit"),
    path(HERE + "dasar/", cooperations.basis_edit, name="basis-edit"),
    path(HERE + "lanjut/<cooperation_move:move>/", cooperations.cooperation_move, name="cooperation-move"),
    path(HERE + "alasan/<slug:rule>/<village:code>/", cooperations.reason_write, name="reason-write"),
    path(HERE + "jurnal/", cooperations.journal_list, name="journal-list"),
    path(HERE + "jurnal/tulis/", cooperations.journal_create, name="journal-create"),
    path(HERE + "calon/", parties.candidate_add, name="candidate-add"),
    path(HERE + "penawaran/", parties.offer_send, name="offer-send"),
    path(HERE + "penawaran/surat/", parties.offer_detail, name="offer-detail"),
    path(PARTY + "kontak/", parties.contact_add, name="contact-add"),
    path(PARTY + "jawaban/", parties.offer_answer, name="offer-answer"),
    path(PARTY + "utusan/", parties.delegate_list, name="delegate-list"),
    path(PARTY + "utusan/<id:delegate>/hapus/", parties.delegate_remove, name="delegate-remove"),
    path(PARTY + "<party_move:move>/", parties.party_move, name="party-move"),
    path(HERE + "musyawarah/desa/<village:code>/", deliberations.deliberation_schedule, name="deliberation-schedule"),
    path(HERE + "musyawarah/naskah/", deliberations.mad_schedule, name="mad-schedule"),
    path(HERE + "musyawarah/refleksi/", deliberations.reflection_schedule, name="reflection-schedule"),
]
