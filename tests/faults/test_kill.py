"""F1 and F3: workers killed in the middle of acts; each act is there or is not, and sending it again counts once."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connections
from django.urls import reverse

from musyawarah.models import Deliberation
from partnerships.models import Signature, SignatureScan
from records import documents, trail
from records.models import Document, Event, FormKey, Paper
from tests.conftest import NGEBEL, SAHANG, make_cast, make_regions
from tests.factories import cases
from tests.faults.served import Sending, Served, Tab, database_url
from tests.musyawarah import build
from tests.partnerships import text_world

pytestmark = pytest.mark.races
KILLS = int(os.environ.get("KILLS", "9"))  # 50 for the figures of a release
KEYED = ("kunci", "csrfmiddlewaretoken")


@dataclass
class Case:
    """One act to be interrupted: who sends what where, and how often it is done by now."""

    tab: Tab
    page: str
    address: str
    fields: dict[str, Any]
    traces: Callable[[], set[int]]  # how often each of its traces is there: state, event, document


@pytest.fixture
def place(race_database, settings, tmp_path):
    """Everybody, on a database and in a folder of its own, with a gunicorn of one worker: the one that is killed."""
    settings.MEDIA_ROOT = tmp_path / "data" / "berkas"
    settings.MEDIA_ROOT.mkdir(parents=True)
    regions = make_regions()
    cast = make_cast(regions)
    url = database_url(connections["default"].settings_dict)
    files = str(settings.MEDIA_ROOT)
    slow = {"workers": 1, "application": "tests.faults.slow_wsgi"}
    with Served(tmp_path / "data", **slow, DATABASE_URL=url, PORTAL_FILES=files) as node:
        yield Place(node, cast, regions)


class Place:
    """The node and its people; makes the next case of each kind."""

    def __init__(self, node: Served, cast: Any, regions: Any):
        self.node, self.cast, self.regions = node, cast, regions
        self.signed: Signature | None = None

    def two_villages(self) -> Any:
        """Their text, recommended by all."""
        world = text_world.world(self.cast, self.regions, villages=(NGEBEL, SAHANG))
        return world, text_world.ready(world)

    def scan(self, number: int) -> Case:
        """One more scan of a signed paper."""
        if self.signed is None:
            world, text = self.two_villages()
            text_world.sign(world, text, NGEBEL, number="900")
            self.signed = text_world.signature(text, NGEBEL)
        row = self.signed
        before = SignatureScan.objects.filter(signature=row).count()
        events = Event.objects.filter(action="signature.upload_scan", subject_id=row.pk)

        def traces() -> set[int]:
            scans = SignatureScan.objects.filter(signature=row)
            return {scans.count() - before, events.count() - before, scans.exclude(document=None).count() - before}

        address = reverse("partnerships:scan-upload", args=[row.instrument_id, row.pk])
        tab = Tab(self.node.port, self.cast.kades_ngebel)
        return Case(tab, address, address, {"upload": cases.photo(f"pindaian-{number}.png")}, traces)

    def adopt(self, number: int) -> Case:
        """A musyawarah becomes final: its berita acara is drawn and kept."""
        meeting = build.complete(self.regions, self.cast.sekdes_sahang, topic=f"Air {number}")

        def traces() -> set[int]:
            papers = Paper.objects.filter(subject_id=meeting.pk)
            final = Deliberation.objects.filter(pk=meeting.pk, status=Deliberation.Status.FINAL)
            events = Event.objects.filter(action="deliberation.adopt", subject_id=meeting.pk)
            return {papers.count(), final.count(), final.exclude(paper=None).count(), events.count()}

        page = reverse("musyawarah:deliberation-adopt", args=[meeting.pk])
        address = reverse("musyawarah:deliberation-move", args=[meeting.pk, "adopt"])
        return Case(Tab(self.node.port, self.cast.bpd_sahang), page, address, {}, traces)

    def sign(self, number: int) -> Case:
        """The last signature: the final paper is drawn, the text is complete."""
        world, text = self.two_villages()
        text_world.sign(world, text, NGEBEL, number=str(1000 + number))
        row = text_world.signature(text, SAHANG)

        def traces() -> set[int]:
            done = Signature.objects.filter(pk=row.pk).exclude(status=Signature.Status.WAITING)
            now = text_world.text(text)
            papers = Paper.objects.filter(subject_id=text.pk)
            events = Event.objects.filter(action="instrument.complete", subject_id=text.pk)
            return {done.count(), int(now.status == "ditandatangani"), papers.count(), events.count()}

        address = reverse("partnerships:signature-sign", args=[text.pk, row.pk])
        day = (text_world.TODAY() - 10 * text_world.DAY).isoformat()
        typed = {"number": str(1000 + number), "year": text_world.TODAY().year, "signed_on": day, "signed_at": "Sahang"}
        return Case(Tab(self.node.port, self.cast.kades_sahang), address, address, typed, traces)

    def begin(self, kind: str, number: int) -> tuple[Case, Sending]:
        """The page is open and the button pressed."""
        case = getattr(self, kind)(number)
        fields = case.fields | {name: value for name, value in case.tab.form(case.page).items() if name in KEYED}
        assert set(KEYED) <= set(fields), f"no form on {case.page}"
        sending = Sending(case.tab, case.address, fields)
        sending.start()
        return case, sending


KINDS = ("scan", "adopt", "sign")


def test_killed_workers_leave_all_or_nothing(place, capsys):
    known = set(Document.objects.values_list("pk", flat=True))
    usual = {kind: min(undisturbed(place, kind, number) for number in range(500, 502)) for kind in KINDS}
    outcomes, chance, began = Counter(), random.Random(7), time.monotonic()
    for number in range(KILLS):
        kind = KINDS[number % len(KINDS)]
        outcomes[kind, interrupted(place, kind, number, chance.uniform(0.1, 1.2) * usual[kind])] += 1
    assert list(trail.broken_links()) == []
    broken = [each for each in Document.objects.exclude(pk__in=known) if Paper.objects.exists() and fault(each)]
    assert broken == []
    assert sum(outcomes.values()) == KILLS
    with capsys.disabled():
        told = ", ".join(f"{kind} {outcome} {count}" for (kind, outcome), count in sorted(outcomes.items()))
        took = ", ".join(f"{kind} {seconds:.2f} s" for kind, seconds in usual.items())
        print(f"\n{KILLS} × kill -9 in {time.monotonic() - began:.0f} s (undisturbed {took}): {told}")


def fault(document: Document) -> str:
    """What is wrong with a stored file; papers of the test's own world have none."""
    made_by_test = document.sha256 == "0" * 64 or not document.size
    return "" if made_by_test else documents.fault(document)


