"""Addresses of the search for partners and of the shortlist that it fills."""

from django.urls import path

from partnerships.views import invitations, matching, shortlist

INVITATIONS = "kerja-sama/<id:pk>/undangan/"
INVITATION = INVITATIONS + "<id:invitation>/"

urlpatterns = [
    path("desa/kebutuhan/<id:pk>/mitra/", matching.need_match, name="need-match"),
    path("desa/potensi/<id:pk>/mitra/", matching.potential_match, name="potential-match"),
    path("desa/<village:code>/mitra/", matching.village_match, name="village-match"),
    path("desa/kebutuhan/<id:pk>/mitra/pilih/", shortlist.keep_for_need, name="need-keep"),
    path("desa/potensi/<id:pk>/mitra/pilih/", shortlist.keep_for_potential, name="potential-keep"),
    path("desa/<village:code>/mitra/pilih/", shortlist.keep_for_village, name="village-keep"),
    path("desa/<village:code>/daftar-pendek/", shortlist.shortlist, name="shortlist"),
    path("desa/<village:code>/daftar-pendek/<id:pk>/keluarkan/", shortlist.drop, name="shortlist-drop"),
    path("desa/<village:code>/daftar-pendek/mulai/", shortlist.start, name="shortlist-start"),
    path(INVITATIONS, invitations.invitation_list, name="invitation-list"),
    path(INVITATIONS + "tambah/", invitations.invitation_add, name="invitation-add"),
    path(INVITATION + "undang/", invitations.invite, name="invitation-invite"),
    path(INVITATION + "menolak/", invitations.decline, name="invitation-decline"),
    path(INVITATION + "tidak-diundang/", invitations.set_aside, name="invitation-set-aside"),
    path(INVITATION + "pertimbangkan/", invitations.reconsider, name="invitation-reconsider"),
]
