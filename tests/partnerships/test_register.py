"""The register of outside parties: names compared, who enters and changes, verified, refused, merged."""

import importlib
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.roles import Role
from partnerships.actions import partner_register as acts
from partnerships.actions import partner_verdicts as verdicts
from partnerships.actions import partners as offers
from partnerships.models import Partner, PartnerTopic
from partnerships.registry.coverage import covering, covers, read_regions
from partnerships.registry.duplicates import doubtful, keys_of, twins_of
from partnerships.registry.identity import missing_identity
from partnerships.registry.names import name_key
from partnerships.registry.sight import visible_to
from records.models import Event
from records.verdict import Refused
from tests.agreement_road import agreement_at
from tests.conftest import FOREIGN, NGEBEL, SAHANG, make_user
from tests.factories import cases
from tests.partnerships import partner_world
from tests.partnerships.register_world import fresh, identity, proposed, verified

Status = Partner.Status
migration = importlib.import_module("partnerships.migrations.0007_register_compares_names")


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("CV. Kopi Lereng-Lawu", "kopilerenglawu"),
        ("kopi  LERENG lawu, CV", "kopilerenglawu"),
        ("P.T. Bank Desa (Persero) Tbk", "bankdesa"),
        ("PT.Kopi", "kopi"),
        ("Koperasi Telaga Makmur", "koperasitelagamakmur"),
        ("CV", "cv"),
        ("!!!", "!!!"),
        ("Ponpes Al-Jum'ah", "ponpesaljumah"),
        ("Ｋｏｐｉ", "kopi"),
    ],
)
def test_names_are_compared_without_case_punctuation_and_legal_form(name, key):
    assert name_key(name) == migration.name_key(name) == key


def test_a_key_fits_its_column():
    assert len(name_key("ß" * 150)) == 150


def test_who_enters_one_decides_how_far_it_is(cast, regions):
    village = proposed(cast, regions)
    assert (village.status, village.home.code, village.name_key) == (Status.PROPOSED, NGEBEL, "kopiwilisjaya")
    office = verified(cast, regions, name="UD Lain", business_number="9120001234568", tax_number="")
    assert (office.status, office.verified_by) == (Status.VERIFIED, cast.dpmd)
    bare = proposed(cast, regions, by=cast.dpmd, home="35.02", name="Bare", business_number="", tax_number="")
    assert bare.status == Status.PROPOSED
    assert list(Event.objects.filter(subject_id=office.pk).values_list("action", flat=True).order_by("id")) == [
        "partner.propose",
        "partner.verify",
    ]


@pytest.mark.parametrize("who", ["bpd_ngebel", "camat", "pembaca", "inspektorat", "admin"])
def test_others_enter_none(cast, regions, who):
    with pytest.raises(PermissionDenied):
        proposed(cast, regions, by=getattr(cast, who))
    with pytest.raises(Http404):
        proposed(cast, regions, by=cast.asing)


def test_an_entry_is_corrected_by_its_place_until_it_is_verified(cast, regions):
    partner = proposed(cast, regions)
    acts.edit_entry(partner=partner, by=cast.perangkat_ngebel, **identity(name="CV Baru Wilis"))
    assert fresh(partner).name_key == "baruwilis"
    with pytest.raises(Http404):
        acts.edit_entry(partner=fresh(partner), by=cast.sekdes_sahang, **identity())
    verdicts.verify_partner(partner=fresh(partner), by=cast.dpmd)
    with pytest.raises(Refused, match="Hanya Dinas PMD"):
        acts.edit_entry(partner=fresh(partner), by=cast.sekdes_ngebel, **identity())
    acts.edit_entry(partner=fresh(partner), by=cast.dpmd, **identity(name="CV Wilis"))
    assert (fresh(partner).name, fresh(partner).status) == ("CV Wilis", Status.VERIFIED)


def test_a_verified_entry_stays_complete(cast, regions):
    partner = verified(cast, regions)
    with pytest.raises(Refused, match="Masih kurang: bentuk badan hukum"):
        acts.edit_entry(partner=partner, by=cast.dpmd, **identity(legal_form=""))
    assert fresh(partner).legal_form == "CV"


