"""Addresses of the access screen."""

from django.urls import path

from kerjasama_portal.access.views import invitations, offices, people

app_name = "access"
urlpatterns = [
    path("", people.person_list, name="person-list"),
    path("orang/<id:key>/", people.person_detail, name="person-detail"),
    path("orang/<id:key>/nonaktifkan/", people.deactivate, name="person-deactivate"),
    path("orang/<id:key>/aktifkan/", people.activate, name="person-activate"),
    path("orang/<id:key>/surat-masuk/", people.slip, name="person-slip"),
    path("orang/<id:key>/keluarkan/", people.sessions_end, name="person-sessions-end"),
    path("orang/<id:key>/lepas-kode/", people.second_factor_take, name="person-second-factor-take"),
    path("orang/<id:key>/beri/", offices.grant_give, name="grant-give"),
    path("wewenang/<id:pk>/akhiri/", offices.grant_end, name="grant-end"),
    path("wewenang/<id:pk>/serahkan/", offices.hand_over, name="hand-over"),
    path("surat/", invitations.slip, name="slip"),
    path("undang/", invitations.invite, name="invite"),
    path("undangan/", invitations.invitation_list, name="invitation-list"),
    path("undangan/<id:pk>/", invitations.invitation_detail, name="invitation-detail"),
    path("undangan/<id:pk>/tarik/", invitations.invitation_withdraw, name="invitation-withdraw"),
    path("undangan/<id:pk>/tautan/", invitations.invitation_renew, name="invitation-renew"),
]
