"""Addresses of the villages: the list, the profile and its parts, and what others may see."""

from django.urls import path

from villages.views import analysis, letterhead, needs, potentials, priorities, profiles, search, seasons, verification

app_name = "villages"
urlpatterns = [
    path("", profiles.village_list, name="village-list"),
    path("potensi/", search.potential_search, name="potential-search"),
    path("<village:code>/", profiles.profile, name="profile"),
    path("<village:code>/ringkas/", profiles.summary, name="summary"),
    path("<village:code>/kop/", letterhead.letterhead, name="letterhead"),
    path("<village:code>/kop/contoh/", letterhead.letterhead_sample, name="letterhead-sample"),
    path("<village:code>/potensi/tambah/", potentials.potential_create, name="potential-create"),
    path("potensi/<id:pk>/", potentials.potential_detail, name="potential-detail"),
    path("potensi/<id:pk>/foto/<id:photo>/", potentials.potential_photo, name="potential-photo"),
    path("potensi/<id:pk>/foto/<id:photo>/hapus/", potentials.photo_remove, name="photo-remove"),
    path("verifikasi/", verification.queue, name="verification-queue"),
    path("verifikasi/<id:pk>/", verification.case, name="verification-case"),
    path("verifikasi/<id:pk>/sah/", verification.verify, name="verification-verify"),
    path("potensi/<id:pk>/ubah/", potentials.potential_edit, name="potential-edit"),
    path("potensi/<id:pk>/kembalikan/", potentials.potential_return, name="potential-return"),
    path("potensi/<id:pk>/buka/", potentials.potential_reopen, name="potential-reopen"),
    path("potensi/<id:pk>/tindakan/<slug:move>/", potentials.potential_move, name="potential-move"),
    path("<village:code>/kebutuhan/tambah/", needs.need_create, name="need-create"),
    path("kebutuhan/<id:pk>/ubah/", needs.need_edit, name="need-edit"),
    path("<village:code>/analisis/", analysis.swot, name="swot"),
    path("analisis/<id:pk>/hapus/", analysis.swot_remove, name="swot-remove"),
    path("<village:code>/kekuatan/", analysis.strengths, name="strengths"),
    path("analisis/<id:pk>/ubah/", analysis.swot_edit, name="swot-edit"),
    path("<village:code>/kalender/", seasons.calendar, name="calendar"),
    path("<village:code>/kalender/tambah/", seasons.season_create, name="season-create"),
    path("kalender/<id:pk>/ubah/", seasons.season_edit, name="season-edit"),
    path("kalender/<id:pk>/hapus/", seasons.season_remove, name="season-remove"),
    path("<village:code>/prioritas/", priorities.scale, name="priorities"),
    path("<village:code>/prioritas/simpan/", priorities.scale_save, name="priorities-save"),
    path("<village:code>/prioritas/bobot/", priorities.weights, name="priority-weights"),
    path("<village:code>/prioritas/urutan/", priorities.order, name="priority-order"),
    path("kebutuhan/<id:pk>/nilai/", priorities.score_need, name="need-score"),
    path("potensi/<id:pk>/nilai/", priorities.score_potential, name="potential-score"),
]
