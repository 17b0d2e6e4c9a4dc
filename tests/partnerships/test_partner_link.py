"""The outside party's one-time link: read without an account, answered once, and gone in every other case."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from partnerships.actions import bodies, cooperations, deliberations, instruments, programmes
from partnerships.actions import confirmations as actions
from partnerships.actions.partners import edit_partner
from partnerships.case import load
from partnerships.forms.partners import IDENTITY
from partnerships.models import PartnerConfirmation, Track
from partnerships.next_acts import next_acts
from partnerships.rules import judge
from partnerships.texts import is_fixed, stamp, texts_of
from records.models import Event
from records.verdict import Refused
from tests.agreement_road import agreement_at, answered, called, linked
from tests.conftest import NGEBEL
from tests.partnerships import partner_world as partners

pytestmark = pytest.mark.django_db
YES = {"answer": "setuju", "name": "Sari Direkturwati", "office": "Direktur", "note": ""}
CHANGE = YES | {"answer": "ubah", "note": "Huruf d: tiga tahun saja."}


@pytest.fixture(autouse=True)
def files(settings, tmp_path):
    """Papers lie in a place of their own; nobody asked before."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def world(cast, regions):
    """One village and one company; the text is written."""
    return agreement_at("ditulis", cast, regions)


def address(token: str) -> str:
    """The public page of a token."""
    return reverse("partnerships:partner-confirm", args=[token])


def rewrite(world, letter: str, text: str) -> None:
    """The lead changes one clause."""
    seen = stamp(texts_of(world.text, world.text.version)[letter])
    instruments.edit_clause(instrument=world.text, letter=letter, text=text, seen=seen, by=world.who("sekdes"))


def test_the_link_shows_the_draft_and_asks_for_one_answer(world, client):
    seen = client.get(address(linked(world).token))
    words = seen.content.decode()
    assert seen.status_code == 200
    for said in ("Hak dan kewajiban diatur.", "CV Kopi Wilis Jaya", "Desa Ngebel", "Rp50.000.000", "Pipa air bersih"):
        assert said in words, said
    assert "Setuju dengan naskah ini" in words
    assert "Minta perubahan" in words


def test_reading_never_uses_it_up(world, client):
    token = linked(world).token
    for _ in range(3):
        assert client.get(address(token)).status_code == 200
        assert client.head(address(token)).status_code == 405
    assert PartnerConfirmation.objects.get().answered_at is None


def test_the_answer_is_kept_once_with_name_and_office(world, client):
    token = linked(world).token
    answer = client.post(address(token), YES)
    assert answer.status_code == 200
    assert "Jawaban Anda diterima" in answer.content.decode()
    row = PartnerConfirmation.objects.get()
    assert (row.agrees, row.name, row.office, row.version) == (True, "Sari Direkturwati", "Direktur", 1)
    event = Event.objects.get(action="instrument.partner_agrees")
    assert (event.actor, event.actor_label, event.region_code) == (None, "Portal", NGEBEL)
    assert event.note.startswith("Sari Direkturwati, Direktur")
    again = client.post(address(token), CHANGE)
    assert again.status_code == 404
    row.refresh_from_db()
    assert row.agrees is True


def test_asking_for_changes_needs_words(world, client):
    token = linked(world).token
    empty = client.post(address(token), CHANGE | {"note": " "})
    assert empty.status_code == 422
    assert "Isi perubahan yang diminta" in empty.content.decode()
    assert "Sari Direkturwati" in empty.content.decode()
    assert client.post(address(token), CHANGE).status_code == 200
    row = PartnerConfirmation.objects.get()
    assert (row.agrees, row.note) == (False, "Huruf d: tiga tahun saja.")
    assert not judge(load(world.now), ("R46a",))


@pytest.mark.parametrize("missing", ["answer", "name", "office"])
def test_an_answer_has_a_choice_a_name_and_an_office(world, client, missing):
    token = linked(world).token
    assert client.post(address(token), YES | {missing: ""}).status_code == 422
    assert PartnerConfirmation.objects.get().answered_at is None


