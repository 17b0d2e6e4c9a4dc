"""All addresses: the apps' own, the portal's pages, sign-in, and the administrators' site."""

from allauth.account import views as sign_in
from allauth.account.decorators import secure_admin_login
from allauth.mfa.base import views as second_factor
from django.contrib import admin
from django.urls import include, path, register_converter

from kerjasama_portal import health, views
from kerjasama_portal.converters import CooperationMove, PartyMove, ShortId, VillageCode
from kerjasama_portal.sheet.views import sheet

admin.site.login = secure_admin_login(admin.site.login)  # one sign-in page, with its limits
register_converter(VillageCode, "village")
register_converter(ShortId, "id")
register_converter(PartyMove, "party_move")
register_converter(CooperationMove, "cooperation_move")

urlpatterns = [
    path("", views.front, name="front"),
    path("masuk/", sign_in.login, name="account_login"),
    path("masuk/kode/", second_factor.authenticate, name="mfa_authenticate"),
    path("masuk/lagi/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("masuk/lagi/kode/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("keluar/", sign_in.logout, name="account_logout"),
    path("", include("accounts.urls")),
    path("akses/", include("kerjasama_portal.access.urls")),
    path("impor/", include("kerjasama_portal.imports.urls")),
    path("beranda/", views.home, name="home"),
    path("daftar/", views.register_list, name="register-list"),
    path("daftar/<id:pk>/", views.register_detail, name="register-detail"),
    path("v/", views.verify, name="verify"),
    path("v/<slug:code>/", views.verify_code, name="verify-code"),
    path("v/<slug:code>/pdf/", views.verify_pdf, name="verify-pdf"),
    path("aturan/", views.rules, name="rules"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("desa/<village:code>/lembar/", sheet, name="village-sheet"),
    path("desa/", include("villages.urls")),
    path("topik/", include("villages.taxonomy.urls")),
    path("musyawarah/", include("musyawarah.urls")),
    path("", include("partnerships.urls")),
    path("admin/password_change/", views.admin_password, name="admin-password"),
    path("admin/", admin.site.urls),
]

handler500 = "kerjasama_portal.busy.broken"
