"""Addresses of the register of outside parties."""

from django.urls import path

from partnerships.views import register, register_acts

ONE = "mitra/<id:pk>/"
TOPIC, PROOF = ONE + "topik/<id:topic>/", ONE + "dokumen/<id:proof>/"

urlpatterns = [
    path("mitra/", register.partner_list, name="partner-list"),
    path("mitra/tambah/", register.partner_create, name="partner-create"),
    path("mitra/antrean/", register.partner_queue, name="partner-queue"),
    path(ONE, register.partner_detail, name="partner-detail"),
    path(ONE + "ubah/", register.partner_entry_edit, name="partner-entry-edit"),
    path(ONE + "wilayah/", register_acts.partner_coverage, name="partner-coverage"),
    path(ONE + "topik/", register_acts.partner_topics, name="partner-topics"),
    path(TOPIC + "ubah/", register_acts.partner_topic_edit, name="partner-topic-edit"),
    path(TOPIC + "hapus/", register_acts.partner_topic_remove, name="partner-topic-remove"),
    path(ONE + "dokumen/tambah/", register_acts.partner_proof_add, name="partner-proof-add"),
    path(PROOF, register_acts.partner_proof, name="partner-proof"),
    path(PROOF + "cabut/", register_acts.partner_proof_withdraw, name="partner-proof-withdraw"),
    path(ONE + "benturan/", register_acts.partner_conflict, name="partner-conflict"),
    path(ONE + "verifikasi/", register_acts.partner_verify, name="partner-verify"),
    path(ONE + "tolak/", register_acts.partner_refuse, name="partner-refuse"),
    path(ONE + "buka/", register_acts.partner_reopen, name="partner-reopen"),
    path(ONE + "gabung/", register_acts.partner_merge, name="partner-merge"),
]
