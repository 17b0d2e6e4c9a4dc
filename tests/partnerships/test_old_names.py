"""Mekarjaya is split into two: what was signed keeps its name and leads on, new plans take the new villages."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from kerjasama_portal.register import public_figures
from partnerships.models import Cooperation, Party, Signature, VillageRegulation
from records.models import ImportRun
from tests.conftest import SAHANG, signed_in
from tests.factories import cooperation_at, regulation_in_force
from tests.partnerships import cooperation_cases as cases
from tests.partnerships.legacy_cases import entered
from tests.villages.region_lists import DAY, DECREE, administrator, applied
from villages.models import Region

UTARA, SELATAN = "35.02.19.2011", "35.02.19.2012"
SPLIT = (
    f"{UTARA};Mekarjaya Utara;{SAHANG};pemekaran",
    f"{SELATAN};Mekarjaya Selatan;{SAHANG};pemekaran",
    f"{SAHANG};Mekarjaya;;berakhir",
)
SINCE = "sejak 1\u00a0Juli\u00a02026 menjadi"


@pytest.fixture
def mekarjaya(regions):
    """The second village of all cooperations here."""
    Region.objects.filter(code=SAHANG).update(name="Mekarjaya")
    regions[SAHANG].name = "Mekarjaya"
    return regions[SAHANG]


@pytest.fixture
def admin(cast):
    return administrator()


def dated(cooperation: Cooperation, day: date) -> None:
    """It was signed, and came into force, on an earlier day."""
    Signature.objects.filter(instrument__cooperation=cooperation).update(signed_on=day)
    Cooperation.objects.filter(pk=cooperation.pk).update(in_force_on=day)


@pytest.fixture
def signed(cast, regions, mekarjaya):
    """In force since before the day of the decree."""
    world = cooperation_at("berjalan", cast, regions)
    dated(world.cooperation, DAY - timedelta(days=30))
    return world.now


def page(browser, name: str, *args) -> str:
    answer = browser.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.text.replace("&nbsp;", "\u00a0").split(" "))


def split_through_the_pages(client, admin, on_commit) -> None:
    """The administrator uploads the list, looks, and agrees."""
    desk = signed_in(client, admin)
    content = "\n".join(["kode;nama;kode lama;perubahan", *SPLIT]).encode()
    typed = {"since": "1 Juli 2026", "decree": DECREE, "upload": SimpleUploadedFile("keputusan.csv", content)}
    with on_commit(execute=True):
        answer = desk.post(reverse("imports:upload", args=["wilayah"]), typed)
    assert answer.status_code in (302, 303)
    shown = desk.get(answer["Location"])
    for words in ("Hasil pemekaran", "Berakhir", "Perlu akses baru dari kabupaten", "kades.sahang"):
        assert words in shown.text
    run = ImportRun.objects.get()
    with on_commit(execute=True):
        desk.post(reverse("imports:confirm", args=[run.pk]), {"seen": shown.context["form"]["seen"].value()})
    assert ImportRun.objects.get().state == ImportRun.State.WRITTEN
    desk.logout()


def test_from_the_decree_to_a_new_plan(signed, cast, regions, admin, client, django_capture_on_commit_callbacks):
    split_through_the_pages(client, admin, django_capture_on_commit_callbacks)
    anyone = page(client, "register-detail", signed.pk)
    assert "Mekarjaya" in anyone and SINCE in anyone
    assert reverse("villages:origins", args=[UTARA]) in anyone and "Desa Mekarjaya Selatan" in anyone
    assert SINCE in page(client, "register-list")
    ended = page(client, "villages:origins", SAHANG)
    assert "Berakhir sejak 1\u00a0Juli\u00a02026" in ended and "Dimekarkan menjadi" in ended and DECREE in ended
    assert "Pemekaran dari" in page(client, "villages:origins", UTARA)

    sekdes = signed_in(client, cast.sekdes_ngebel)
    workspace = page(sekdes, "partnerships:cooperation-detail", signed.pk)
    assert "Nama saat ditandatangani: Desa Mekarjaya" in workspace and SINCE in workspace
    plan = cases.started(cast, regions)
    found = page_of_search(sekdes, plan, "mekarjaya")
    assert "Desa Mekarjaya Utara" in found and "dahulu bagian dari Desa Mekarjaya" in found
    refused = sekdes.post(candidate_page(plan) + "?cari=mekarjaya", {"village": SAHANG})
    assert refused.status_code >= 400 and "Desa Mekarjaya berakhir sejak" in refused.text
    assert "Pilih penerusnya: Desa Mekarjaya" in refused.text
    taken = sekdes.post(candidate_page(plan) + "?cari=mekarjaya", {"village": UTARA})
    assert taken.status_code == 302
    assert Party.objects.get(cooperation=plan, village__code=UTARA).status == Party.Status.CANDIDATE

    kades = signed_in(client, cast.kades_sahang)
    assert kades.get(reverse("partnerships:cooperation-detail", args=[signed.pk])).status_code == 200
    assert "Desa ini berakhir sejak" in page(kades, "villages:profile", SAHANG)
    answer = kades.post(reverse("partnerships:cooperation-create"), cases.START | {"lead": SAHANG})
    assert "Pilih penerusnya: Desa Mekarjaya Utara (35.02.19.2011) atau Desa Mekarjaya Selatan" in answer.text.replace(
        "Desa Mekarjaya Selatan (35.02.19.2012) atau Desa Mekarjaya Utara", "x"
    )


def candidate_page(plan: Cooperation) -> str:
    return reverse("partnerships:candidate-add", args=[plan.pk])


def page_of_search(browser, plan: Cooperation, text: str) -> str:
    return browser.get(candidate_page(plan), {"cari": text}).text


def test_counts_of_cooperations_neither_double_nor_vanish(signed, cast, admin, client):
    before = public_figures()
    applied(admin, *SPLIT)
    assert public_figures() == before
    seen = Cooperation.objects.visible_to(type(cast.dpmd).objects.get(pk=cast.dpmd.pk))
    assert list(seen) == [signed]


def test_a_renamed_village_keeps_its_name_where_it_signed(signed, cast, admin, client):
    applied(admin, f"{SAHANG};Mekar Sari;;ganti nama")
    shown = page(client, "register-detail", signed.pk)
    assert "Mekarjaya" in shown and "sekarang" in shown and "Desa Mekar Sari" in shown
    assert signed.title in client.get(reverse("register-list"), {"cari": "mekarjaya"}).text


def test_a_perdes_keeps_the_name_under_which_it_was_enacted(cast, regions, mekarjaya, admin, client):
    regulation_in_force(cast, regions, "sahang", SAHANG)
    VillageRegulation.objects.update(enacted_on=DAY - timedelta(days=1))
    applied(admin, f"{SAHANG};Mekar Sari;;ganti nama")
    perdes = page(signed_in(client, cast.sekdes_sahang), "partnerships:regulation-detail", SAHANG)
    assert "Nama saat ditetapkan: Desa Mekarjaya" in perdes


def test_a_draft_uses_the_name_of_today(cast, regions, mekarjaya, admin, client):
    world = cooperation_at("penyusunan", cast, regions)
    applied(admin, f"{SAHANG};Mekar Sari;;")
    shown = page(signed_in(client, cast.sekdes_ngebel), "partnerships:cooperation-detail", world.cooperation.pk)
    assert "Mekar Sari" in shown and "Nama saat ditandatangani" not in shown


def test_an_ended_village_in_a_plan_is_a_problem_and_says_what_to_do(cast, regions, mekarjaya, admin, client):
    world = cooperation_at("penyusunan", cast, regions)
    applied(admin, *SPLIT)
    shown = page(signed_in(client, cast.sekdes_ngebel), "partnerships:cooperation-detail", world.cooperation.pk)
    assert (
        "Desa Mekarjaya berakhir sejak" in shown
        and "Tutup rencana ini, lalu mulai yang baru dengan penerusnya" in shown
    )
    move = reverse("partnerships:cooperation-move", args=[world.cooperation.pk, "declare_in_force"])
    assert signed_in(client, cast.kades_ngebel).post(move).status_code >= 400


def test_old_data_keep_the_name_of_their_day(cast, regions, mekarjaya, admin, client):
    cooperation = entered(cast, regions)
    applied(admin, *SPLIT)
    assert SINCE in page(client, "register-detail", cooperation.pk)


def test_a_cooperation_signed_after_the_change_has_no_note(cast, regions, mekarjaya, admin, client):
    applied(admin, f"{SAHANG};Mekar Sari;;", since=timezone.localdate() - timedelta(days=40))
    regions[SAHANG].refresh_from_db()
    world = cooperation_at("berjalan", cast, regions)
    shown = page(client, "register-detail", world.cooperation.pk)
    assert "Mekar Sari" in shown and "sekarang" not in shown


def test_queries_do_not_grow_with_the_register(signed, cast, regions, admin, client):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(reverse("register-list"))
        return len(seen)

    applied(admin, *SPLIT)
    one = count()
    for title in ("Satu", "Dua", "Tiga"):
        entered(
            cast,
            regions,
            others=(),
            title=title,
            track="pihak_ketiga_desa",
            scope="",
            partner_name="PT A",
            partner_kind="swasta",
        )
    assert count() == one
