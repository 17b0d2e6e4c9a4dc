"""May this person do this there, and which rows may they see: predicate and filter agree; scope fails closed."""

from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.access import ask, can, get_for, in_scope, within
from accounts.models import Grant
from accounts.permissions import REACH, SEEN_IN_SCOPE, SIGHT, SILENT, Permission, Place, Reach, sight_of
from accounts.roles import ROLES, Role
from musyawarah.models import Deliberation
from tests.conftest import FOREIGN, NGEBEL, PATIK, SAHANG, TALUN
from villages.models import Potential, Region

P = Permission
NGEBEL_DISTRICT, PULUNG_DISTRICT, PONOROGO = "35.02.19", "35.02.18", "35.02"
SCOPES = ["", "35", PONOROGO, NGEBEL_DISTRICT, NGEBEL, PATIK, "35.0", "35.02.1", "35.02.19.200", "nationwide"]


def holder(*grants):
    """A person with these grants, as (role, scope) or (role, scope, body)."""
    return SimpleNamespace(active_grants=[unsaved(*grant) for grant in grants])


def unsaved(role, scope="", body=""):
    """A grant as the access functions read it."""
    nationwide = scope == "nationwide"
    return Grant(role=role, region_code="" if nationwide else scope, nationwide=nationwide, body=body)


@pytest.fixture
def gazetteer(regions):
    """The regions of the cast, and two that differ by a digit only."""
    trap = [("35.1", "Satu"), ("35.10", "Sepuluh"), ("35.021", "Lebih"), ("35.02.191", "Panjang")]
    Region.objects.bulk_create([Region(code=code, name=name, kind="desa") for code, name in trap])
    return list(Region.objects.values_list("code", flat=True))


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("role", Role.values)
def test_predicate_and_filter_are_twins(role, scope, gazetteer):
    """For every role × permission × level of scope: `within` keeps exactly the rows that `can` allows."""
    person = holder((role, scope))
    for permission in Permission:
        kept = set(Region.objects.filter(within(person, permission, "code")).values_list("code", flat=True))
        assert kept == {code for code in gazetteer if can(person, permission, code)}, permission


def test_twins_agree_for_several_grants(gazetteer):
    person = holder((Role.KADES, NGEBEL), (Role.CAMAT, PULUNG_DISTRICT), (Role.PEMBACA, "nationwide"))
    for permission in Permission:
        kept = set(Region.objects.filter(within(person, permission, "code")).values_list("code", flat=True))
        assert kept == {code for code in gazetteer if can(person, permission, code)}, permission


def test_the_same_digits_are_not_the_same_segments(gazetteer):
    reader = holder((Role.INSPEKTORAT, "35.1"))
    assert set(Region.objects.filter(within(reader, P.REGULATION_VIEW, "code")).values_list("code", flat=True)) == {
        "35.1"
    }
    assert not can(reader, P.REGULATION_VIEW, "35.10")


def test_an_empty_scope_grants_nothing(gazetteer):
    nobody = holder((Role.DPMD, ""))
    assert not any(can(nobody, permission, code) for permission in Permission for code in [*gazetteer, ""])
    assert not Region.objects.filter(within(nobody, P.POTENTIAL_SUMMARY, "code")).exists()
    assert not in_scope(nobody, NGEBEL)


def test_nobody_has_no_right_anywhere(gazetteer):
    nobody = holder()
    assert not Region.objects.filter(within(nobody, P.POTENTIAL_SUMMARY, "code")).exists()
    assert not can(nobody, P.POTENTIAL_SUMMARY, NGEBEL)


def test_nationwide_reaches_everywhere_with_its_own_rights_only(gazetteer):
    reader = holder((Role.PEMBACA, "nationwide"))
    assert Region.objects.filter(within(reader, P.POTENTIAL_SUMMARY, "code")).count() == len(gazetteer)
    assert can(reader, P.COOPERATION_VIEW_IN_FORCE, FOREIGN)
    assert not can(reader, P.COOPERATION_VIEW, NGEBEL)


def test_a_place_without_villages_belongs_to_nobody():
    for role in Role:
        for permission in Permission:
            assert not can(holder((role, "nationwide")), permission, Place(()))


JOINT = Place((NGEBEL, SAHANG), lead=NGEBEL, body="bkadngebel")
WIDE = Place((NGEBEL, PATIK), lead=NGEBEL)


