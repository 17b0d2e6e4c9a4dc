"""Topics and units in the pages: read by all, kept by the administrator of the whole country, never made untrue."""

from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from accounts.roles import Role
from records import trail
from records.verdict import Refused
from tests.conftest import NGEBEL, make_user
from villages import actions as villages
from villages.actions import topics as actions
from villages.facts.topics import find_topics, topic_named
from villages.models import Topic, Unit


@pytest.fixture
def nation(cast, topics):
    """The administrator of the whole country."""
    return make_user("pengelola", Role.ADMIN, nationwide=True)


@pytest.fixture
def used(cast, regions, topics):
    """Air bersih has a potential in l/dt."""
    facts = {"topic": topics["air-bersih"], "name": "Sumber Jambe", "quantity": 9, "unit": "l/dt"}
    return villages.add_potential(village=regions[NGEBEL], by=cast.sekdes_ngebel, **facts)


def typed(topic: Topic, **changes) -> dict:
    """What the form of a topic sends."""
    facts = {name: getattr(topic, name) for name in ("name", "kind", "group", "dimension", "second_dimension")}
    facts |= {"unit": topic.unit_id, "synonyms": "\n".join(topic.synonyms), "is_active": "on"}
    return facts | changes


def sent(client, address: str, facts: dict):
    """The form as the page shows it, with the version of what it showed."""
    form = client.get(address).context["form"]
    version = client.get(address).content.decode()
    hidden = {}
    for name in ("kunci", "versi"):
        if f'name="{name}" value="' in version:
            hidden[name] = version.split(f'name="{name}" value="')[1].split('"')[0]
    assert form is not None
    return client.post(address, facts | hidden)


def test_the_list_shows_unit_and_other_words_and_finds_by_them(enter, cast, topics):
    client, page = enter(cast.bpd_ngebel), reverse("topics:topic-list")
    text = client.get(page).content.decode()
    assert all(topic.name in text for topic in topics.values())
    assert "Sumber daya alam" in text and "air minum" in text and "l/dt" in text
    assert "Tambah topik" not in text
    found = client.get(page, {"cari": "AIR minum"}).content.decode()
    assert "Air bersih" in found and "Kopi" not in found
    assert "Tidak ada topik dengan kata itu" in client.get(page, {"cari": "kapal selam"}).content.decode()
    assert client.get(page, {"cari": "x" * 10_000}).status_code == 200


def test_units_say_how_much_they_are(enter, cast, topics):
    text = enter(cast.kades_ngebel).get(reverse("topics:unit-list")).content.decode()
    assert "86,4 m³/hari" in text
    assert "kepala keluarga" in text


def test_a_topic_is_added_and_found_by_its_other_words(enter, nation):
    facts = {"name": "Arang kayu", "synonyms": "arang\n briket \nARANG", "kind": "alam", "group": "Kehutanan"}
    facts |= {"dimension": "hasil", "second_dimension": "", "unit": Unit.objects.get(symbol="ton/tahun").pk}
    answer = sent(enter(nation), reverse("topics:topic-create"), facts)
    assert answer.status_code == 302
    topic = topic_named("briket")
    assert (topic.code, topic.name, topic.synonyms) == ("arang-kayu", "Arang kayu", ["ARANG", "briket"])
    assert topic in find_topics("arang")
    event = trail.timeline([topic]).get()
    assert (event.action, event.actor, event.new["code"]) == ("topic.add", nation, "arang-kayu")


