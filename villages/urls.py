"""Addresses of the villages: the list, the profile and its parts, and what others may see."""

from django.urls import path

from villages import views

app_name = "villages"
urlpatterns = [
    path("", views.village_list, name="village-list"),
    path("<village:code>/", views.profile, name="profile"),
    path("<village:code>/ringkas/", views.summary, name="summary"),
    path("<village:code>/kop/", views.letterhead, name="letterhead"),
    path("<village:code>/kop/contoh/", views.letterhead_sample, name="letterhead-sample"),
    path("<village:code>/potensi/tambah/", views.potential_create, name="potential-create"),
    path("potensi/<id:pk>/", views.potential_detail, name="potential-detail"),
    path("potensi/<id:pk>/ubah/", views.potential_edit, name="potential-edit"),
    path("potensi/<id:pk>/kembalikan/", views.potential_return, name="potential-return"),
    path("potensi/<id:pk>/buka/", views.potential_reopen, name="potential-reopen"),
    path("potensi/<id:pk>/tindakan/<slug:move>/", views.potential_move, name="potential-move"),
    path("<village:code>/kebutuhan/tambah/", views.need_create, name="need-create"),
    path("kebutuhan/<id:pk>/ubah/", views.need_edit, name="need-edit"),
    path("<village:code>/analisis/", views.swot, name="swot"),
    path("analisis/<id:pk>/hapus/", views.swot_remove, name="swot-remove"),
    path("<village:code>/prioritas/", views.priorities, name="priorities"),
]