@pytest.mark.parametrize(
    ("grants", "permission", "place", "allowed"),
    [
        # from any party
        ([(Role.KADES, SAHANG)], P.COOPERATION_VIEW, JOINT, True),
        ([(Role.KADES, SAHANG)], P.INSTRUMENT_SIGN, JOINT, True),
        ([(Role.KADES, TALUN)], P.COOPERATION_VIEW, JOINT, False),
        # only from the lead
        ([(Role.KADES, NGEBEL)], P.COOPERATION_EDIT, JOINT, True),
        ([(Role.KADES, SAHANG)], P.COOPERATION_EDIT, JOINT, False),
        ([(Role.KADES, SAHANG)], P.INSTRUMENT_SUBMIT, JOINT, False),
        ([(Role.KADES, NGEBEL)], P.COOPERATION_EDIT, Place((NGEBEL,)), False),
        # a facilitator prepares from any party, and never submits
        ([(Role.PENDAMPING, SAHANG)], P.COOPERATION_EDIT, JOINT, True),
        ([(Role.PENDAMPING, SAHANG)], P.PROGRAMME_EDIT, JOINT, True),
        ([(Role.PENDAMPING, SAHANG)], P.INSTRUMENT_SUBMIT, JOINT, False),
        ([(Role.PENDAMPING, SAHANG)], P.INSTRUMENT_SIGN, JOINT, False),
        ([(Role.PENDAMPING, TALUN)], P.COOPERATION_EDIT, JOINT, False),
        # a reviewer needs every party
        ([(Role.CAMAT, NGEBEL_DISTRICT)], P.REVIEW_DISTRICT, JOINT, True),
        ([(Role.CAMAT, NGEBEL_DISTRICT)], P.REVIEW_DISTRICT, WIDE, False),
        ([(Role.CAMAT, PULUNG_DISTRICT)], P.REVIEW_DISTRICT, WIDE, False),
        ([(Role.DPMD, PONOROGO)], P.REVIEW_REGENCY, WIDE, True),
        ([(Role.DPMD, PONOROGO)], P.REVIEW_DISTRICT, JOINT, False),
        # two grants never add up
        ([(Role.CAMAT, NGEBEL_DISTRICT), (Role.CAMAT, PULUNG_DISTRICT)], P.REVIEW_DISTRICT, WIDE, False),
        ([(Role.CAMAT, NGEBEL_DISTRICT), (Role.DPMD, PULUNG_DISTRICT)], P.REVIEW_REGENCY, WIDE, False),
        ([(Role.PERANGKAT, NGEBEL), (Role.KADES, SAHANG)], P.OFFER_SEND, JOINT, False),
        # a body acts for its own cooperations, wherever they lie
        ([(Role.BKAD, "", "bkadngebel")], P.REPORT_FILL, JOINT, True),
        ([(Role.BKAD, "", "bkadngebel")], P.COOPERATION_VIEW, JOINT, True),
        ([(Role.BKAD, "", "bkadlain")], P.REPORT_FILL, JOINT, False),
        ([(Role.BKAD, "", "bkadngebel")], P.REPORT_FILL, WIDE, False),
        ([(Role.BKAD, "", "bkadngebel")], P.INSTRUMENT_SIGN, JOINT, False),
        ([(Role.BKAD, "", "")], P.REPORT_FILL, WIDE, False),
    ],
)
def test_how_far_a_right_must_reach(grants, permission, place, allowed):
    assert can(holder(*grants), permission, place) is allowed


def test_which_rights_need_more_than_one_party():
    """The whole list, by hand: a right that moves here changes who may act."""
    assert {p for p, reach in REACH.items() if reach is Reach.EVERY} == {
        P.REVIEW_DISTRICT,
        P.REVIEW_REGENCY,
        P.ACCESS_GRANT,
    }
    assert {p for p, reach in REACH.items() if reach is Reach.LEAD} == {
        P.COOPERATION_EDIT,
        P.PROGRAMME_EDIT,
        P.OFFER_SEND,
        P.DRAFTING_START,
        P.INSTRUMENT_EDIT,
        P.INSTRUMENT_SUBMIT,
        P.IN_FORCE_DECLARE,
        P.RUN_START,
        P.OLD_DATA_KEEP,
    }
    assert [role for role, rights in ROLES.items() if rights.guides] == [Role.PENDAMPING]


def test_rows_of_a_body_are_found_by_the_body(cast, regions):
    keys = {"kind": "antar_desa", "topic": "x", "starts_at": "2026-03-12T09:00Z", "venue": "x", "created_by": cast.dpmd}
    own = Deliberation.objects.create(village=regions[FOREIGN], body="bkadngebel", **keys)
    Deliberation.objects.create(village=regions[NGEBEL], body="bkadlain", **keys)
    keeper = holder((Role.BKAD, "", "bkadngebel"))
    assert list(Deliberation.objects.filter(within(keeper, P.MAD_RECORD, "village__code", "body"))) == [own]
    assert not Deliberation.objects.filter(within(keeper, P.MAD_RECORD, "village__code")).exists()


def answer(person, permission, place) -> int:
    """200, 403 or 404."""
    try:
        ask(person, permission, place)
    except PermissionDenied:
        return 403
    except Http404:
        return 404
    return 200


