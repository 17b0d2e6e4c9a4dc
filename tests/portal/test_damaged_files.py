"""A stored file that is not what was stored is never sent, at whatever address; a page says so, and the log."""

from pathlib import Path

import pytest
from django.urls import reverse

from partnerships.models import SignatureScan
from tests.factories import cooperation_at


@pytest.fixture
def downloads(cast, regions, settings, tmp_path):
    """Every kind of stored file of a running cooperation: who may take it, where."""
    settings.MEDIA_ROOT = tmp_path
    world = cooperation_at("berjalan", cast, regions)
    text, meeting = world.text, world.meeting("naskah")
    scan = SignatureScan.objects.filter(signature__instrument=text).first()
    return [
        (None, reverse("verify-pdf", args=[text.paper.code])),
        (cast.sekdes_ngebel, reverse("partnerships:instrument-paper", args=[text.pk])),
        (cast.sekdes_ngebel, reverse("partnerships:scan-file", args=[text.pk, scan.pk])),
        (cast.sekdes_ngebel, reverse("musyawarah:official-record", args=[meeting.pk])),
    ]


def answers(client, enter, downloads):
    """What each address answers to whoever may take the file."""
    for person, address in downloads:
        client.logout()
        if person:
            enter(person)
        yield address, client.get(address)


def test_whole_files_are_sent(client, enter, downloads):
    for address, answer in answers(client, enter, downloads):
        assert answer.status_code == 200, address
        assert b"".join(answer.streaming_content), address


@pytest.mark.parametrize("harm", [lambda path: path.write_bytes(path.read_bytes()[:-1] + b"x"), Path.unlink])
def test_a_damaged_or_missing_file_gives_a_page_and_a_line_in_the_log(client, enter, downloads, tmp_path, caplog, harm):
    for path in tmp_path.glob("??/*"):
        harm(path)
    for address, answer in answers(client, enter, downloads):
        assert answer.status_code == 409, address
        assert "is not sent" in caplog.text
        caplog.clear()
        assert "Berkas tidak cocok" in answer.text and "jadi tidak dikirim" in answer.text
        assert answer["Content-Type"].startswith("text/html")
