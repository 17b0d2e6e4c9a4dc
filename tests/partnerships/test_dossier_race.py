"""Dossiers asked for at the same moment count each other."""

import threading
import time
from types import SimpleNamespace

import pytest
from django.db import connections, transaction

from partnerships.actions import dossier
from records import trail
from records.models import Event
from records.verdict import Refused
from tests.conftest import NGEBEL, REGIONS, make_user
from tests.partnerships import cooperation_cases as cases
from villages.models import Region


@pytest.mark.races
def test_the_last_dossier_of_the_hour_is_given_once(race_database, settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    Region.objects.bulk_create([Region(code=code, name=name, kind=kind) for code, name, kind in REGIONS])
    kades = make_user("kades.ngebel", "kades", region_code=NGEBEL, place_name="Ngebel")
    sekdes = make_user("sekdes.ngebel", "sekdes", region_code=NGEBEL, place_name="Ngebel")
    regions = {region.code: region for region in Region.objects.all()}
    cooperation = cases.started(SimpleNamespace(kades_ngebel=kades, sekdes_ngebel=sekdes), regions)
    with transaction.atomic():
        for _ in range(dossier.MOST - 1):
            trail.record(dossier.ACTION, cooperation, by=kades, region_code=NGEBEL)
    barrier, ended, collect = threading.Barrier(3), [], dossier.dossier_for

    def slowly(*args):
        time.sleep(1)
        return collect(*args)

    def take():
        try:
            barrier.wait(20)
            ended.append(type(dossier.export_dossier(cooperation=cooperation, by=kades)).__name__)
        except Refused as refused:
            ended.append(str(refused))
        finally:
            connections.close_all()

    monkeypatch.setattr(dossier, "dossier_for", slowly)
    threads = [threading.Thread(target=take) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ended) == [dossier.TOO_OFTEN, dossier.TOO_OFTEN, "Dossier"]
    assert Event.objects.filter(action=dossier.ACTION).count() == dossier.MOST
