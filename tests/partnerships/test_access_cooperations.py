"""Who may do what in steps 1 to 4: every row of docs/hak-akses.csv that these pages answer, for every role."""

import pytest
from django.urls import reverse

from partnerships.models import CooperationBody
from tests.conftest import FOREIGN, NGEBEL, SAHANG
from tests.partnerships import cooperation_cases as cases

pytestmark = pytest.mark.django_db
CODES = {"ya": {200, 302, 409, 422}, "tolak": {403}, "tiada": {404}, "masuk": {302}}
JOURNAL = {"visited_on": "20/11/2026", "step": "2", "met": "Kades", "advice": "Saran"}
# The row of the oracle, the page, what is sent (None: only looked at), and whose village asks.
LINE = {"quadrant": "kekuatan", "text": "Air cukup", "weight": "4"}
ROWS = [
    ("kerjasama.mulai,-,sendiri", "cooperation-create", None, "ngebel"),
    ("kerjasama.mulai,-,luar", "cooperation-create", {"lead": FOREIGN}, "ngebel"),
    ("kerjasama.ubah,berjalan,desa pemrakarsa", "cooperation-edit", None, "ngebel"),
    ("kerjasama.ubah,berjalan,desa pemrakarsa", "basis-edit", {}, "ngebel"),
    ("kerjasama.ubah,berjalan,desa pemrakarsa", "candidate-add", None, "ngebel"),
    ("kerjasama.ubah,berjalan,desa pemrakarsa", "contact-add", {}, "ngebel"),
    ("kerjasama.ubah,berjalan,desa pemrakarsa", "party-move", {"reason": "Dekat"}, "ngebel"),
    ("kerjasama.ubah,berjalan,pihak lain", "cooperation-edit", cases.START, "sahang"),
    ("kerjasama.ubah,berjalan,pihak lain", "basis-edit", None, "sahang"),
    ("analisis.kerjasama.lihat,berjalan,pihak", "analysis", None, "ngebel"),
    ("analisis.kerjasama.lihat,berjalan,pihak", "analysis", None, "sahang"),
    ("analisis.kerjasama.tulis,berjalan,desa pemrakarsa", "analysis-add", LINE, "ngebel"),
    ("analisis.kerjasama.tulis,berjalan,desa pemrakarsa", "analysis-take", None, "ngebel"),
    ("analisis.kerjasama.tulis,berjalan,pihak lain", "analysis-add", LINE, "sahang"),
    ("program.ubah,berjalan,desa pemrakarsa", "programme-create", None, "ngebel"),
    ("program.ubah,berjalan,desa pemrakarsa", "programme-edit", {}, "ngebel"),
    ("program.ubah,berjalan,desa pemrakarsa", "funding-add", {}, "ngebel"),
    ("program.ubah,berjalan,desa pemrakarsa", "share-edit", {}, "ngebel"),
    ("penawaran.kirim,persiapan,desa pemrakarsa", "offer-send", None, "ngebel"),
    ("penawaran.kirim,persiapan,desa pemrakarsa", "offer-send", {}, "ngebel"),
    ("penawaran.jawab,penawaran,pihak yang diundang", "offer-answer", None, "sahang"),
    ("penawaran.jawab,penawaran,pihak yang diundang", "offer-answer", {}, "sahang"),
    ("jurnal.tulis,berjalan,didampingi", "journal-create", JOURNAL, "ngebel"),
    ("jurnal.lihat,berjalan,pihak", "journal-list", None, "sahang"),
    ("kerjasama.lihat,berjalan,pihak", "programme-detail", None, "sahang"),
    ("musyawarah.jadwalkan,-,desa penyelenggara", "deliberation-schedule", None, "sahang"),
    ("mad.jadwalkan,-,pihak", "mad-schedule", {}, "sahang"),
    ("mad.jadwalkan,-,pihak", "reflection-schedule", None, "sahang"),
]


@pytest.fixture
def scene(cast, regions):
    """Ngebel leads, Sahang is invited, a joint body serves; and a second one with a candidate only."""
    cooperation = cases.offered(cast, regions)
    facts = {"decree_number": "1/2026", "decree_on": "2026-11-01", "term_ends": "2031-11-01"}
    body = CooperationBody.objects.create(name="BKAD Ngebel", created_by=cast.sekdes_ngebel, **facts)
    cases.with_body(cast, cooperation, body)
    programme = cases.programme(cast, cooperation)
    early = cases.started(cast, regions)
    cases.with_body(cast, early, body)
    candidate = cases.candidate(cast, regions, early, chosen=False)
    return {"cooperation": cooperation, "programme": programme, "early": early, "candidate": candidate}


def address(scene, name):
    """The address of a page in the scene."""
    cooperation, programme, early = scene["cooperation"], scene["programme"], scene["early"]
    invited = cases.party_of(cooperation, SAHANG)
    args = {
        "cooperation-create": [],
        "contact-add": [early.pk, scene["candidate"].pk],
        "party-move": [early.pk, scene["candidate"].pk, "choose"],
        "offer-send": [early.pk],
        "offer-answer": [cooperation.pk, invited.pk],
        "programme-edit": [cooperation.pk, programme.pk],
        "programme-detail": [cooperation.pk, programme.pk],
        "funding-add": [cooperation.pk, programme.pk],
        "share-edit": [cooperation.pk, programme.pk, NGEBEL],
        "deliberation-schedule": [cooperation.pk, SAHANG],
    }
    return reverse(f"partnerships:{name}", args=args.get(name, [cooperation.pk]))


def ask(client, page, sent):
    """Look at the page, or send something to it."""
    return client.get(page) if sent is None else client.post(page, sent)


@pytest.mark.parametrize(("row", "name", "sent", "village"), ROWS, ids=[f"{row} {name}" for row, name, _, _ in ROWS])
def test_every_role_gets_what_the_oracle_says(cast, scene, enter, client, row, name, sent, village):
    expected, people, page = cases.oracle(*row.split(",")), cases.people_of(cast, village), address(scene, name)
    anonymous = ask(client, page, sent)
    assert anonymous.status_code in CODES[expected["publik"]] and "/masuk/" in anonymous.url
    wrong = []
    for role in cases.ROLES:
        answer = ask(enter(people[role]), page, sent)
        if answer.status_code not in CODES[expected[role]]:
            wrong.append(f"{role}: {answer.status_code}, {expected[role]} expected")
    assert not wrong


def test_outside_the_scope_there_is_nothing(cast, scene, enter):
    browser = enter(cast.asing)
    for _, name, sent, _ in ROWS:
        if name != "cooperation-create":
            assert ask(browser, address(scene, name), sent).status_code == 404, name
