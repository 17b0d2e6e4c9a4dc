"""From a search to a cooperation: kept, compared, started, with candidates, basis, claims and invitations."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse

from partnerships.actions import invitations, shortlist
from partnerships.actions.commitments import claim_capacity
from partnerships.matching.criteria import DEFAULTS
from partnerships.matching.find import find_for_need
from partnerships.matching.page import chosen, match_page
from partnerships.models import Commitment, Cooperation, PartnerInvitation, Party, Shortlisted, Track
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, PATIK, SAHANG, WAGIRLOR
from tests.factories import TODAY
from tests.partnerships import register_world, shortlist_world
from tests.partnerships.matching.spring_world import need_of_water, partner, spring

pytestmark = pytest.mark.django_db
FACTS = {"title": "Air bersama", "field": "pembangunan", "purpose": "Air bersih untuk tiga dusun."}


@pytest.fixture
def world(cast, regions):
    """Ngebel lacks 9 l/dt; Sahang has 8 free, Patik 5, Wagirlor a half; a company offers pipes and water."""
    by = cast.kades_ngebel
    return SimpleNamespace(
        by=by,
        cast=cast,
        village=regions[NGEBEL],
        need=need_of_water(regions[NGEBEL], by),
        a=spring(regions[SAHANG], by, "18.5", 4, lean_quantity=11, own_use=3),
        b=spring(regions[PATIK], by, 5, 14),
        d=spring(regions[WAGIRLOR], by, "0.5", 1),
        company=partner(by, "PT Tirta", over=[regions["35.02"]], offers=[("air-bersih", 4, "l/dt")]),
    )


def found(world):
    return find_for_need(world.need, DEFAULTS)


def kept(world, *keys, by=None):
    finds = chosen(found(world), list(keys))
    return shortlist.keep(village=world.village, finds=finds, by=by or world.by, need=world.need)


def both(world):
    return kept(world, f"village:{SAHANG},village:{PATIK}")


def test_a_button_names_all_members_of_a_set(world):
    page = match_page(found(world), DEFAULTS)
    assert page.groups[0].key == f"village:{SAHANG},village:{PATIK}"
    assert [entry.who for entry in both(world)] == ["Sahang", "Patik"]


def test_what_is_kept_has_its_score_its_reasons_and_its_potential(world):
    first, second = both(world)
    assert (first.potential, first.quantity, first.unit) == (world.a, 8, "l/dt")
    assert (second.potential, second.quantity) == (world.b, 5)
    assert {each["criterion"] for each in first.reasons} >= {"cukup", "jarak", "siap"}
    assert first.sentence.startswith("8 dari 9")
    assert Event.objects.filter(action="shortlist.keep").count() == 2


def test_a_second_search_renews_what_stands_there(world):
    both(world)
    both(world)
    assert Shortlisted.objects.filter(removed_at__isnull=True).count() == 2


def test_nothing_ticked_is_told(world):
    with pytest.raises(Refused, match="Centang dulu"):
        kept(world, "village:99.99.99.9999")


def test_only_who_analyses_the_village_keeps(world):
    with pytest.raises(Http404):
        kept(world, f"village:{SAHANG}", by=world.cast.kades_sahang)
    with pytest.raises(PermissionDenied):
        kept(world, f"village:{SAHANG}", by=world.cast.bpd_ngebel)


def test_a_dropped_candidate_leaves_once(world):
    entry = both(world)[0]
    shortlist.drop(entry=entry, by=world.by)
    with pytest.raises(Refused, match="tidak ada lagi"):
        shortlist.drop(entry=entry, by=world.by)


def test_a_cooperation_starts_with_all_that_was_chosen(world):
    entries = both(world)
    made = shortlist.start_with(
        village=world.village, entries=entries, track=Track.INTER_VILLAGE, scope="b", by=world.by, **FACTS
    )
    candidates = made.parties.filter(status=Party.Status.CANDIDATE)
    assert {party.village.code for party in candidates} == {SAHANG, PATIK}
    assert made.bases.get().need == world.need
    claims = {claim.potential_id: claim.quantity for claim in made.commitments.all()}
    assert claims == {world.a.pk: Decimal(8), world.b.pk: Decimal(1)}, "together no more than the need"
    assert Shortlisted.objects.filter(cooperation=made).count() == 2


def test_a_claim_is_converted_into_the_unit_of_the_need(world):
    spring(world.b.village, world.by, 600, 2, unit="l/menit", name="Sumur bor")
    (entry,) = kept(world, f"village:{PATIK}")
    assert entry.potential.unit == "l/menit"
    made = shortlist.start_with(
        village=world.village, entries=[entry], track=Track.INTER_VILLAGE, scope="b", by=world.by, **FACTS
    )
    claim = made.commitments.get()
    assert (claim.quantity, claim.unit) == (9, "l/dt")


def test_the_same_entries_start_one_cooperation(world):
    entries = both(world)
    facts = {"village": world.village, "entries": entries, "track": Track.INTER_VILLAGE, "scope": "b"}
    shortlist.start_with(by=world.by, **facts, **FACTS)
    with pytest.raises(Refused, match="baru saja berubah"):
        shortlist.start_with(by=world.by, **facts, **FACTS)
    assert Cooperation.objects.count() == 1


def test_an_outside_party_is_named_for_an_invitation(world):
    entries = kept(world, f"village:{SAHANG}", f"partner:{world.company.pk}")
    made = shortlist.start_with(
        village=world.village, entries=entries, track=Track.THIRD_BY_VILLAGE, by=world.by, **FACTS
    )
    assert made.invitations.get().partner == world.company
    assert made.parties.filter(village__code=SAHANG, status=Party.Status.CANDIDATE).exists()


def test_the_pages_lead_from_the_need_to_the_cooperation(world, enter):
    browser = enter(world.cast.sekdes_ngebel)
    page = browser.get(reverse("partnerships:need-match", args=[world.need.pk])).content.decode()
    assert "Desa Sahang dan Desa Patik, bersama" in page and "PT Tirta" in page
    keep = reverse("partnerships:need-keep", args=[world.need.pk])
    answer = browser.post(keep, {"calon": f"village:{SAHANG},village:{PATIK}", "jarak": "3"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("partnerships:shortlist", args=[NGEBEL])
    assert "Bersama 13" in answer.content.decode()
    entries = Shortlisted.objects.all()
    assert {each["weight"] for each in entries[0].reasons if each["criterion"] == "jarak"} == {3}
    start = reverse("partnerships:shortlist-start", args=[NGEBEL]) + "?" + "&".join(f"calon={e.pk}" for e in entries)
    assert "Air bersih bersama Sahang dan Patik" in browser.get(start).content.decode()
    answer = browser.post(start, FACTS | {"scope": "b"})
    made = Cooperation.objects.get()
    assert answer.url == reverse("partnerships:cooperation-detail", args=[made.pk])
    step = browser.get(reverse("partnerships:cooperation-step", args=[made.pk, 2])).content.decode()
    assert "saat dicari" in step


def test_weights_in_the_address_change_what_is_shown(world, enter):
    browser = enter(world.cast.sekdes_ngebel)
    url = reverse("partnerships:need-match", args=[world.need.pk])
    usual = browser.get(url).content.decode()
    near = browser.get(url, {"cukup": "0", "jarak": "3", "siap": "0", "rekam": "0", "data": "0"}).content.decode()
    order = [text.index(f'value="village:{code}">') for text in (usual, near) for code in (SAHANG, WAGIRLOR)]
    assert order[0] < order[1] and order[2] > order[3], "the nearest comes first when only distance counts"


def test_a_need_without_topic_says_what_is_missing(world, enter):
    type(world.need).objects.filter(pk=world.need.pk).update(topic=None)
    answer = enter(world.cast.sekdes_ngebel).get(reverse("partnerships:need-match", args=[world.need.pk]))
    assert "Pilih dulu topiknya" in answer.content.decode()


def test_the_need_of_another_village_is_not_there(world, enter):
    for name in ("need-match", "need-keep"):
        answer = enter(world.cast.asing).post(reverse(f"partnerships:{name}", args=[world.need.pk]))
        assert answer.status_code in (404, 405)
    assert enter(world.cast.asing).get(reverse("partnerships:need-match", args=[world.need.pk])).status_code == 404


# Invitations of outside parties


@pytest.fixture
def invited(world):
    entries = kept(world, f"partner:{world.company.pk}")
    made = shortlist.start_with(
        village=world.village, entries=entries, track=Track.THIRD_BY_VILLAGE, by=world.by, **FACTS
    )
    return made.invitations.select_related("partner", "cooperation").get()


def test_nobody_is_invited_before_the_announcement(invited, world):
    with pytest.raises(Refused, match="Umumkan penawaran dulu"):
        invitations.invite_partner(
            invitation=invited, letter_number="1", invited_on=TODAY(), reply_due=TODAY(), by=world.by
        )


def test_a_candidate_is_set_aside_with_a_reason_and_weighed_again(invited, world):
    with pytest.raises(Refused, match="alasannya"):
        invitations.set_invitation_aside(invitation=invited, reason=" ", by=world.by)
    invitations.set_invitation_aside(invitation=invited, reason="Jauh", by=world.by)
    invitations.reconsider_invitation(invitation=invited, by=world.by)
    assert PartnerInvitation.objects.get().status == PartnerInvitation.Status.CANDIDATE


def test_nobody_answers_after_the_announcement_closes(cast, regions):
    named = shortlist_world.named(cast, regions)
    late = named.cooperation.announcement.closes_on + timedelta(days=1)
    letter = {"letter_number": "140/18", "invited_on": TODAY()}
    with pytest.raises(Refused, match="sesudah batas penawaran"):
        invitations.invite_partner(invitation=named, reply_due=late, by=cast.kades_ngebel, **letter)
    due = late - timedelta(days=1)
    invitations.invite_partner(invitation=named, reply_due=due, by=cast.kades_ngebel, **letter)
    assert PartnerInvitation.objects.get().status == PartnerInvitation.Status.INVITED


def test_an_unverified_party_is_not_named(invited, world):
    other = partner(world.by, "CV Baru", status="diusulkan", home=world.village)
    with pytest.raises(Refused, match="belum diverifikasi"):
        invitations.add_invitation(cooperation=invited.cooperation, partner=other, by=world.by)


def test_only_verified_parties_with_these_words_are_offered(cast, regions, enter):
    named = shortlist_world.named(cast, regions)
    register_world.proposed(cast, regions, name="PT Tirta Usulan", business_number="", tax_number="")
    other = {"name": "PT Tirta Jaya", "business_number": "9120000000777", "tax_number": ""}
    register_world.verified(cast, regions, **other)
    address = reverse("partnerships:invitation-add", args=[named.cooperation_id])
    page = enter(cast.sekdes_ngebel).get(address, {"cari": "tirta"}).content.decode()
    assert "PT Tirta Jaya" in page and "PT Tirta Usulan" not in page
    assert "PT Undangan Tirta" not in page, "it is on the list already"


def test_a_party_is_named_once(invited, world):
    with pytest.raises(Refused, match="sudah ada"):
        invitations.add_invitation(cooperation=invited.cooperation, partner=world.company, by=world.by)


def test_claims_of_others_never_show_in_the_search(world, regions):
    before = found(world)
    other = Cooperation.objects.create(
        lead=regions[WAGIRLOR],
        created_by=world.cast.pendamping,
        number=77,
        title="Lain",
        field="pembangunan",
        scope="b",
        purpose="Air",
    )
    for village, status in ((regions[WAGIRLOR], Party.Status.LEAD), (regions[SAHANG], Party.Status.CANDIDATE)):
        Party.objects.create(cooperation=other, village=village, status=status, created_by=world.by)
    claim_capacity(
        cooperation=other,
        potential=world.a,
        quantity=Decimal(6),
        unit="l/dt",
        season=Commitment.Season.ALL_YEAR,
        by=world.cast.pendamping,
    )
    assert found(world) == before
