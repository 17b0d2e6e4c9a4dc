"""Pages of a Perjanjian Bersama: the outside party's link and answer, its signature, the news of it in each village."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from accounts import cipher, limits
from accounts.access import PUBLIC, access
from accounts.permissions import Permission
from partnerships import agreement_page
from partnerships.actions import agreements as actions
from partnerships.actions import confirmations, signing
from partnerships.forms.agreements import AnnounceForm, LinkForm, PartnerAnswerForm, PartnerSignForm
from partnerships.views.act_pages import act_page
from partnerships.views.instruments import text_for, words
from partnerships.views.loading import posted
from partnerships.views.signing import signature_for, stage_page
from records.web import attempt, form_page, press

SHOWN_ONCE = "tautan_pihak_ketiga_{}"  # of one text: another one has another outside party


@never_cache
@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_EDIT)
def partner_link(request, pk):
    instrument = text_for(request.user, Permission.INSTRUMENT_EDIT, pk)
    form = LinkForm(posted(request))
    if form.is_valid() and attempt(form, confirmations.make_link, instrument=instrument, by=request.user):
        request.session[SHOWN_ONCE.format(pk)] = cipher.encrypt(form.made.token)
        return redirect("partnerships:partner-link", pk)
    sealed = request.session.pop(SHOWN_ONCE.format(pk), "")
    url = confirmations.address(cipher.decrypt(sealed)) if sealed else ""
    context = words(instrument, "Tautan untuk pihak ketiga", "Buat tautan") | agreement_page.link_page(instrument, url)
    return form_page(request, "partnerships/partner_link.html", form, **context)


@require_POST
@access(Permission.INSTRUMENT_EDIT)
def partner_link_withdraw(request, pk, confirmation):
    instrument = text_for(request.user, Permission.INSTRUMENT_EDIT, pk)
    row = get_object_or_404(instrument.confirmations, pk=confirmation)
    row.instrument = instrument
    press(request, confirmations.withdraw_link, confirmation=row, by=request.user)
    messages.success(request, "Tautan ditarik.")
    return redirect("partnerships:partner-link", pk)


@never_cache
@require_http_methods(["GET", "POST"])
@access(PUBLIC)
def partner_confirm(request, token):
    if not limits.allows(request, "confirm"):
        return hidden(render(request, "partnerships/partner_busy.html", status=429))
    if request.user.is_authenticated:  # a village never answers its own question
        return hidden(render(request, "partnerships/partner_only.html", status=403))
    row = confirmations.find_open(token)
    if row is None:
        return hidden(render(request, "partnerships/partner_gone.html", status=404))
    form = PartnerAnswerForm(posted(request))
    if form.is_valid() and answered(request, form, row):
        return hidden(render(request, "partnerships/partner_thanks.html", form.facts))
    return hidden(form_page(request, "partnerships/partner_confirm.html", form, **agreement_page.reading_page(row)))


def answered(request, form, row):
    """Was the answer kept? Nobody is signed in, so the address it came from is all that is known."""
    sent_from = limits.client_address(request)
    return attempt(form, confirmations.answer_link, confirmation=row, sent_from=sent_from, **form.facts)


def hidden(response):
    """No search engine keeps what a link opens, and no page learns its address.

    Not `no-referrer`: browsers then send the answer itself with `Origin: null`, which the CSRF check refuses.
    """
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "strict-origin"
    return response


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_SIGN)
def partner_sign(request, pk):
    instrument = text_for(request.user, Permission.INSTRUMENT_SIGN, pk)
    earliest, meeting = signing.earliest_signing(instrument), instrument.cooperation.words.text_meeting
    initial = agreement_page.known_signatory(instrument)
    form = PartnerSignForm(posted(request), initial=initial, earliest=earliest, after=meeting)
    if form.is_valid() and attempt(
        form, actions.sign_for_partner, instrument=instrument, by=request.user, **form.cleaned_data
    ):
        messages.success(request, "Tanda tangan pihak ketiga dicatat.")
        return redirect("partnerships:instrument-detail", pk)
    text = words(instrument, "Catat tanda tangan pihak ketiga", "Catat tanda tangan")
    text |= {"verdict": actions.judge_partner_signature(instrument), "facts": agreement_page.partner_facts(instrument)}
    return act_page(request, form, **text | {"lead": "Catat sesudah naskah ditandatangani di atas kertas."})


@require_http_methods(["GET", "POST"])
@access(Permission.INSTRUMENT_PROMULGATE)
def signature_announce(request, pk, signature):
    row = signature_for(request.user, Permission.INSTRUMENT_PROMULGATE, pk, signature)
    earliest = signing.earliest_promulgation(row.instrument)
    form = AnnounceForm(posted(request), earliest=earliest, after="tanda tangan terakhir")
    if form.is_valid() and attempt(form, actions.announce, signature=row, by=request.user, **form.cleaned_data):
        messages.success(request, f"Pengumuman di Desa {row.party.village} dicatat.")
        return redirect("partnerships:instrument-detail", pk)
    button, lead = "Catat pengumuman", "Perjanjian Bersama tidak diundangkan. Desa mengumumkannya kepada warga."
    return stage_page(
        request, row, form, move="announce", heading="Catat pengumuman kepada warga", button=button, lead=lead
    )
