"""D48: a draft never carries what makes a paper official, and its verification page is that of an unknown code."""

import importlib
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.urls import reverse

from musyawarah.actions import adopt_deliberation
from records.models import Document, Paper
from records.papers import PAPERS_DIR
from tests.factories import ROAD, cooperation_at
from tests.guards.source import modules
from tests.musyawarah.build import complete, running
from tests.records.test_papers import FINAL, URL, draw, pages
from tests.scanner import qr_codes

HERE = Path(__file__).resolve().parent.parent
TEMPLATES = sorted(path.stem for path in PAPERS_DIR.glob("*.typ") if path.stem[0] != "_" and path.stem != "contoh_kop")
SAMPLES = [importlib.import_module(f"tests.records.{path.stem}") for path in (HERE / "records").glob("*_samples.py")]
WRITING = list(ROAD)[list(ROAD).index("penyusunan") : list(ROAD).index("ditandatangani")]
OFFICIAL = re.compile(rb"https?://[^\s)>]*/v/|/v/[2-9A-HJ-NP-Z]{4}-")


@pytest.fixture(autouse=True)
def own_limits_and_files(settings, tmp_path):
    """Questions of another test don't count; files go with the test."""
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


def is_unofficial(pdf: bytes) -> bool:
    """No QR that a scanner would find, no code, no address, in text or in a link."""
    text = " ".join(pages(pdf))
    assert not any(qr_codes(pdf))
    assert "Kode dokumen" not in text and "/v/" not in text
    assert not OFFICIAL.search(pdf)
    return True


def is_draft(pdf: bytes) -> bool:
    """Unofficial, and says so on every page."""
    assert all("DRAF" in page and "BUKAN DOKUMEN RESMI" in page for page in pages(pdf))
    return is_unofficial(pdf)


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_paper_as_a_draft_is_marked_and_as_final_is_not(name):
    sample = next(getattr(module, name) for module in SAMPLES if hasattr(module, name))
    data = sample() | {"untuk_ditandatangani": ""}
    assert is_draft(draw(name, data))
    final = draw(name, data, FINAL)
    assert all(found == [URL] for found in qr_codes(final))


def test_only_issuing_makes_a_paper_final():
    """Every other way to draw a paper gives a draft."""
    users = {module.name for module in modules() if re.search(r"\bFinalMark\(", module.path.read_text())}
    assert users == {"records/issue.py"}


@pytest.mark.parametrize("stage", WRITING)
def test_the_text_prints_as_a_draft_in_every_state_before_it_is_signed(cast, regions, enter, client, stage):
    world = cooperation_at(stage, cast, regions)
    kept = Document.objects.count()
    answer = enter(cast.sekdes_ngebel).get(reverse("partnerships:instrument-draft", args=[world.text.pk]))
    # What is ready is printed to be signed: its footer says so instead of the watermark.
    judged = is_unofficial if stage == "siap" else is_draft
    assert answer.status_code == 200 and judged(answer.content)
    assert Document.objects.count() == kept
    client.logout()
    assert not Paper.objects.filter(subject_id=world.text.pk).exists()
    same_as_unknown(client, [world.text.pk, world.cooperation.pk, "R" * 4 + "-" + "2" * 4])


@pytest.mark.parametrize("state", [running, complete])
def test_a_meeting_prints_as_a_draft_until_its_record_is_adopted(cast, regions, enter, client, state):
    meeting = state(regions, cast.sekdes_sahang)
    address = reverse("musyawarah:official-record-draft", args=[meeting.pk])
    answer = enter(cast.sekdes_sahang).get(address)
    assert answer.status_code == 200 and is_draft(answer.content)
    client.logout()
    same_as_unknown(client, [meeting.pk])
    if state is complete:
        adopt_deliberation(deliberation=meeting, by=cast.bpd_sahang)
        assert enter(cast.sekdes_sahang).get(address).status_code == 404


def same_as_unknown(client, guesses: list[str]) -> None:
    """What is no issued code answers like a code that nobody ever gave out, letter by letter."""
    answers = [client.get(f"/v/{guess}/") for guess in ("2222-2222", "tidak-ada", *guesses)]
    assert {answer.status_code for answer in answers} == {404}
    typed = ("2222-2222", "tidak-ada", *guesses)
    bodies = {answer.text.replace(f'value="{each}"', "") for each, answer in zip(typed, answers, strict=True)}
    assert len(bodies) == 1
    heads = {tuple(sorted((k, v) for k, v in answer.headers.items() if k != "Content-Length")) for answer in answers}
    assert len({re.sub(r"nonce-[^']+", "", str(each)) for each in heads}) == 1
    assert {client.get(f"/v/{guess}/pdf/").status_code for guess in typed} == {404}