def test_only_a_complete_identity_is_verified(cast, regions):
    partner = proposed(cast, regions, business_number="", tax_number="")
    with pytest.raises(Refused, match="NIB, akta, atau NPWP"):
        verdicts.verify_partner(partner=partner, by=cast.dpmd)
    office = Partner(kind="pemerintah_daerah", signatory="A", signatory_office="B", phone="1")
    assert missing_identity(office) == ["satuan kerja pemerintah"]


def test_a_refusal_has_a_reason_and_a_correction_proposes_again(cast, regions):
    partner = proposed(cast, regions)
    with pytest.raises(Refused, match="alasan"):
        verdicts.refuse_partner(partner=partner, reason=" ", by=cast.dpmd)
    verdicts.refuse_partner(partner=partner, reason="Akta lama", by=cast.dpmd)
    assert (fresh(partner).status, fresh(partner).refusal) == (Status.REFUSED, "Akta lama")
    acts.edit_entry(partner=fresh(partner), by=cast.sekdes_ngebel, **identity(deed="Akta 5"))
    assert (fresh(partner).status, fresh(partner).refusal) == (Status.PROPOSED, "")


def test_an_entry_opened_again_is_seen_by_its_place_only(cast, regions):
    partner = proposed(cast, regions)
    assert not visible_to(cast.sekdes_sahang).exists() and visible_to(cast.pendamping).exists()
    assert not visible_to(cast.camat).exists()
    verdicts.verify_partner(partner=partner, by=cast.dpmd)
    assert visible_to(cast.asing).exists() and visible_to(cast.bkad).exists()
    verdicts.reopen_partner(partner=fresh(partner), reason="Salah orang", by=cast.dpmd)
    assert not visible_to(cast.asing).exists() and fresh(partner).verified_by is None


def test_another_kabupaten_decides_nothing(cast, regions):
    other = make_user("dpmd.trenggalek", Role.DPMD, region_code="35.03")
    partner = proposed(cast, regions)
    with pytest.raises(PermissionDenied):
        verdicts.verify_partner(partner=partner, by=other)
    with pytest.raises(PermissionDenied):
        verdicts.verify_partner(partner=partner, by=cast.kades_ngebel)


def test_coverage_is_read_by_whole_segments(cast, regions):
    assert covers(False, ["35.02"], NGEBEL) and not covers(False, ["35.0"], NGEBEL) and covers(True, [], FOREIGN)
    partner = verified(cast, regions)
    acts.set_coverage(partner=partner, regions=[regions["35.02.19"]], nationwide=False, by=cast.dpmd)
    assert Partner.objects.filter(covering(SAHANG)).exists()
    assert not Partner.objects.filter(covering("35.02.18.2001")).exists()
    acts.set_coverage(partner=fresh(partner), regions=[], nationwide=True, by=cast.dpmd)
    assert Partner.objects.filter(covering(FOREIGN)).exists() and not partner.coverage.exists()


def test_regions_are_read_as_people_write_them(regions):
    def codes(text):
        found, wrong = read_regions(text)
        return sorted(region.code for region in found), wrong

    assert codes("Kec. Pulung; 35.02\nKabupaten Trenggalek (35.03)") == (["35.02", "35.02.18", "35.03"], [])
    assert codes("ponorogo") == (["35.02"], [])
    assert codes("Desa Ngebel") == ([NGEBEL], [])
    assert codes("Atlantis")[1] == ["“Atlantis” tidak ada dalam daftar wilayah"]
    [told] = codes("Ngebel")[1]
    assert "35.02.19" in told and NGEBEL in told and "Tulis kodenya" in told
    assert codes("35.99")[1] and codes("") == ([], [])