def gone(world, how: str) -> str:
    """A token that opens nothing any more, or never did."""
    if how == "unknown":
        return "tidak-pernah-ada"
    link = linked(world)
    if how == "expired":
        PartnerConfirmation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif how == "withdrawn":
        actions.withdraw_link(confirmation=link.confirmation, by=world.who("sekdes"))
    elif how == "answered":
        actions.answer_link(confirmation=actions.find_open(link.token), agrees=True, name="Sari", office="Direktur")
    elif how == "replaced":
        linked(world)
    elif how == "outdated":
        rewrite(world, "d", "Tiga tahun.")
    elif how == "closed":
        type(world.cooperation).objects.update(stage="ditutup")
    return link.token


@pytest.mark.parametrize("how", ["unknown", "expired", "withdrawn", "answered", "replaced", "outdated", "closed"])
def test_whatever_is_over_gives_the_same_page_and_tells_nothing(world, client, how):
    token = gone(world, how)
    unknown = client.get(address("x" * 32)).content.decode()
    for answer in (client.get(address(token)), client.post(address(token), YES)):
        assert answer.status_code == 404
        words = answer.content.decode()
        assert words == unknown
        for secret in ("Ngebel", "Kopi", "Sari"):
            assert secret not in words
    assert not Event.objects.filter(action="instrument.partner_agrees").exclude(note__startswith="Sari, ").exists()


def test_the_page_is_for_nobody_else(world, client):
    """No phone, no attendee, no other cooperation; no search engine and no cache keeps it."""
    called(world, "ngebel", NGEBEL)
    answer = client.get(address(linked(world).token))
    words = answer.content.decode()
    for private in ("081234567890", "rini@wilis.example.id", "Rini Kontakwati", "Sri Wahyuni", world.cooperation.pk):
        assert private not in words, private
    assert "noindex" in answer["X-Robots-Tag"]
    assert "no-store" in answer["Cache-Control"]
    assert answer["Referrer-Policy"] == "strict-origin"
    assert "kerja-sama/" not in words


def test_only_a_fingerprint_of_the_token_is_stored(world):
    link = linked(world)
    assert link.confirmation.token_hash == actions.digest(link.token)
    with connection.cursor() as cursor:
        for table in ("partnerships_partnerconfirmation", "records_event"):
            cursor.execute(f"SELECT * FROM {table}")
            assert link.token not in str(cursor.fetchall())
    assert (link.confirmation.expires_at - timezone.now()).days == 13


def test_the_link_is_shown_once_to_the_one_who_made_it(world, enter, cast):
    browser, page = enter(cast.sekdes_ngebel), reverse("partnerships:partner-link", args=[world.text.pk])
    assert "Buat tautan" in browser.get(page).content.decode()
    shown = browser.post(page, follow=True).content.decode()
    assert shown.count("/konfirmasi/") == 1
    assert "CV Kopi Wilis Jaya" in shown
    once_more = browser.get(page).content.decode()
    assert "/konfirmasi/" not in once_more
    row = PartnerConfirmation.objects.get()
    browser.post(reverse("partnerships:partner-link-withdraw", args=[world.text.pk, row.pk]))
    assert "Ditarik" in browser.get(page).content.decode()


def test_what_was_sent_to_the_partner_never_changes(world):
    link = linked(world)
    assert is_fixed(world.text)
    rewrite(world, "d", "Tiga tahun.")
    assert world.text.version == 2
    assert actions.find_open(link.token) is None
    assert not is_fixed(world.text)


def test_a_withdrawn_link_that_nobody_answered_frees_the_version(world):
    actions.withdraw_link(confirmation=linked(world).confirmation, by=world.who("sekdes"))
    assert not is_fixed(world.text)


def test_a_new_version_needs_a_new_answer_or_a_written_reason(world):
    answered(world)
    assert judge(load(world.now), ("R46a",))
    rewrite(world, "d", "Tiga tahun.")
    assert not judge(load(world.now), ("R46a",))
    reason = {"rule": "R46a", "village": world.regions[NGEBEL], "reason": "Mitra menjawab lewat surat 5/2026."}
    cooperations.write_reason(cooperation=world.now, by=world.who("kades"), **reason)
    assert judge(load(world.now), ("R46a",))