@pytest.mark.parametrize(
    ("role", "scope", "permission", "place", "code"),
    [
        (Role.KADES, NGEBEL, P.COOPERATION_EDIT, JOINT, 200),
        (Role.KADES, SAHANG, P.COOPERATION_EDIT, JOINT, 403),  # sees it, may not
        (Role.KADES, TALUN, P.COOPERATION_EDIT, JOINT, 404),  # learns nothing
        (Role.CAMAT, NGEBEL_DISTRICT, P.COOPERATION_EDIT, JOINT, 403),
        (Role.CAMAT, PULUNG_DISTRICT, P.COOPERATION_EDIT, JOINT, 404),
        (Role.PEMBACA, PONOROGO, P.COOPERATION_EDIT, JOINT, 404),
        (Role.PEMBACA, PONOROGO, P.COOPERATION_VIEW, JOINT, 403),  # it is in their area
        (Role.ADMIN, PONOROGO, P.COOPERATION_VIEW, JOINT, 403),
        (Role.ADMIN, "35.03", P.COOPERATION_VIEW, JOINT, 404),
        (Role.BPD, NGEBEL, P.POTENTIAL_EDIT, NGEBEL, 403),
        (Role.BPD, SAHANG, P.POTENTIAL_EDIT, NGEBEL, 404),
        (Role.CAMAT, NGEBEL_DISTRICT, P.POTENTIAL_EDIT, NGEBEL, 404),  # an office sees no draft
        (Role.CAMAT, NGEBEL_DISTRICT, P.POTENTIAL_VERIFY, NGEBEL, 403),  # but what was handed in
        (Role.CAMAT, NGEBEL_DISTRICT, P.POTENTIAL_VIEW_DRAFT, NGEBEL, 404),
        (Role.PENDAMPING, NGEBEL_DISTRICT, P.REGULATION_ENACT, NGEBEL, 403),
        (Role.KADES, SAHANG, P.REGULATION_ENACT, NGEBEL, 404),
        (Role.BPD, NGEBEL, P.JOURNAL_VIEW, JOINT, 403),
    ],
)
def test_a_refusal_tells_only_what_the_person_may_see(role, scope, permission, place, code):
    assert answer(holder((role, scope)), permission, place) == code


def test_every_right_has_a_sight_or_keeps_silent():
    for permission in Permission:
        sight = sight_of(permission)
        assert (sight is None) == (permission in SILENT or permission in SEEN_IN_SCOPE)
        assert sight is None or sight in SILENT or sight in SEEN_IN_SCOPE, "sight through a sight"
    assert not set(SIGHT) & SILENT


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_whoever_may_may_also_see(role, permission):
    """A right without the sight of its record would answer 403 where nothing may be learnt."""
    rights = ROLES[role].rights
    if permission in rights and (sight := sight_of(permission)) and permission not in UNSEEN:
        assert sight in rights


# Rights that are a sight themselves, and those about accounts.
UNSEEN = {
    P.POTENTIAL_SUMMARY,
    P.COOPERATION_VIEW_IN_FORCE,
    P.ADMIN_SITE,
    P.ACCESS_GRANT,
    P.REGION_IMPORT,
    P.TOPIC_EDIT,
}


def test_get_for_loads_and_asks(cast, regions):
    keys = {"kind": "alam", "name": "Telaga", "quantity": 9, "unit": "l/dt", "created_by": cast.kades_ngebel}
    lake = Potential.objects.create(village=regions[NGEBEL], **keys)
    assert get_for(cast.kades_ngebel, Potential, P.POTENTIAL_EDIT, pk=lake.pk) == lake
    with pytest.raises(PermissionDenied):
        get_for(cast.bpd_ngebel, Potential, P.POTENTIAL_EDIT, pk=lake.pk)
    with pytest.raises(Http404):
        get_for(cast.kades_sahang, Potential, P.POTENTIAL_EDIT, pk=lake.pk)
    with pytest.raises(Http404):
        get_for(cast.kades_ngebel, Potential.objects.verified(), P.POTENTIAL_EDIT, pk=lake.pk)


def test_an_absent_record_and_one_out_of_sight_are_the_same(cast, regions):
    """Both are a 404 without words."""
    keys = {"kind": "alam", "name": "Telaga", "quantity": 9, "unit": "l/dt", "created_by": cast.kades_ngebel}
    lake = Potential.objects.create(village=regions[NGEBEL], **keys)
    said = []
    for pk in (lake.pk, "2222222222"):
        with pytest.raises(Http404) as refusal:
            get_for(cast.kades_sahang, Potential, P.POTENTIAL_EDIT, pk=pk)
        said.append(str(refusal.value))
    assert said == ["", ""]


def test_asking_is_remembered(cast, regions):
    assert not getattr(cast.kades_ngebel, "access_was_asked", False)
    assert answer(cast.kades_ngebel, P.COOPERATION_VIEW, FOREIGN) == 404
    assert cast.kades_ngebel.access_was_asked
