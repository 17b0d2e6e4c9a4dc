"""Two last signatures of an agreement at once make one paper."""

import threading
from types import SimpleNamespace

import pytest
from django.db import connections

from partnerships.actions import agreements, signing
from partnerships.models import Instrument, Signature
from records.models import Paper
from tests.agreement_road import SIGNED, TODAY, Agreement, agreement_at
from tests.conftest import NGEBEL, make_regions, make_user


@pytest.fixture
def committed(race_database, settings, tmp_path):
    """One village and a partner in a database where other threads see them; the partner and the kades may sign."""
    settings.MEDIA_ROOT = tmp_path
    regions = make_regions()
    people = {
        f"{role}_ngebel": make_user(f"{role}.ngebel", role, region_code=NGEBEL, place_name="Ngebel")
        for role in ("kades", "sekdes", "perangkat", "bpd")
    }
    people["pendamping"] = make_user("pendamping", "pendamping", region_code="35.02.19")
    people["camat"] = make_user("camat.ngebel", "camat", region_code="35.02.19")
    people["dpmd"] = make_user("dpmd.ponorogo", "dpmd", region_code="35.02")
    return agreement_at("siap", SimpleNamespace(**people), regions)


@pytest.mark.races
def test_the_two_last_signatures_at_once_make_one_paper(committed: Agreement):
    world, barrier, trouble = committed, threading.Barrier(2), []

    def run(act):
        try:
            barrier.wait(20)
            act()
        except Exception as error:
            trouble.append(error)
        finally:
            connections.close_all()

    facts = {"number": "3", "year": TODAY().year, "signed_on": TODAY(), "signed_at": "Ngebel"}
    signature, text, kades = world.signature(NGEBEL), world.text, world.who("kades")
    acts = [
        lambda: signing.sign(signature=signature, by=kades, **facts),
        lambda: agreements.sign_for_partner(instrument=text, signed_on=TODAY(), by=kades, **SIGNED),
    ]
    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert trouble == []
    assert Instrument.objects.get().status == Instrument.Status.SIGNED
    assert Paper.objects.filter(kind=Paper.Kind.AGREEMENT).count() == 1
    assert Signature.objects.get().status == Signature.Status.SIGNED