def test_who_may_make_a_link(world, cast):
    for person in (cast.bpd_ngebel, cast.perangkat_ngebel, cast.camat, cast.kades_sahang):
        with pytest.raises((PermissionDenied, Http404)):
            actions.make_link(instrument=world.text, by=person)
    assert not PartnerConfirmation.objects.exists()
    for person in (cast.kades_ngebel, cast.sekdes_ngebel, cast.pendamping):
        actions.make_link(instrument=world.text, by=person)
    assert PartnerConfirmation.objects.filter(withdrawn_at=None).count() == 1


def test_no_link_at_the_wrong_moment(world, cast, regions):
    answered(world)
    with pytest.raises(Refused, match="sudah menyetujui versi ini"):
        linked(world)
    unwritten = agreement_at("penyusunan", cast, regions)
    with pytest.raises(Refused, match="Isi delapan hurufnya"):
        linked(unwritten)
    between = agreement_at("ditulis", cast, regions, villages=2, track=Track.INTER_VILLAGE_AREA)
    with pytest.raises(Refused, match="tidak punya pihak ketiga"):
        linked(between)
    ready = agreement_at("siap", cast, regions)
    with pytest.raises(Refused, match="siap ditandatangani"):
        linked(ready)


def test_a_new_link_is_shown_on_the_page_of_its_own_text_only(world, cast, regions, enter):
    other, browser = agreement_at("ditulis", cast, regions), enter(cast.sekdes_ngebel)
    made, elsewhere = (reverse("partnerships:partner-link", args=[each.text.pk]) for each in (world, other))
    assert browser.post(made).status_code == 302
    assert "/konfirmasi/" not in browser.get(elsewhere).content.decode()
    assert "/konfirmasi/" in browser.get(made).content.decode()
    assert "/konfirmasi/" not in browser.get(made).content.decode()


def test_what_comes_next_follows_the_partner(world):
    def acts():
        return [act.what for act in next_acts(load(world.now))]

    assert "Kirim naskah kepada CV Kopi Wilis Jaya" in acts()
    link = linked(world)
    assert any(what.startswith("Tunggu jawaban CV Kopi Wilis Jaya sampai") for what in acts())
    actions.answer_link(
        confirmation=actions.find_open(link.token), agrees=False, name="Sari", office="Direktur", note="Huruf d"
    )
    assert "Timbang perubahan yang diminta CV Kopi Wilis Jaya" in acts()


def test_too_many_tries_from_one_address_wait(world, client):
    token = linked(world).token
    codes = {client.get(address(token)).status_code for _ in range(31)}
    assert codes == {200, 429}
    cache.clear()
    assert client.get(address(token)).status_code == 200


def more_money(world) -> None:
    """The lead asks one million more of the company."""
    programme = world.now.programmes.get()
    programmes.add_funding(programme=programme, source="mitra", village=None, amount=1_000_000, by=world.who("sekdes"))


def other_signatory(world) -> None:
    """Another person signs for the company."""
    proposal = partners.again(world.now.proposals.get())
    identity = {name: getattr(proposal.partner, name) for name in IDENTITY} | {"signatory": "Orang Lain"}
    edit_partner(proposal=proposal, by=world.who("sekdes"), **identity)


def other_title(world) -> None:
    """The text is named otherwise."""
    instruments.edit_title(instrument=world.text, title="Pengolahan dan penjualan kopi", by=world.who("sekdes"))


@pytest.mark.parametrize("change", [more_money, other_signatory])
def test_an_answer_counts_only_for_what_was_shown(world, client, enter, cast, change):
    answered(world)
    assert judge(load(world.now), ("R46a",))
    change(world)
    said = judge(load(world.now), ("R46a",))
    assert not said
    assert "berubah sesudah dikonfirmasi: kirim tautan baru" in said.findings[0].sentence
    step = enter(cast.sekdes_ngebel).get(reverse("partnerships:cooperation-step", args=[world.now.pk, 5]))
    assert "berubah sesudah dikonfirmasi" in step.content.decode()
    text = enter(cast.sekdes_ngebel).get(reverse("partnerships:instrument-detail", args=[world.text.pk]))
    assert "identitasnya berubah" in text.content.decode()
    answered(world)
    assert judge(load(world.now), ("R46a",))


@pytest.mark.parametrize("change", [more_money, other_signatory, other_title])
def test_a_link_about_something_else_is_gone(world, client, change):
    token = linked(world).token
    change(world)
    assert client.get(address(token)).status_code == 404
    assert client.post(address(token), YES).status_code == 404


