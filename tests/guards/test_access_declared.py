"""The three locks: sign-in, declared access, and a refusal of whatever declares nothing."""

import pytest
from django.core.checks import run_checks

from accounts.access import PUBLIC, access
from kerjasama_portal.checks import every_url_declares_access
from tests.guards.undeclared_urls import silent

FAULTY = "tests.guards.undeclared_urls"


def test_our_own_urls_all_declare():
    assert every_url_declares_access(None) == []


def test_the_check_names_the_undeclared_view(settings):
    settings.ROOT_URLCONF = FAULTY
    assert [(error.id, "diam/" in error.msg) for error in every_url_declares_access(None)] == [("portal.E001", True)]


def test_the_check_is_registered(settings):
    """`manage.py check`, migrate and runserver all stop."""
    settings.ROOT_URLCONF = FAULTY
    assert "portal.E001" in {error.id for error in run_checks()}


def test_an_undeclared_view_is_refused(settings, enter, cast):
    settings.ROOT_URLCONF = FAULTY
    assert enter(cast.kades_ngebel).get("/diam/").status_code == 403


def test_a_view_that_declares_and_asks_answers(settings, enter, cast):
    settings.ROOT_URLCONF = FAULTY
    assert enter(cast.kades_ngebel).get("/tanya/").status_code == 200


def test_a_view_that_declares_and_never_asks_is_a_fault(settings, enter, cast):
    settings.ROOT_URLCONF = FAULTY
    with pytest.raises(AssertionError, match="forgetful"):
        enter(cast.kades_ngebel).get("/lupa/")


def test_a_forgetful_view_is_refused_in_production_and_logged(settings, enter, cast, caplog):
    settings.ROOT_URLCONF, settings.PROFILE = FAULTY, "contoh"
    answer = enter(cast.kades_ngebel).get("/lupa/")
    assert answer.status_code == 403
    assert b"terbuka" not in answer.content
    assert "never asked" in caplog.text


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in_first(settings, client):
    settings.ROOT_URLCONF = FAULTY
    for path in ("/diam/", "/lupa/", "/tanya/"):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (302, f"/masuk/?next={path}")


def test_declaring_public_opens_the_sign_in_lock_too():
    assert access(PUBLIC)(lambda request: None).login_required is False
    assert not hasattr(silent, "declared_access")
