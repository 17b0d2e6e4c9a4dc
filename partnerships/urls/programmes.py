"""Addresses of programmes: activities, costs, money, shares, feasibility."""

from django.urls import path

from partnerships.views import activities, programme_money, programmes

HERE = "kerja-sama/<id:pk>/program/"
PROGRAMME = HERE + "<id:programme>/"
ACTIVITY = PROGRAMME + "kegiatan/<id:activity>/"

urlpatterns = [
    path(HERE + "tambah/", programmes.programme_create, name="programme-create"),
    path(PROGRAMME, programmes.programme_detail, name="programme-detail"),
    path(PROGRAMME + "ubah/", programmes.programme_edit, name="programme-edit"),
    path(PROGRAMME + "kegiatan/", activities.activity_list, name="activity-list"),
    path(PROGRAMME + "kegiatan/tambah/", activities.activity_add, name="activity-add"),
    path(ACTIVITY + "ubah/", activities.activity_edit, name="activity-edit"),
    path(ACTIVITY + "pindah/", activities.activity_move, name="activity-move"),
    path(ACTIVITY + "hapus/", activities.activity_remove, name="activity-remove"),
    path(PROGRAMME + "biaya/<id:activity>/", activities.costs_edit, name="costs-edit"),
    path(PROGRAMME + "pendanaan/", programme_money.funding_table, name="funding-table"),
    path(PROGRAMME + "dana/", programmes.funding_add, name="funding-add"),
    path(PROGRAMME + "dana/<id:funding>/hapus/", programmes.funding_remove, name="funding-remove"),
    path(PROGRAMME + "desa/<village:code>/", programmes.share_edit, name="share-edit"),
    path(PROGRAMME + "bagian/andai/", programme_money.what_if, name="what-if"),
    path(PROGRAMME + "bagian/persen/", programme_money.percents_take, name="percents-take"),
    path(PROGRAMME + "kelayakan/", activities.feasibility_edit, name="feasibility-edit"),
]
