"""Who may enter old data and touch its scan: the rows of docs/hak-akses.csv, for every role."""

import io
import zipfile

import pytest
from django.urls import reverse

from records.documents import judge_scan
from tests.conftest import FOREIGN, SAHANG
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.legacy_cases import TYPED, entered
from tests.partnerships.test_access_cooperations import CODES, ask

pytestmark = pytest.mark.django_db
# The row of the oracle, the page, what is sent (None: only looked at), and whose village asks.
ROWS = [
    ("datalama.catat,-,sendiri", "legacy-create", {}, "ngebel"),
    ("datalama.catat,-,sendiri", "legacy-create", None, "ngebel"),
    ("datalama.catat,-,luar", "legacy-create", TYPED | {"lead": FOREIGN}, "ngebel"),
    ("datalama.unggah pindaian,berjalan,desa pemrakarsa", "legacy-scan", {}, "ngebel"),
    ("datalama.unggah pindaian,berjalan,pihak lain", "legacy-scan", None, "sahang"),
    ("datalama.tarik,berjalan,desa pemrakarsa", "salah-catat", None, "ngebel"),
    ("datalama.tarik,berjalan,pihak lain", "salah-catat", {}, "sahang"),
    ("datalama.benarkan,menunggu,sendiri", "legacy-confirm", None, "sahang"),
    ("datalama.benarkan,menunggu,pihak lain", "legacy-confirm", {}, "ngebel"),
    ("datalama.unduh pindaian,berjalan,pihak", "legacy-file", None, "ngebel"),
    ("datalama.unduh pindaian,berjalan,pihak", "legacy-file", None, "sahang"),
]


@pytest.fixture
def old(cast, regions):
    """Ngebel and Sahang signed it in 2016; its scan is there, and Sahang has not confirmed it."""
    return entered(cast, regions, waiting=True, document=judge_scan(cases.photo()))


def page_of(name: str, old) -> str:
    """The address of one act on old data."""
    if name == "salah-catat":
        return reverse("partnerships:cooperation-move", args=[old.pk, "withdraw_old"])
    args = {"legacy-create": [], "legacy-confirm": [old.pk, SAHANG]}
    return reverse(f"partnerships:{name}", args=args.get(name, [old.pk]))


@pytest.mark.parametrize(("row", "name", "sent", "village"), ROWS)
def test_every_role_gets_what_the_oracle_says(cast, old, enter, client, row, name, sent, village):
    expected, people = cases.oracle(*row.split(",")), cases.people_of(cast, village)
    page = page_of(name, old)
    anonymous = ask(client, page, sent)
    assert anonymous.status_code in CODES[expected["publik"]] and "/masuk/" in anonymous.url
    wrong = []
    for role in cases.ROLES:
        answer = ask(enter(people[role]), page, sent)
        if answer.streaming:
            list(answer.streaming_content)  # a file read to its end is closed by the client
        status = answer.status_code
        if status not in CODES[expected[role]]:
            wrong.append(f"{role}: {status}, {expected[role]} expected")
    assert not wrong


@pytest.mark.parametrize("who", ["sekdes_talun", "asing", "camat_pulung", "pembaca"])
def test_outside_the_scope_there_is_nothing(cast, old, enter, who):
    browser = enter(getattr(cast, who))
    for name in ("legacy-scan", "legacy-file"):
        assert browser.get(reverse(f"partnerships:{name}", args=[old.pk])).status_code == 404


@pytest.mark.parametrize("who", ["sekdes_ngebel", "sekdes_sahang", "pendamping", "camat", "dpmd", "inspektorat"])
def test_the_dossier_gives_the_scan_to_whoever_may_open_it(cast, old, enter, who):
    browser = enter(getattr(cast, who))
    opened = browser.get(reverse("partnerships:legacy-file", args=[old.pk]))
    packed = browser.post(reverse("partnerships:dossier", args=[old.pk]))
    may = opened.status_code == 200
    if may:
        list(opened.streaming_content)
    assert may is (who != "inspektorat")
    with zipfile.ZipFile(io.BytesIO(b"".join(packed.streaming_content))) as files:
        assert any("naskah-lama" in name for name in files.namelist()) is may
        index = next(files.read(name).decode() for name in files.namelist() if name.endswith("indeks.csv"))
    assert ("tidak disertakan" in index) is not may