def test_topics_are_measured_as_they_are(cast, regions, topics):
    partner = proposed(cast, regions)
    facts = {"direction": "mencari", "topic": topics["kopi"], "quantity": None, "unit": "", "note": ""}
    row = acts.add_topic(partner=partner, by=cast.sekdes_ngebel, **facts)
    with pytest.raises(Refused, match="sudah ada"):
        acts.add_topic(partner=partner, by=cast.sekdes_ngebel, **facts)
    with pytest.raises(Refused, match="Isi jumlah dan satuannya"):
        acts.edit_topic(row=row, by=cast.sekdes_ngebel, **facts | {"quantity": Decimal(3)})
    with pytest.raises(Refused, match="diukur dalam"):
        acts.edit_topic(row=row, by=cast.sekdes_ngebel, **facts | {"quantity": Decimal(3), "unit": "l/dt"})
    unit = topics["kopi"].unit.symbol
    acts.edit_topic(row=row, by=cast.sekdes_ngebel, **facts | {"quantity": Decimal(3), "unit": unit})
    acts.remove_topic(row=PartnerTopic.objects.get(), by=cast.sekdes_ngebel)
    with pytest.raises(Refused):
        acts.remove_topic(row=row, by=cast.sekdes_ngebel)


def test_a_conflict_names_whom(cast, regions):
    partner = proposed(cast, regions)
    with pytest.raises(Refused, match="siapa"):
        acts.declare_conflict(partner=partner, conflict="ada", conflict_note=" ", by=cast.sekdes_ngebel)
    acts.declare_conflict(partner=partner, conflict="ada", conflict_note="Adik kades", by=cast.sekdes_ngebel)
    acts.declare_conflict(partner=partner, conflict="tidak_ada", conflict_note="Adik kades", by=cast.sekdes_ngebel)
    assert (fresh(partner).conflict, fresh(partner).conflict_note) == ("tidak_ada", "")


