"""Addresses of the ledger of capacity: of a cooperation, and of one potential."""

from django.urls import path

from partnerships.views import capacity

HERE = "kerja-sama/<id:pk>/kapasitas/"

urlpatterns = [
    path(HERE, capacity.capacity, name="capacity"),
    path(HERE + "minta/<id:potential>/", capacity.claim_add, name="claim-add"),
    path(HERE + "<id:commitment>/ubah/", capacity.claim_edit, name="claim-edit"),
    path(HERE + "<id:commitment>/tarik/", capacity.claim_withdraw, name="claim-withdraw"),
    path("desa/<village:code>/potensi/<id:pk>/kapasitas/", capacity.potential_ledger, name="potential-ledger"),
]