def test_the_link_shows_who_the_partner_is_by_its_papers(world, client):
    words = client.get(address(linked(world).token)).content.decode()
    partner = world.now.proposals.get().partner
    for said in (partner.get_kind_display(), partner.signatory, partner.signatory_office, partner.address):
        assert said in words, said


@pytest.mark.parametrize("stage", ["ditinjau_kecamatan", "siap"])
def test_nothing_under_a_text_in_review_changes(cast, regions, enter, stage):
    world = agreement_at(stage, cast, regions)
    for change in (more_money, other_signatory):
        with pytest.raises(Refused, match="karena naskah"):
            change(world)
    assert judge(load(world.now), ("R46a",))
    step = enter(cast.sekdes_ngebel).get(reverse("partnerships:cooperation-step", args=[world.now.pk, 3]))
    assert "Tambah program" not in step.content.decode()


def test_whoever_is_signed_in_answers_for_no_outside_party(world, cast, enter):
    token = linked(world).token
    for person in (cast.sekdes_ngebel, cast.kades_sahang, cast.admin):
        for answer in (enter(person).get(address(token)), enter(person).post(address(token), YES)):
            assert answer.status_code == 403
            assert "Halaman ini untuk pihak ketiga" in answer.content.decode()
    assert PartnerConfirmation.objects.get().answered_at is None


def test_the_trail_keeps_where_the_answer_came_from(world, client):
    client.post(address(linked(world).token), YES, REMOTE_ADDR="203.0.113.7")
    event = Event.objects.get(action="instrument.partner_agrees")
    assert event.new["address"] == "203.0.113.7"
    assert "203.0.113.7" not in event.note


def test_the_page_of_the_text_waits_and_weighs_too(world, cast, enter):
    def told() -> str:
        page = reverse("partnerships:instrument-detail", args=[world.text.pk])
        return enter(cast.sekdes_ngebel).get(page).content.decode()

    assert "Kirim naskah kepada pihak ketiga" in told()
    link = linked(world)
    assert "Tunggu jawaban pihak ketiga" in told() and "Kirim untuk ditinjau" not in told()
    said = {"agrees": False, "name": "Sari", "office": "Direktur", "note": "Huruf d"}
    actions.answer_link(confirmation=actions.find_open(link.token), **said)
    assert "Timbang perubahan yang diminta" in told() and "Kirim untuk ditinjau" not in told()


def test_a_meeting_between_villages_on_an_agreement_is_refused_before_the_form(world, cast, enter):
    reasons = {"mad-schedule": deliberations.NO_ASSEMBLY_THIRD, "body-form": bodies.NO_BODY_THIRD}
    for name, reason in reasons.items():
        answer = enter(cast.sekdes_ngebel).get(reverse(f"partnerships:{name}", args=[world.cooperation.pk]))
        words = answer.content.decode()
        assert reason in words
        assert answer.status_code == 409 and "<textarea" not in words and 'type="text"' not in words


def test_a_company_is_sent_to_no_kecamatan_of_its_own(world, client):
    assert "kecamatan Anda" not in client.get(address(linked(world).token)).content.decode()


def test_the_public_page_names_who_pays(cast, regions, client):
    running = agreement_at("berlaku", cast, regions)
    words = client.get(reverse("register-detail", args=[running.cooperation.pk])).content.decode()
    assert "Pihak lain" not in words
    assert '<th scope="row">CV Kopi Wilis Jaya</th>' in words


def test_only_a_kades_opens_an_aksi_refleksi(cast, regions):
    running = agreement_at("berjalan", cast, regions)
    facts = {"starts_at": timezone.now() - timedelta(minutes=5), "venue": "Balai desa", "main_title": "Aksi-refleksi"}
    deliberations.schedule_reflection(
        cooperation=running.now, agenda=[("Aksi-refleksi", "")], by=cast.sekdes_ngebel, **facts
    )
    opening = [act for act in next_acts(load(running.now)) if act.button == "Buka musyawarah"]
    assert [act.who for act in opening] == ["Kades"]
    assert opening[0].is_for(cast.kades_ngebel) and not opening[0].is_for(cast.sekdes_ngebel)
