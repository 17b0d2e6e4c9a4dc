"""Pages of one's own account: offices, password, second factor, sessions."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import actions, queries
from accounts.access import SIGNED_IN, access
from accounts.forms import ChangePasswordForm, EnrolForm
from accounts.second_factor import has_second_factor, needs_second_factor, unused_codes
from accounts.secrets import qr_uri
from accounts.web import keep_seed, kept_seed, require_fresh, stay_signed_in
from records.web import attempt, form_page


@require_safe
@access(SIGNED_IN)
def account(request: HttpRequest) -> HttpResponse:
    context = {
        "grants": queries.grants_of(request.user),
        "sessions": queries.sessions_of(request.user, request.session.session_key or ""),
        "second": queries.second_factor_of(request.user),
    }
    return render(request, "accounts/account.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@access(SIGNED_IN)
def password_change(request: HttpRequest) -> HttpResponse:
    form = ChangePasswordForm(request.POST or None, user=request.user)
    keep = request.session.session_key
    if form.is_valid() and attempt(
        form, actions.change_password, user=request.user, password=form.cleaned_data["password"], keep=keep
    ):
        stay_signed_in(request, request.user)
        messages.success(request, "Kata sandi diganti. Perangkat lain sudah keluar.")
        return redirect("accounts:account")
    return form_page(request, "accounts/password_change.html", form)


@require_POST
@access(SIGNED_IN)
def session_end(request: HttpRequest) -> HttpResponse:
    only = request.POST.get("sesi", "")
    chosen = int(only) if only.isdecimal() and len(only) < 15 else None
    if only and chosen is None:
        raise Http404
    ended = actions.end_own_sessions(by=request.user, keep=request.session.session_key or "", only=chosen)
    messages.success(request, "Perangkat itu sudah keluar." if ended else "Tidak ada perangkat lain yang masuk.")
    return redirect("accounts:account")


@require_http_methods(["GET", "POST"])
@access(SIGNED_IN)
def second_factor_enrol(request: HttpRequest) -> HttpResponse:
    if has_second_factor(request.user):
        return redirect("accounts:account")
    require_fresh(request)
    form = EnrolForm(request.POST or None)
    seed = kept_seed(request) or generate_totp_secret()
    keep_seed(request, seed)
    keep = request.session.session_key or ""
    if form.is_valid() and attempt(
        form, actions.enrol_second_factor, user=request.user, secret=seed, keep=keep, **form.cleaned_data
    ):
        request.session.pop("kode_masuk_baru")
        messages.success(request, "Kode masuk terpasang. Sekarang cetak kode cadangan.")
        return redirect("accounts:recovery-codes")
    address = get_adapter().build_totp_url(request.user, seed)
    groups = " ".join(seed[at : at + 4] for at in range(0, len(seed), 4))
    context = {"qr": qr_uri(address), "seed": groups, "is_needed": needs_second_factor(request.user)}
    return form_page(request, "accounts/second_factor_enrol.html", form, **context)


@require_http_methods(["GET", "POST"])
@access(SIGNED_IN)
def recovery_codes(request: HttpRequest) -> HttpResponse:
    if not has_second_factor(request.user):
        return redirect("accounts:second-factor-enrol")
    require_fresh(request)
    if request.method == "POST":
        actions.new_recovery_codes(user=request.user)
        messages.success(request, "Kode cadangan baru dibuat. Yang lama tidak berlaku lagi.")
        return redirect("accounts:recovery-codes")
    return render(request, "accounts/recovery_codes.html", {"codes": unused_codes(request.user)})


@require_http_methods(["GET", "POST"])
@access(SIGNED_IN)
def second_factor_remove(request: HttpRequest) -> HttpResponse:
    if not has_second_factor(request.user):
        return redirect("accounts:account")
    require_fresh(request)
    if request.method == "POST":
        actions.remove_second_factor(user=request.user, keep=request.session.session_key or "")
        messages.success(request, "Kode masuk dilepas. Anda masuk dengan kata sandi saja.")
        return redirect("accounts:account")
    return render(request, "accounts/second_factor_remove.html", {"is_needed": needs_second_factor(request.user)})
