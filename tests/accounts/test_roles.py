"""The policy as data: what each role may do, set against the law's and the owner's limits."""

import pytest

from accounts.permissions import Permission as P
from accounts.roles import ROLES, SENSITIVE, Role

# One right, and by hand the roles that hold it.
HOLDERS = {
    P.INSTRUMENT_SIGN: {Role.KADES},
    P.OFFER_SEND: {Role.KADES},
    P.OFFER_ANSWER: {Role.KADES},
    P.REGULATION_ENACT: {Role.KADES},
    P.REFLECTION_DECIDE: {Role.KADES},
    P.REGULATION_AGREE: {Role.BPD},
    P.DELIBERATION_ADOPT: {Role.BPD},
    P.REGULATION_PROMULGATE: {Role.SEKDES},
    P.INSTRUMENT_PROMULGATE: {Role.SEKDES},
    P.REVIEW_DISTRICT: {Role.CAMAT},
    P.REVIEW_REGENCY: {Role.DPMD},
    P.JOURNAL_WRITE: {Role.PENDAMPING},
    P.ADMIN_SITE: {Role.ADMIN},
    P.ACCESS_GRANT: {Role.DPMD, Role.ADMIN},
    P.MAD_OPEN: {Role.KADES, Role.BKAD},
    P.MAD_ADOPT: {Role.KADES, Role.BKAD},
    P.INSTRUMENT_SUBMIT: {Role.KADES, Role.SEKDES},
    P.OLD_DATA_KEEP: {Role.KADES, Role.SEKDES},
    P.SCAN_UPLOAD: {Role.KADES, Role.SEKDES},
    P.POTENTIAL_VERIFY: {Role.KADES, Role.SEKDES, Role.PENDAMPING},
    P.COOPERATION_START: {Role.KADES, Role.SEKDES, Role.PENDAMPING},
    P.ATTENDANCE_VIEW: {Role.KADES, Role.SEKDES, Role.PERANGKAT, Role.BPD, Role.PENDAMPING},
    P.POTENTIAL_SUMMARY: set(Role),
}


def holders(permission) -> set[Role]:
    """The roles that hold a right."""
    return {role for role in Role if permission in ROLES[role].rights}


@pytest.mark.parametrize("permission", HOLDERS)
def test_who_holds_the_right(permission):
    assert holders(permission) == HOLDERS[permission]


def test_every_right_is_held_by_somebody():
    assert [permission for permission in P if not holders(permission)] == []


def test_every_role_says_what_it_is_for():
    assert set(ROLES) == set(Role)
    assert all(rights.sentence.endswith(".") for rights in ROLES.values())


def test_readers_only_read():
    """Inspektorat, reader and administrator change nothing of a village or a cooperation."""
    about_accounts = {P.ADMIN_SITE, P.ACCESS_GRANT}
    about_lists = {P.REGION_IMPORT, P.TOPIC_EDIT}  # of the whole country, of no village
    reading = {p for p in P if ".lihat" in p} | {P.POTENTIAL_SUMMARY, P.EXPORT_DOWNLOAD} | about_accounts | about_lists
    for role in (Role.INSPEKTORAT, Role.PEMBACA, Role.ADMIN):
        assert ROLES[role].rights <= reading, role


def test_an_administrator_reads_no_village_data():
    assert ROLES[Role.ADMIN].rights == {
        P.POTENTIAL_SUMMARY,
        P.ADMIN_SITE,
        P.ACCESS_GRANT,
        P.REGION_IMPORT,
        P.TOPIC_EDIT,
        P.PARTNER_VIEW,
    }


def test_a_facilitator_decides_nothing():
    """PP 43/2014 pasal 129: accompanies; never decides, signs, adopts or reviews."""
    deciding = {
        P.INSTRUMENT_SIGN,
        P.INSTRUMENT_SUBMIT,
        P.OFFER_SEND,
        P.OFFER_ANSWER,
        P.DELIBERATION_ADOPT,
        P.MAD_OPEN,
        P.MAD_ADOPT,
        P.REGULATION_AGREE,
        P.REGULATION_ENACT,
        P.REGULATION_PROMULGATE,
        P.INSTRUMENT_PROMULGATE,
        P.REVIEW_DISTRICT,
        P.REVIEW_REGENCY,
        P.REFLECTION_DECIDE,
        P.IN_FORCE_DECLARE,
        P.RUN_START,
        P.DELEGATE_NAME,
    }
    assert not ROLES[Role.PENDAMPING].rights & deciding


def test_who_reviews_or_manages_needs_a_second_factor():
    """security.md V6 6.3.3, by hand."""
    assert {Role.CAMAT, Role.DPMD, Role.ADMIN} == SENSITIVE
