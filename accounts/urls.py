"""Addresses of one's own account, and of the way back for a lost password."""

from django.urls import path

from accounts.views import account, way_in

app_name = "accounts"
urlpatterns = [
    path("akun/", account.account, name="account"),
    path("akun/kata-sandi/", account.password_change, name="password-change"),
    path("akun/sesi/akhiri/", account.session_end, name="session-end"),
    path("akun/kode/pasang/", account.second_factor_enrol, name="second-factor-enrol"),
    path("akun/kode/cadangan/", account.recovery_codes, name="recovery-codes"),
    path("akun/kode/lepas/", account.second_factor_remove, name="second-factor-remove"),
    path("undangan/", way_in.way_in_code, name="way-in-code"),
    path("undangan/<slug:secret>/", way_in.way_in, name="way-in"),
    path("masuk/lupa/", way_in.forgotten, name="forgotten"),
]
