"""What hostile and careless people try: each test is a way that once led in or broke a page."""

import io
import threading
import time
from types import SimpleNamespace

import pytest
from django.db import connections
from django.urls import reverse
from PIL import Image

from partnerships.actions import deliberations, instruments, regulations
from partnerships.models import Basis, Cooperation, Instrument, Mandate, VillageRegulation
from partnerships.texts import pieces_between
from records import documents
from records.documents import BROKEN
from records.fields import AngkaField, BilanganField, RupiahField
from records.forms import PortalForm
from records.models import Document
from records.verdict import Refused
from tests.conftest import NGEBEL, make_regions, make_user
from tests.factories import cooperation_at
from tests.partnerships import cooperation_cases as cases
from villages import actions as villages
from villages.models import Potential


class NumbersForm(PortalForm):
    """One field of each kind of number."""

    people = BilanganField(label="Jumlah orang")
    area = AngkaField(label="Luas")
    cost = RupiahField(label="Biaya")


@pytest.mark.parametrize("typed", ["9" * 5000, "1" + ".000" * 2000, "9" * 400, "9" * 30])
def test_a_number_of_too_many_digits_is_a_mistake_not_a_fault(typed):
    form = NumbersForm({"people": typed, "area": typed, "cost": typed})
    assert set(form.errors) == {"people", "area", "cost"}
    assert form["cost"].words == "" or len(typed) == 30


@pytest.mark.parametrize("typed", ["-5", "1,2,3", "9" * 400, "dua"])
def test_a_measurement_that_is_no_amount_is_a_mistake_not_a_fault(enter, cast, regions, typed):
    world = cooperation_at("berjalan", cast, regions)
    page = reverse("partnerships:report-add", args=[world.cooperation.pk])
    answer = enter(cast.kades_ngebel).post(page, {f"ukur_{world.cooperation.indicators.get().pk}": typed})
    assert answer.status_code == 422
    assert "Sambungan (rumah)" in answer.content.decode()


@pytest.mark.parametrize("where", ["register-list", "verify", "account_login"])
def test_nul_in_an_address_is_an_address_that_does_not_exist(client, db, where):
    assert client.get(reverse(where), {"cari": "a\0b", "kode": "x"}).status_code == 404


def test_nul_in_a_form_is_refused_before_the_database(enter, cast):
    answer = enter(cast.sekdes_ngebel).post(reverse("partnerships:cooperation-create"), {"lead": "\0", "title": "x"})
    assert answer.status_code == 404


def test_a_phones_jpeg_with_a_second_picture_is_a_jpeg():
    out, picture = io.BytesIO(), Image.new("RGB", (40, 30))
    picture.save(out, "MPO", save_all=True, append_images=[picture])
    assert documents.kind_of(out.getvalue()) == Document.Kind.JPEG


def test_a_script_behind_more_than_memory_holds_is_not_let_through():
    script = b"4 0 obj<</S/JavaScript/JS(app.alert\\(1\\))/Pad[" + b"<<>>" * 3_600_000 + b"]>>endobj\n"
    pages = b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
    root = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction 4 0 R>>endobj\n"
    with pytest.raises(Refused) as refused:
        documents.kind_of(root + pages + script + b"trailer<</Root 1 0 R/Size 5>>")
    assert refused.value.verdict.reason == BROKEN


def test_a_linked_potential_that_became_a_draft_again_is_not_read_by_others(enter, cast, regions):
    world = cooperation_at("penyusunan", cast, regions)
    facts = {"kind": "alam", "name": "Sumber Jambe", "quantity": 9, "unit": "liter per detik"}
    potential = villages.add_potential(village=world.cooperation.lead, by=cast.sekdes_ngebel, **facts)
    villages.submit_potential(potential=potential, by=cast.sekdes_ngebel)
    villages.verify_potential(potential=potential, by=cast.kades_ngebel)
    Basis.objects.create(cooperation=world.cooperation, potential=potential, created_by=cast.kades_ngebel)
    page = reverse("partnerships:cooperation-step", args=[world.cooperation.pk, 1])
    assert potential.name in enter(cast.kades_sahang).get(page).content.decode()
    villages.reopen_potential(potential=potential, by=cast.sekdes_ngebel)
    Potential.objects.filter(pk=potential.pk).update(name="Sumber rahasia")
    assert "Sumber rahasia" not in enter(cast.kades_sahang).get(page).content.decode()


def test_a_clause_that_repeats_itself_is_compared_at_once():
    old, new = "a b " * 5000, "a c b " * 3300
    began = time.monotonic()
    pieces = pieces_between(old, new)
    assert time.monotonic() - began < 5
    assert "".join(piece.text for piece in pieces if piece.kind != "ins") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "del") == new


def at_once(times: int, act) -> list[str]:
    """The same act by so many threads at once: what each of them heard."""
    heard, barrier = [], threading.Barrier(times)

    def one():
        try:
            barrier.wait(20)
            act()
            heard.append("made")
        except Exception as error:
            heard.append(type(error).__name__)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(heard)


@pytest.fixture
def ngebel(race_database):
    """The people of Ngebel, really committed on a database of its own."""
    regions = make_regions()
    people = {f"{role}_ngebel": make_user(f"{role}.ngebel", role, region_code=NGEBEL) for role in ("sekdes", "bpd")}
    people["kades_ngebel"] = make_user("kades.ngebel", "kades", region_code=NGEBEL)
    people["pendamping"] = make_user("pendamping", "pendamping", region_code="35.02.19")
    return SimpleNamespace(cast=SimpleNamespace(**people), regions=regions)


@pytest.mark.races
def test_a_perdes_begun_by_many_at_once_is_begun_once_and_the_others_are_told(ngebel):
    village, by = ngebel.regions[NGEBEL], ngebel.cast.sekdes_ngebel
    heard = at_once(6, lambda: regulations.draft_regulation(village=village, title="Kerja Sama Desa", by=by))
    assert heard == ["Refused"] * 5 + ["made"]
    assert VillageRegulation.objects.count() == 1


@pytest.mark.races
def test_a_musyawarah_called_by_many_at_once_is_called_once(ngebel):
    cooperation = cases.prepared(ngebel.cast, ngebel.regions)
    party = cooperation.parties.get()
    heard = at_once(6, lambda: call(party.pk, ngebel.cast.bpd_ngebel))
    assert heard == ["Refused"] * 5 + ["made"]
    assert Mandate.objects.count() == 1


def call(party: str, by) -> None:
    """One request that calls Ngebel's musyawarah on the cooperation."""
    row = Cooperation.objects.get().parties.get(pk=party)
    facts = {"starts_at": cases.timezone.now(), "venue": "Balai desa", "main_title": "Kerja sama", "agenda": []}
    deliberations.schedule_village_meeting(party=row, by=by, **facts)


@pytest.mark.races
def test_a_text_begun_by_many_at_once_is_begun_once_and_the_others_are_told(ngebel):
    cooperation, by = cases.prepared(ngebel.cast, ngebel.regions), ngebel.cast.sekdes_ngebel
    Cooperation.objects.update(stage=Cooperation.Stage.DRAFTING)
    drafting = cases.fresh(cooperation)
    heard = at_once(6, lambda: instruments.begin_instrument(cooperation=drafting, title="Air bersih", by=by))
    assert heard == ["Refused"] * 5 + ["made"]
    assert Instrument.objects.count() == 1
