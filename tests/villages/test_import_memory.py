"""How much memory the steps of an import take: where a row lies is kept, not the row."""

import tracemalloc

import pytest

from records.importing import acts, work
from records.models import ImportRun
from tests.conftest import NGEBEL
from tests.villages.importing import bring
from tests.villages.region_lists import DAY, DECREE, administrator

ROWS = 6000
MOST = {"potensi": 900, "wilayah": 190}  # bytes a row at the peak; lists of all rows would take twice as much
HEADER = "kode desa;topik;nama potensi;jumlah;satuan;keterangan"


def potentials(count, word):
    said = "Dipakai warga untuk mengairi sawah"
    lines = (f"{NGEBEL};Danau;{word} {row};{row % 50 + 1};ha;{said}" for row in range(count))
    return "\r\n".join([HEADER, *lines]).encode()


def regions(count, word):
    lines = (f"35.02.19.{3000 + row};{word} {row}" for row in range(count))
    return "\r\n".join(["kode;nama", *lines]).encode()


def peak(step):
    """Bytes at the most while it runs."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    step()
    found = tracemalloc.get_traced_memory()[1] - before
    tracemalloc.stop()
    return found


def peaks(slug, content, by, **options):
    """Of the check, the writing and the taking back."""
    found = []

    def check():
        found.append(bring(slug, content, by, **options))

    taken = [peak(check)]
    for act, facts in ((acts.confirm_import, {"seen": acts.seen_now(found[0])}), (acts.undo_import, {})):
        run = ImportRun.objects.select_related("created_by").get(pk=found[0].pk)
        act(run=run, by=by, **facts)
        taken.append(peak(lambda: work.go_on.func(found[0].pk)))
    assert ImportRun.objects.get(pk=found[0].pk).state == ImportRun.State.UNDONE
    return taken


@pytest.mark.parametrize("slug", ["potensi", "wilayah"])
def test_rows_are_not_all_in_memory(cast, slug):
    by, make = (cast.sekdes_ngebel, potentials) if slug == "potensi" else (administrator(), regions)
    options = {} if slug == "potensi" else {"since": DAY, "decree": DECREE, "complete": False}
    peaks(slug, make(50, "Pemanasan"), by, **options)
    a_row = [round(each / ROWS) for each in peaks(slug, make(ROWS, "Banyak"), by, **options)]
    assert max(a_row) <= MOST[slug], f"check, write, undo: {a_row} bytes a row"