def test_a_paper_is_kept_and_withdrawn(cast, regions, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    partner = proposed(cast, regions)
    row = acts.add_document(partner=partner, kind="nib", number="1", upload=cases.photo(), by=cast.sekdes_ngebel)
    acts.withdraw_document(row=row, by=cast.sekdes_ngebel)
    assert not partner.documents.exists() and row.document.pk
    event = Event.objects.get(action="partner.document_withdraw")
    assert event.old["document"] == str(row.document.pk)


def test_duplicates_are_named_only_to_whoever_may_see_them(cast, regions):
    hidden = proposed(cast, regions, by=cast.asing, home=FOREIGN)
    keys = keys_of("kopi wilis jaya, CV")
    assert twins_of(keys, visible_to(cast.sekdes_ngebel)) == []
    mine = proposed(cast, regions, business_number="", tax_number="")
    [told] = twins_of(keys, visible_to(cast.sekdes_ngebel))
    assert (told.partner, told.words) == (mine, "nama")
    both = twins_of(keys_of("Lain", "9120001234567", "012345678901000"), visible_to(cast.asing))
    assert [each.words for each in both] == ["NIB dan NPWP"]
    assert doubtful([hidden, mine]) == {hidden.pk, mine.pk}
    assert doubtful([proposed(cast, regions, name="Z", business_number="1111111111111", tax_number="")]) == set()


def two(cast, regions, topics):
    """A duplicate entered by a village, with all that can be taken over, and the verified one."""
    stays, gone = verified(cast, regions), proposed(cast, regions)
    facts = {"direction": "mencari", "quantity": None, "unit": "", "note": ""}
    for partner, names in ((stays, ["kopi"]), (gone, ["kopi", "air-bersih"])):
        for name in names:
            acts.add_topic(partner=partner, by=cast.dpmd, topic=topics[name], **facts)
    acts.set_coverage(partner=stays, regions=[regions["35.02.19"]], nationwide=False, by=cast.dpmd)
    both = [regions["35.02.19"], regions["35.02.18"]]
    acts.set_coverage(partner=gone, regions=both, nationwide=False, by=cast.dpmd)
    acts.add_document(partner=gone, kind="nib", upload=cases.photo(), by=cast.dpmd)
    return fresh(gone), fresh(stays)


def test_two_entries_become_one(cast, regions, topics, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    gone, stays = two(cast, regions, topics)
    verdicts.merge_partners(duplicate=gone, survivor=stays, by=cast.dpmd)
    gone = fresh(gone)
    assert (gone.status, gone.merged_into, gone.current) == (Status.MERGED, stays, stays)
    assert sorted(stays.coverage.values_list("region__code", flat=True)) == ["35.02.18", "35.02.19"]
    assert sorted(stays.topics.values_list("topic__code", flat=True)) == ["air-bersih", "kopi"]
    assert (stays.documents.count(), gone.documents.count()) == (1, 0)
    assert Event.objects.filter(action="partner.merge", subject_id=gone.pk).count() == 1
    assert Event.objects.filter(action="partner.take_over", subject_id=stays.pk).count() == 1
    for act in (verdicts.verify_partner, verdicts.reopen_partner):
        with pytest.raises(Refused, match="Digabung"):
            act(partner=gone, by=cast.dpmd, **({"reason": "x"} if act is verdicts.reopen_partner else {}))
    with pytest.raises(Refused, match="sudah digabung"):
        acts.edit_entry(partner=gone, by=cast.dpmd, **identity())
    with pytest.raises(Refused):
        verdicts.merge_partners(duplicate=fresh(stays), survivor=gone, by=cast.dpmd)


def test_what_was_merged_once_leads_to_the_last(cast, regions, topics):
    first, second, last = (verified(cast, regions, name=f"CV {n}") for n in "ABC")
    verdicts.merge_partners(duplicate=first, survivor=second, by=cast.dpmd)
    verdicts.merge_partners(duplicate=second, survivor=last, by=cast.dpmd)
    assert fresh(first).current == last


def test_only_into_a_verified_other_one_of_the_own_kabupaten(cast, regions):
    one, other = proposed(cast, regions), proposed(cast, regions)
    with pytest.raises(Refused, match="terverifikasi"):
        verdicts.merge_partners(duplicate=one, survivor=other, by=cast.dpmd)
    with pytest.raises(Refused, match="dirinya"):
        verdicts.merge_partners(duplicate=one, survivor=one, by=cast.dpmd)
    neighbour = make_user("dpmd.trenggalek", Role.DPMD, region_code="35.03")
    far = proposed(cast, regions, by=neighbour, home="35.03", name="CV Jauh")
    assert far.status == Status.VERIFIED
    with pytest.raises(Http404):
        verdicts.merge_partners(duplicate=one, survivor=far, by=cast.dpmd)
    with pytest.raises(PermissionDenied):
        verdicts.merge_partners(duplicate=one, survivor=far, by=neighbour)


def test_an_offer_of_a_registered_party_makes_no_second_entry(cast, regions):
    cooperation = partner_world.announced(cast, regions)
    partner = verified(cast, regions)
    facts = {"cooperation": cases.fresh(cooperation), "letter": partner_world.letter(), "by": cast.sekdes_ngebel}
    made = offers.record_proposal(partner=partner, **facts)
    assert (made.partner, Partner.objects.count()) == (partner, 1)
    with pytest.raises(Refused, match="sudah tercatat"):
        offers.record_proposal(partner=fresh(partner), **facts)
    with pytest.raises(Refused, match="Hanya Dinas PMD"):
        offers.edit_partner(proposal=partner_world.again(made), by=cast.sekdes_ngebel, **identity())
    hidden = proposed(cast, regions, by=cast.asing, home=FOREIGN, name="CV Tersembunyi")
    with pytest.raises(Refused, match="tidak bisa dipilih"):
        offers.record_proposal(partner=hidden, **facts)


def test_who_is_typed_in_an_offer_joins_the_register(cast, regions):
    made = partner_world.received(cast, partner_world.announced(cast, regions)).partner
    assert (made.home.code, made.status, made.name_key) == (NGEBEL, Status.PROPOSED, "kopiwilisjaya")


def test_identity_stands_still_while_its_text_is_reviewed(cast, regions):
    world = agreement_at("siap", cast, regions)
    partner = fresh(world.now.proposals.get(status="dipilih").partner)
    same = {name: getattr(partner, name) for name in acts.IDENTITY}
    with pytest.raises(Refused, match="sedang ditinjau"):
        acts.edit_entry(partner=partner, by=cast.dpmd, **same | {"name": "CV Ganti"})
    acts.edit_entry(partner=fresh(partner), by=cast.dpmd, **same | {"phone": "0811"})


def test_old_rows_get_their_key_and_home(cast, regions):
    offered = partner_world.received(cast, partner_world.announced(cast, regions)).partner
    Partner.objects.update(home=None, name_key="")
    migration.fill(apps, None)
    row = Partner.objects.get(pk=offered.pk)
    assert (row.home.code, row.name_key) == (NGEBEL, "kopiwilisjaya")