def test_a_word_leads_to_one_topic_only(enter, nation, topics):
    answer = sent(enter(nation), reverse("topics:topic-edit", args=["kopi"]), typed(topics["kopi"], synonyms="cokelat"))
    assert answer.status_code == 409
    assert "sudah menunjuk ke topik Kakao" in answer.content.decode()
    assert topic_named("cokelat") == topics["kakao"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"second_dimension": "hasil"}, "Pilih ukuran lain"),
        ({"dimension": "uang", "second_dimension": ""}, "Pilih yang cocok"),
        ({"name": "a|b"}, "tidak boleh memuat tanda"),
        ({"synonyms": "\n".join(f"kata {number}" for number in range(30))}, "paling banyak 20"),
        ({"synonyms": "a|b"}, "tanpa tanda |"),
        ({"kind": "x"}, "Pilih jenis potensi"),
        ({"unit": "9" * 400}, "Pilih satuan biasa"),
    ],
)
def test_mistakes_in_a_topic_are_told(enter, nation, topics, changes, words):
    answer = sent(enter(nation), reverse("topics:topic-edit", args=["kopi"]), typed(topics["kopi"], **changes))
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_topic_out_of_use_stays_with_its_rows_and_is_offered_no_more(enter, nation, used, cast):
    topic = used.topic
    sent_facts = typed(topic)
    sent_facts.pop("is_active")
    assert sent(enter(nation), reverse("topics:topic-edit", args=[topic.code]), sent_facts).status_code == 302
    assert not Topic.objects.get(pk=topic.pk).is_active
    client = enter(cast.sekdes_ngebel)
    new = client.get(reverse("villages:potential-create", args=[NGEBEL])).context["form"]
    assert topic not in new.fields["topic"].queryset
    old = client.get(reverse("villages:potential-edit", args=[used.pk])).context["form"]
    assert topic in old.fields["topic"].queryset
    assert "Tidak dipakai lagi" in client.get(reverse("topics:topic-list")).content.decode()


def test_what_is_used_keeps_its_class_and_its_units(nation, used):
    with pytest.raises(Refused, match="Jenisnya tidak bisa diubah"):
        actions.edit_topic(topic=used.topic, kind="sarana", by=nation)
    volume = Unit.objects.get(symbol="m³")
    with pytest.raises(Refused, match="sudah dipakai dengan satuan l/dt"):
        actions.edit_topic(topic=used.topic, dimension="isi", second_dimension="", unit=volume, by=nation)
    actions.edit_topic(topic=used.topic, dimension="isi", second_dimension="debit", unit=volume, by=nation)
    assert Topic.objects.get(pk=used.topic_id).unit == volume


def test_the_factor_of_a_used_unit_stays(enter, nation, used):
    unit = Unit.objects.get(symbol="l/dt")
    facts = {"name": "liter tiap detik", "dimension": "debit", "factor": "100"}
    answer = sent(enter(nation), reverse("topics:unit-edit", args=[unit.pk]), facts)
    assert answer.status_code == 409
    assert "Hanya nama lengkapnya yang bisa diubah" in answer.content.decode()
    answer = sent(enter(nation), reverse("topics:unit-edit", args=[unit.pk]), facts | {"factor": "86,4"})
    assert answer.status_code == 302
    unit.refresh_from_db()
    assert (unit.name, unit.factor) == ("liter tiap detik", Decimal("86.4"))


def test_a_unit_is_added_once(enter, nation):
    facts = {"symbol": "gelas/hari", "name": "gelas per hari", "dimension": "debit", "factor": "0,00025"}
    page = reverse("topics:unit-create")
    assert sent(enter(nation), page, facts).status_code == 302
    unit = Unit.objects.get(symbol="gelas/hari")
    assert unit.factor == Decimal("0.00025")
    actions.edit_unit(unit=unit, name="gelas", dimension="debit", factor=Decimal("0.0003"), by=nation)
    assert sent(enter(nation), page, facts | {"symbol": "Gelas/Hari"}).status_code == 409
    for wrong in ({"factor": "0"}, {"factor": "-1"}, {"factor": "1e5"}, {"dimension": "x"}, {"symbol": ""}):
        assert sent(enter(nation), page, facts | {"symbol": "gelas"} | wrong).status_code == 422


def test_who_administers_one_kabupaten_is_refused_by_the_acts_too(cast, topics):
    unit = {"name": "x", "dimension": "unit", "factor": 1}
    acts = [
        lambda: actions.add_topic(name="Arang", by=cast.admin),
        lambda: actions.edit_topic(topic=topics["kopi"], name="Arang", by=cast.admin),
        lambda: actions.add_unit(symbol="x", by=cast.admin, **unit),
        lambda: actions.edit_unit(unit=topics["kopi"].unit, by=cast.admin, **unit),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()


@pytest.mark.parametrize(
    "path", ["/topik/satuan/" + "9" * 400 + "/ubah/", "/topik/tidak-ada/ubah/", "/topik/a%00b/ubah/"]
)
def test_addresses_of_nothing_are_absent(enter, nation, path):
    assert enter(nation).get(path).status_code == 404
