"""D36 of the security notes: whoever says where to go on, nobody is led away from the portal."""

import pytest
from django.urls import reverse

from tests.accounts.conftest import PASSWORD, by_page

EVIL = [
    "//jahat.invalid",
    "///jahat.invalid",
    "https:jahat.invalid",
    "https://jahat.invalid/",
    "http://testserver@jahat.invalid/",
    "/\\jahat.invalid",
    "\\\\jahat.invalid",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,x",
    "\tjavascript:alert(1)",
    "/beranda/\r\nSet-Cookie: jahat=1",
    "%0d%0aSet-Cookie:%20jahat=1",
    "https://testserver.jahat.invalid/",
]


def is_local(answer) -> bool:
    """A path of this portal, in one header line."""
    target = answer["Location"]
    harmless = target.startswith("/") and not target.startswith(("//", "/\\"))
    return harmless and "\r" not in target and "\n" not in target and "jahat" not in answer.cookies


@pytest.mark.parametrize("target", EVIL)
def test_d36_after_signing_in(cast, client, target):
    answer = client.post(f"{reverse('account_login')}", {"login": "kades.ngebel", "password": PASSWORD, "next": target})
    assert answer.status_code == 302 and is_local(answer)


@pytest.mark.parametrize("target", EVIL)
def test_d36_after_signing_in_by_the_address(cast, client, target):
    answer = client.post(
        reverse("account_login"), {"login": "kades.ngebel", "password": PASSWORD}, query_params={"next": target}
    )
    assert answer.status_code == 302 and is_local(answer)


@pytest.mark.parametrize("target", EVIL)
def test_d36_after_signing_out_and_when_signed_in_already(cast, client, target):
    by_page(client, "kades.ngebel")
    again = client.get(reverse("account_login"), {"next": target})
    assert again.status_code == 302 and is_local(again)
    assert is_local(client.post(reverse("account_logout"), {"next": target}))


@pytest.mark.parametrize("target", EVIL)
def test_d36_after_the_password_once_more(cast, client, target):
    by_page(client, "kades.ngebel")
    answer = client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": target})
    assert answer.status_code == 302 and is_local(answer)


@pytest.mark.parametrize("target", EVIL)
def test_d36_the_way_back_after_a_refusal(cast, enter, target):
    """The address of the page before comes from the browser too."""
    answer = enter(cast.dpmd).post(
        reverse("access:person-activate", args=[cast.kades_ngebel.key]), HTTP_REFERER=target.replace("\r\n", "")
    )
    assert answer.status_code == 409 or is_local(answer)
    assert "jahat" not in answer.text
