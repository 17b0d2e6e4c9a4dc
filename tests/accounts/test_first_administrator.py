"""`manage.py buat_pengelola`: a one-time link for the first administrator, and a way back for the last one."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from records.models import Event
from tests.accounts.conftest import is_in

CHOSEN = "empat kuda makan rumput"


def run(*words: str) -> str:
    """What the command prints."""
    out = StringIO()
    call_command("buat_pengelola", *words, stdout=out)
    return out.getvalue()


@pytest.fixture
def printed(db, settings):
    """The command on a fresh database."""
    settings.PORTAL_URL = "https://portal.example"
    assert not User.objects.exists()
    return run("Sri", "--nama", "Sri Wahyuni")


def link_in(printed: str) -> str:
    """The path of the printed link."""
    return next(line for line in printed.splitlines() if line.startswith("https://")).removeprefix(
        "https://portal.example"
    )


def test_a_fresh_portal_has_no_usable_password(printed):
    """ASVS 6.3.2: no default accounts."""
    user = User.objects.get()
    assert (user.username, user.name, user.is_staff, user.has_usable_password()) == ("sri", "Sri Wahyuni", True, False)
    assert user.grants.get().nationwide and Event.objects.filter(actor=None).count() >= 2


def test_the_printed_link_works_once(printed, client):
    page = client.get(link_in(printed))
    assert page.status_code == 200 and "sri" in page.text
    client.post(link_in(printed), {"password": CHOSEN, "repeat": CHOSEN})
    assert is_in(client)
    client.logout()
    assert client.get(link_in(printed)).status_code == 404
    assert User.objects.get().check_password(CHOSEN)


@pytest.mark.parametrize("name", ["sri", "SRI"])
def test_the_same_name_twice_is_refused_with_what_to_do(printed, name):
    with pytest.raises(CommandError, match="--tautan-baru"):
        run(name, "--nama", "Orang Lain")
    assert User.objects.count() == 1 and User.objects.get().name == "Sri Wahyuni"


def test_another_link_for_the_same_administrator(printed, client):
    again = run("sri", "--tautan-baru")
    assert client.get(link_in(printed)).status_code == 404 and client.get(link_in(again)).status_code == 200


def test_what_is_missing_or_odd_is_told(db, cast):
    for words, said in (
        (("baru",), "Isi nama lengkap"),
        (("dua kata", "--nama", "X"), "nama pengguna"),
        (("kades.ngebel", "--tautan-baru"), "Tidak ada pengelola"),
        (("tidak.ada", "--tautan-baru"), "Tidak ada pengelola"),
    ):
        with pytest.raises(CommandError, match=said):
            run(*words)
