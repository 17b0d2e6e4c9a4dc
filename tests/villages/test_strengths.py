"""What the facts say: plenty, lack, neighbours, seasons and stale figures, for those who work with the village only."""

from datetime import timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.faults.pages import sent
from tests.villages.helpers import ELSEWHERE, SAHANG, TALUN, bring_to, new_need, new_potential
from villages import actions
from villages.analysis.strengths import strengths_of
from villages.models import Potential, Region, SwotEntry, Topic

WATER = {"quantity": "4", "unit": "l/dt", "name": "Air bersih kemarau", "households": 210}


@pytest.fixture
def water(db):
    """The topic of clean water."""
    return Topic.objects.get(code="air-bersih")


def verified(village, cast, short, **facts):
    """A potential that its kades checked."""
    potential = new_potential(village, getattr(cast, f"perangkat_{short}"), **facts)
    return bring_to(potential, "terverifikasi", getattr(cast, f"kades_{short}"))


def copied(potential, village, **facts):
    """The same verified potential in another village."""
    row = Potential.objects.get(pk=potential.pk)
    for name, value in {"id": f"{village.pk % 10**10:010}", "village": village, **facts}.items():
        setattr(row, name, value)
    row.save(force_insert=True)
    return row


def said(village, user, id):
    """The sentences of one section."""
    section = next(each for each in strengths_of(village, user) if each.id == id)
    return [fact.sentence.replace("\u00a0", " ") for fact in section.facts]


def test_plenty_is_half_free_or_above_the_median_of_the_kecamatan(sahang, talun, regions, cast, water):
    spring = verified(sahang, cast, "sahang", name="Mata air", quantity="10", own_use="7")
    assert said(sahang, cast.kades_sahang, "melimpah") == []
    copied(spring, talun, quantity=Decimal(120), unit="l/menit")
    assert said(sahang, cast.kades_sahang, "melimpah") == []  # two figures make no median
    copied(spring, regions["35.02.19.2003"], quantity=Decimal(6))
    [sentence] = said(sahang, cast.kades_sahang, "melimpah")
    assert sentence == "Mata air: 3 dari 10 l/dt bisa dibagi (30 persen). Nilai tengah kecamatan 6 l/dt dari 3 potensi."
    Potential.objects.filter(pk=spring.pk).update(own_use=None)
    assert said(sahang, cast.kades_sahang, "melimpah") == []  # nobody knows what is left of it
    unsure = "Mata air: pemakaian sendiri belum dicatat, jadi sisanya belum pasti."
    assert unsure in said(sahang, cast.kades_sahang, "perbarui")
    Potential.objects.filter(pk=spring.pk).update(own_use=1)
    assert len(said(sahang, cast.kades_sahang, "melimpah")) == 1
    Potential.objects.filter(pk=spring.pk).update(measured_on=timezone.localdate() - timedelta(days=400))
    assert said(sahang, cast.kades_sahang, "melimpah") == []  # an old figure is no plenty
    Potential.objects.filter(pk=spring.pk).update(measured_on=None)
    Potential.objects.filter(pk=spring.pk).update(access="tertutup")
    assert said(sahang, cast.kades_sahang, "melimpah") == []


def test_drafts_are_no_strength(sahang, cast, water):
    new_potential(sahang, cast.perangkat_sahang, name="Mata air")
    assert said(sahang, cast.kades_sahang, "melimpah") == []
    told = said(sahang, cast.kades_sahang, "perbarui")
    assert told[3:] == ["Mata air masih draf. Desa lain belum bisa melihatnya."]
    assert "Mata air" not in "".join(said(sahang, cast.camat, "perbarui"))


def test_needs_come_by_urgency_and_households(sahang, cast, water):
    by = cast.sekdes_sahang
    new_need(sahang, by, name="Guru", urgency="rendah", households=900)
    new_need(sahang, by, name="Jalan", urgency="tinggi", households=10)
    new_need(sahang, by, topic=water, **WATER)
    told = said(sahang, cast.kades_sahang, "kurang")
    assert [sentence.split(":")[0] for sentence in told[:3]] == ["Air bersih kemarau", "Jalan", "Guru"]
    assert told[0] == (
        "Air bersih kemarau: kurang 4 l/dt untuk 210 KK, kemendesakan tinggi, sasaran 2027."
        " Desa belum punya potensi air bersih."
    )
    assert len(told) == 3


def test_what_nobody_wrote_down_is_to_be_filled_in_and_no_weakness(sahang, cast, water):
    def facts(user):
        return {fact.sentence: fact for section in strengths_of(sahang, user) for fact in section.facts}

    assert said(sahang, cast.kades_sahang, "kurang") == []
    assert "Belum ada potensi alam yang dicatat." in said(sahang, cast.kades_sahang, "perbarui")
    mine, seen = facts(cast.sekdes_sahang), facts(cast.camat)
    human = mine["Belum ada potensi manusia yang dicatat."]
    assert (human.link, human.turn_url) == ("Tambah potensi", "")
    assert human.url == reverse("villages:potential-create", args=[SAHANG]) + "?jenis=manusia"
    assert seen["Belum ada potensi manusia yang diajukan."].link == "Lihat potensi"


