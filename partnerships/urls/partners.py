"""Addresses of cooperation with an outside party: kajian, KAK, announcement, offers; and what anyone may read."""

from django.urls import path

from partnerships.views import announcements, partners

HERE = "kerja-sama/<id:pk>/"
OFFERS = HERE + "penawaran-masuk/"
OFFER = OFFERS + "<id:proposal>/"

urlpatterns = [
    path(HERE + "kajian/", partners.appraisal_edit, name="appraisal-edit"),
    path(HERE + "kak/", partners.terms_edit, name="terms-edit"),
    path(HERE + "pengumuman/", announcements.announce, name="announce"),
    path(HERE + "pengumuman/berkas/", announcements.announcement_paper, name="announcement-paper"),
    path(OFFERS, partners.proposal_list, name="proposal-list"),
    path(OFFERS + "tambah/", partners.proposal_add, name="proposal-add"),
    path(OFFER + "ubah/", partners.proposal_edit, name="proposal-edit"),
    path(OFFER + "identitas/", partners.partner_edit, name="partner-edit"),
    path(OFFER + "berkas/", partners.proposal_file, name="proposal-file"),
    path(OFFER + "penilaian/", partners.proposal_evaluate, name="proposal-evaluate"),
    path(OFFER + "jawaban/", announcements.proposal_answer, name="proposal-answer"),
    path(OFFER + "<slug:move>/", partners.proposal_move, name="proposal-move"),
    path("pengumuman/", announcements.announcement_list, name="announcement-list"),
    path("pengumuman/<id:pk>/", announcements.announcement_public, name="announcement-public"),
    path("pengumuman/<id:pk>/berkas/", announcements.announcement_file, name="announcement-file"),
]
