"""The rows of docs/hak-akses.csv on musyawarah, MAD and berita acara, asked over HTTP."""

import csv
from pathlib import Path

import pytest
from django.urls import reverse

from musyawarah import actions
from musyawarah.models import Deliberation
from tests.conftest import WAGIRLOR
from tests.musyawarah.build import Kind, complete, planned, running

TABLE = Path(__file__).resolve().parents[2] / "docs" / "hak-akses.csv"
OFFICES = {
    "kades": "kades_sahang",
    "sekdes": "sekdes_sahang",
    "perangkat": "perangkat_sahang",
    "bpd": "bpd_sahang",
    "pendamping": "pendamping",
    "camat": "camat",
    "dpmd": "dpmd",
    "bkad": "bkad",
    "inspektorat": "inspektorat",
    "pembaca": "pembaca",
    "admin": "admin",
    "publik": "",
}
MAD = {"kind": Kind.INTER_VILLAGE, "others": [WAGIRLOR]}


def final(regions, people, **changes):
    """A village meeting with its record adopted."""
    deliberation = complete(regions, people.sekdes_sahang, **changes)
    actions.adopt_deliberation(deliberation=deliberation, by=people.bpd_sahang)
    return deliberation


def url(name, deliberation, *args):
    return reverse(f"musyawarah:{name}", args=[deliberation.pk, *args])


def minutes_url(deliberation):
    return url("minutes-edit", deliberation, deliberation.agenda.first().pk)


# action and state of the table -> (how the meeting is made, what is asked of it)
ASKED = {
    ("musyawarah.lihat", "draf"): (
        lambda r, p: running(r, p.sekdes_sahang),
        lambda c, d: c.get(url("deliberation-detail", d)),
    ),
    ("musyawarah.lihat", "final"): (final, lambda c, d: c.get(url("deliberation-detail", d))),
    ("musyawarah.jadwalkan", "-"): (
        lambda r, p: planned(r, p.sekdes_sahang),
        lambda c, d: c.post(url("deliberation-edit", d), {"date": "27/3/2030", "time": "09.30", "venue": "Pendapa"}),
    ),
    ("musyawarah.catat", "berlangsung"): (
        lambda r, p: running(r, p.sekdes_sahang),
        lambda c, d: c.post(minutes_url(d), {"minutes": "Isi", "dissent": ""}),
    ),
    ("musyawarah.hadir.lihat", "semua"): (final, lambda c, d: c.get(url("attendance-list", d))),
    ("musyawarah.sahkan", "notulen lengkap"): (
        lambda r, p: complete(r, p.sekdes_sahang),
        lambda c, d: c.post(url("deliberation-move", d, "adopt")),
    ),
    ("mad.jadwalkan", "-"): (
        lambda r, p: planned(r, p.sekdes_sahang, **MAD),
        lambda c, d: c.post(url("deliberation-edit", d), {"date": "27/3/2030", "time": "09.30", "venue": "Pendapa"}),
    ),
    ("mad.buka keputusan", "syarat terpenuhi"): (
        lambda r, p: planned(r, p.sekdes_sahang, **MAD),
        lambda c, d: c.post(url("deliberation-move", d, "open")),
    ),
    ("mad.sahkan", "notulen lengkap"): (
        lambda r, p: complete(r, p.sekdes_sahang, p.kades_sahang, **MAD),
        lambda c, d: c.post(url("deliberation-move", d, "adopt")),
    ),
    ("mad.catat", "berlangsung"): (
        lambda r, p: running(r, p.sekdes_sahang, p.kades_sahang, **MAD),
        lambda c, d: c.post(minutes_url(d), {"minutes": "Isi", "dissent": ""}),
    ),
    ("beritaacara.ubah", "final"): (final, lambda c, d: c.post(minutes_url(d), {"minutes": "Lain", "dissent": ""})),
}


def rows():
    """Every cell of those rows: action, state, office, answer."""
    with TABLE.open() as file:
        for row in csv.DictReader(file):
            if row["aksi"].startswith(("musyawarah.", "mad.", "beritaacara.")):
                for office in OFFICES:
                    yield row["aksi"], row["keadaan"], office, row[office]


def answer_of(response) -> str:
    """The word of the table for what came back."""
    if response.status_code == 302 and response["Location"].startswith("/masuk/"):
        return "masuk"
    return {200: "ya", 302: "ya", 403: "tolak", 404: "tiada"}[response.status_code]


@pytest.mark.parametrize("action, state, office, wanted", list(rows()))
def test_row(client, enter, people, regions, action, state, office, wanted):
    make, ask = ASKED[action, state]
    deliberation = make(regions, people)
    browser = enter(getattr(people, OFFICES[office])) if OFFICES[office] else client
    response = ask(browser, deliberation)
    got = answer_of(response)
    if got == "ya" and action == "musyawarah.hadir.lihat":
        got = "ya" if "Siti Aminah" in response.content.decode() else "jumlah"
    assert got == wanted


def test_other_villages_learn_nothing_of_a_meeting(enter, people, regions):
    deliberation = final(regions, people)
    browser = enter(people.sekdes_talun)
    pages = ["deliberation-detail", "attendance-list", "official-record", "official-record-draft", "attendance-add"]
    found = {name: browser.get(url(name, deliberation)).status_code for name in pages}
    assert set(found.values()) == {404}
    assert deliberation.topic not in browser.get(reverse("musyawarah:deliberation-list")).content.decode()


@pytest.mark.parametrize(
    "name, wanted",
    [("bpd_sahang", 200), ("pendamping", 200), ("camat", 404), ("bkad", 404), ("inspektorat", 404)],
)
def test_papers_with_names_are_for_those_who_may_read_names(enter, people, regions, name, wanted):
    deliberation = final(regions, people)
    browser = enter(getattr(people, name))
    for address in (
        url("official-record", deliberation),
        url("file-download", deliberation, deliberation.files.get().pk),
    ):
        response = browser.get(address)
        if response.streaming:
            list(response.streaming_content)  # a file read to its end is closed by the client
        assert response.status_code == wanted


@pytest.mark.parametrize(
    "name, wanted",
    [("kades_wagirlor", 200), ("bpd_wagirlor", 200), ("bkad", 200), ("camat", 404), ("kades_talun", 404)],
)
def test_a_running_mad_is_for_its_villages_and_their_body(enter, people, regions, name, wanted):
    deliberation = running(regions, people.sekdes_sahang, people.kades_sahang, **MAD)
    browser = enter(getattr(people, name))
    assert browser.get(url("deliberation-detail", deliberation)).status_code == wanted
    listed = deliberation.topic in browser.get(reverse("musyawarah:deliberation-list")).content.decode()
    assert listed is (wanted == 200)


def test_the_list_holds_exactly_what_the_pages_show(people, regions, enter):
    made = [
        planned(regions, people.sekdes_sahang, topic="Rencana Sahang"),
        running(regions, people.sekdes_ngebel, village="35.02.19.2007", topic="Berjalan Ngebel", body=""),
        final(regions, people, topic="Final Sahang"),
        running(regions, people.sekdes_sahang, people.kades_sahang, topic="MAD", **MAD),
    ]
    assert Deliberation.objects.count() == len(made)
    for person in vars(people).values():
        browser = enter(person)
        listed = browser.get(reverse("musyawarah:deliberation-list")).content.decode()
        for deliberation in made:
            shown = browser.get(url("deliberation-detail", deliberation)).status_code == 200
            assert (url("deliberation-detail", deliberation) in listed) is shown, (person, deliberation.topic)