def test_what_came_back_says_why(sahang, cast, water):
    spring = bring_to(new_potential(sahang, cast.perangkat_sahang, name="Mata air"), "diajukan", None)
    actions.return_potential(potential=spring, by=cast.kades_sahang, reason="Ukur lagi.")
    assert "Mata air dikembalikan: Ukur lagi." in said(sahang, cast.kades_sahang, "perbarui")
    assert "masih draf" not in "".join(said(sahang, cast.kades_sahang, "perbarui"))


def test_neighbours_are_told_in_the_unit_of_the_need_the_kecamatan_first(sahang, talun, regions, cast, water):
    new_need(sahang, cast.sekdes_sahang, topic=water, **WATER)
    new_potential(talun, cast.perangkat_talun, name="Rahasia")
    spring = verified(talun, cast, "talun", name="Sendang", quantity="5", own_use="2")
    far = Region.objects.create(code="35.02.20.2001", name="Jauh", kind="desa")
    copied(spring, far, quantity=Decimal("600"), own_use=None, unit="l/menit")
    copied(spring, regions[ELSEWHERE], quantity=Decimal(99))
    copied(spring, regions["35.02.19.2003"], name="Waduk", unit="ha", quantity=Decimal(3), own_use=None)
    told = said(sahang, cast.kades_sahang, "tetangga")
    assert told[0] == "Desa Talun bisa membagi 3 l/dt dari Sendang. Air bersih kemarau kurang 4 l/dt."
    assert told[1] == (
        "Desa Wagir Lor punya Waduk, sisa 3 ha. Satuannya lain dari Air bersih kemarau, l/dt."
        " Pemakaian sendiri belum dicatat."
    )
    assert told[2].startswith("Desa Jauh,") and "bisa membagi 10 l/dt" in told[2]
    assert len(told) == 3 and "Rahasia" not in "".join(told)
    Region.objects.filter(pk=far.pk).update(valid_until=timezone.localdate())
    Potential.objects.filter(pk=spring.pk).update(condition="rusak_berat")
    assert [sentence[:14] for sentence in said(sahang, cast.kades_sahang, "tetangga")] == ["Desa Wagir Lor"]


def test_lean_months_meet_the_need(sahang, talun, cast, water):
    new_need(sahang, cast.sekdes_sahang, topic=water, **WATER)
    own = verified(sahang, cast, "sahang", name="Mata air")
    other = verified(talun, cast, "talun", name="Sendang")
    Potential.objects.filter(pk=own.pk).update(lean_from=11, lean_until=2, lean_quantity=6)
    Potential.objects.filter(pk=other.pk).update(lean_from=8, lean_until=8)
    assert said(sahang, cast.kades_sahang, "musim") == [
        "Mata air berkurang November sampai Februari, tinggal 6 l/dt. Air bersih kemarau kurang 4 l/dt.",
        "Sendang di Desa Talun berkurang Agustus. Air bersih kemarau kurang 4 l/dt.",
    ]


def test_old_figures_are_to_be_renewed(sahang, cast, water):
    spring = verified(sahang, cast, "sahang", name="Mata air")
    long_ago = timezone.localdate() - timedelta(days=400)
    Potential.objects.filter(pk=spring.pk).update(measured_on=long_ago, verified_at=timezone.now())
    [sentence] = said(sahang, cast.kades_sahang, "perbarui")[3:]
    assert sentence.startswith("Mata air diukur") and sentence.endswith("lebih dari setahun lalu.")


def test_a_line_of_the_facts_becomes_a_line_of_the_analysis(sahang, cast, enter, water):
    verified(sahang, cast, "sahang", name="Mata air", own_use="1")
    client = enter(cast.sekdes_sahang)
    page = client.get(reverse("villages:strengths", args=[SAHANG]))
    fact = page.context["page"][0].facts[0]
    assert parse_qs(urlsplit(fact.turn_url).query)["bagian"] == ["kekuatan"]
    form = client.get(fact.turn_url)
    assert "Kalimat dari data desa sudah terisi" in form.text
    assert client.post(fact.turn_url, sent(form, weight="5")).status_code == 302
    entry = SwotEntry.objects.get()
    assert (entry.quadrant, entry.weight) == ("kekuatan", 5)
    assert entry.text.startswith("Mata air: 10 dari 11 l/dt bisa dibagi")


def test_only_those_who_work_with_the_village_see_the_page(sahang, talun, cast, enter, water):
    new_need(talun, cast.sekdes_talun, name="Rahasia")
    address = reverse("villages:strengths", args=[TALUN])
    for stranger in (cast.kades_sahang, cast.inspektorat, cast.pembaca, cast.admin, cast.camat_pulung, cast.asing):
        assert enter(stranger).get(address).status_code == 404
    page = enter(cast.camat).get(address)
    assert "Rahasia" in page.text and "Jadikan baris analisis" not in page.text