def undisturbed(place: Place, kind: str, number: int) -> float:
    """How long the act takes in a new worker when nobody is killed."""
    place.node.kill_workers()
    place.node.wait()
    case, sending = place.begin(kind, number)
    sending.join()
    assert sending.status == 302, sending.text[:2000]
    assert case.traces() == {1}
    return sending.took


def interrupted(place: Place, kind: str, number: int, after: float) -> str:
    """Kill every worker after so many seconds, look, send the same again, look again."""
    case, sending = place.begin(kind, number)
    time.sleep(after)
    place.node.kill_workers()
    sending.join()
    place.node.wait()
    key = sending.fields["kunci"]
    found = case.traces()
    assert found in ({0}, {1}), f"{kind} {number}: half an act, {found}"
    assert FormKey.objects.filter(key=key).count() == found.copy().pop()
    if sending.status == 302:
        assert found == {1}, f"{kind} {number}: answered and lost"
    status, _, text = case.tab.post(case.address, sending.fields)
    assert status == 302 or (status == 200 and "Sudah tersimpan" in text), f"{kind} {number}: {status}\n{text[:3000]}"
    assert case.traces() == {1}, f"{kind} {number}: sent again, {case.traces()}"
    assert FormKey.objects.filter(key=key).count() == 1
    return "answered" if sending.status == 302 else "done" if found == {1} else "not done"


def test_a_node_that_is_asked_to_stop_finishes_what_has_begun(place):
    case, sending = place.begin("sign", 1)
    wait_until_writing(sending)
    place.node.master.send_signal(signal.SIGTERM)
    sending.join()
    assert place.node.master.wait(timeout=60) == 0
    assert sending.status == 302
    assert case.traces() == {1}


def wait_until_writing(sending: Sending) -> None:
    """Until the node has a transaction open: an act that waits at its door hasn't begun, however long ago it came."""
    open_now = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    until = time.monotonic() + 60
    while sending.is_alive() and time.monotonic() < until:
        with connections["default"].cursor() as cursor:
            cursor.execute(f"{open_now} AND state LIKE 'idle in transaction%'")
            if cursor.fetchone():
                return
        time.sleep(0.01)
