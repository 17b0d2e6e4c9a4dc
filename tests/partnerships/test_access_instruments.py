"""Who may do what to Perdes, texts, reviews, BKAD, reports: every row of docs/hak-akses.csv, for every role."""

import pytest
from django.db import transaction
from django.urls import reverse

from accounts.actions import grant_role
from accounts.models import User
from accounts.roles import Role
from musyawarah.models import Deliberation
from partnerships.actions import regulations, signing
from partnerships.models import Cooperation, Instrument, Mandate, SignatureScan, VillageRegulation
from partnerships.texts import stamp, texts_of
from tests.conftest import NGEBEL, PATIK, SAHANG, make_user
from tests.partnerships.cooperation_cases import oracle, people_of
from tests.partnerships.test_scans import upload
from tests.partnerships.text_world import (
    DAY,
    TODAY,
    meeting,
    ready,
    sent,
    sign,
    signature,
    signed,
    with_body,
    world,
    written,
)

pytestmark = pytest.mark.django_db
CODES = {"ya": {302}, "tolak": {403}, "tiada": {404}, "masuk": {302}}
TODAY_TYPED = f"{TODAY():%d/%m/%Y}"
VERDICT = {"seen_round": 1, "verdict": "boleh", "note": ""}


@pytest.fixture
def hold(cast, regions, enter, client):
    """Checks one row of the oracle: every role sends the same form to the same page of the same world."""

    def check(row, page, typed, village="ngebel", people=None):
        expected = oracle(*row.split(","))
        people = people or people_of(cast, village)
        for role, word in expected.items():
            if role == "publik":
                continue
            with transaction.atomic():
                user = enter(User.objects.get(pk=people[role].pk))
                savepoint = transaction.savepoint()
                answer = user.post(page, typed() if callable(typed) else typed)
                transaction.savepoint_rollback(savepoint)
            assert answer.status_code in CODES[word], f"{row}: {role} got {answer.status_code}, expected {word}"
        client.logout()
        answer = client.post(page, typed() if callable(typed) else typed)
        assert answer.status_code == 302 and answer["Location"].startswith("/masuk/")

    return check


@pytest.fixture
def three(cast, regions):
    """Three villages, and a joint body with its officer."""
    made = world(cast, regions)
    serve(made)
    return made


def serve(made):
    """The BKAD officer of the cast reaches this cooperation through its body."""
    body = with_body(made)
    grant_role(user=made.cast.bkad, role=Role.BKAD, body=body.pk, by=None)
    return body


def perdes(name, *more):
    return reverse(f"partnerships:regulation-{name}", args=[SAHANG, *more])


def regulation(three, until):
    """A Perdes of Sahang, brought to a status."""
    cast, row = three.cast, None
    row = regulations.draft_regulation(
        village=three.regions[SAHANG],
        title="Kerja Sama Desa",
        consulted_on=TODAY() - 40 * DAY,
        consultation="RT",
        by=cast.sekdes_sahang,
    )
    status = VillageRegulation.Status
    if until != status.DRAFT:
        regulations.discuss(regulation=row, by=cast.sekdes_sahang)
    if until in (status.AGREED, status.ENACTED):
        regulations.agree(regulation=row, council_decision="1", agreed_on=TODAY() - 30 * DAY, by=cast.bpd_sahang)
    if until == status.ENACTED:
        regulations.enact(regulation=row, number="5", year=2026, enacted_on=TODAY() - 20 * DAY, by=cast.kades_sahang)


@pytest.mark.parametrize(
    ("row", "status", "page", "typed"),
    [
        (
            "perdes.susun,rancangan,sendiri",
            "rancangan",
            perdes("edit"),
            {"title": "Kerja Sama", "consulted_on": "", "consultation": ""},
        ),
        ("perdes.susun,rancangan,sendiri", "rancangan", perdes("move", "discuss"), {}),
        (
            "perdes.sepakati,dibahas,sendiri",
            "dibahas",
            perdes("move", "agree"),
            {"council_decision": "1", "agreed_on": TODAY_TYPED},
        ),
        (
            "perdes.tetapkan,disepakati,sendiri",
            "disepakati",
            perdes("move", "enact"),
            {"number": "5", "year": "2026", "enacted_on": TODAY_TYPED},
        ),
        (
            "perdes.undangkan,ditetapkan,sendiri",
            "ditetapkan",
            perdes("move", "promulgate"),
            {"gazette_number": "5", "promulgated_on": TODAY_TYPED},
        ),
    ],
)
def test_perdes(three, hold, row, status, page, typed):
    regulation(three, status)
    hold(row, page, typed, village="sahang")


def test_the_text_is_seen_by_the_parties(three, enter, client):
    instrument = written(three)
    page = reverse("partnerships:instrument-detail", args=[instrument.pk])
    for role, word in oracle("naskah.lihat", "rancangan", "pihak").items():
        if role == "publik":
            client.logout()
            assert client.get(page).status_code == 302
            continue
        person = User.objects.get(pk=people_of(three.cast, "sahang")[role].pk)
        code = enter(person).get(page).status_code
        assert code == {"ya": 200, "tolak": 403, "tiada": 404}[word], f"{role} got {code}"


def clause(instrument, letter="d"):
    typed = {"text": "Lima tahun.", "seen": stamp(texts_of(instrument, instrument.version)[letter])}
    return reverse("partnerships:clause-edit", args=[instrument.pk, letter]), typed


def test_the_text_is_edited_by_the_lead(three, hold):
    hold("naskah.ubah,rancangan,desa pemrakarsa", *clause(written(three)))


def test_a_partly_signed_text_is_edited_by_nobody(three, hold):
    instrument = ready(three)
    sign(three, instrument, NGEBEL)
    hold("naskah.ubah,ditandatangani sebagian,desa pemrakarsa", *clause(instrument))


def test_the_text_is_sent_by_the_lead(three, hold):
    page = reverse("partnerships:instrument-submit", args=[written(three).pk])
    hold("naskah.kirim tinjau,rancangan,desa pemrakarsa", page, {})


def bench(instrument):
    return reverse("partnerships:review-detail", args=[instrument.pk])


def test_the_kecamatan_reviews_what_lies_wholly_in_it(three, hold):
    hold("tinjauan.catat,ditinjau kecamatan,semua pihak di wilayah", bench(sent(three)), VERDICT)


def test_the_kecamatan_does_not_review_what_reaches_further(cast, regions, hold):
    two = world(cast, regions, villages=(NGEBEL, PATIK))
    serve(two)
    instrument = sent(two)
    Instrument.objects.filter(pk=instrument.pk).update(status=Instrument.Status.DISTRICT_REVIEW)
    hold("tinjauan.catat,ditinjau kecamatan,sebagian pihak di luar wilayah", bench(instrument), VERDICT)


def test_the_kabupaten_reviews_after_it(three, hold):
    instrument = sent(three)
    Instrument.objects.filter(pk=instrument.pk).update(status=Instrument.Status.REGENCY_REVIEW)
    hold("tinjauan.catat,ditinjau kabupaten,semua pihak di wilayah", bench(instrument), VERDICT)


@pytest.mark.parametrize("status", [Instrument.Status.DISTRICT_REVIEW, Instrument.Status.REGENCY_REVIEW])
def test_nobody_reviews_their_own_village(three, hold, status):
    instrument = sent(three)
    Instrument.objects.filter(pk=instrument.pk).update(status=status)
    people = people_of(three.cast, "ngebel")
    for role, region in ((Role.CAMAT, "35.02.19"), (Role.DPMD, "35.02")):
        people[role] = make_user(f"{role}.rangkap", role, region_code=region)
        grant_role(user=people[role], role=Role.KADES, region_code=SAHANG, by=None)
    hold("tinjauan.catat,ditinjau,desanya sendiri pihak", bench(instrument), VERDICT, people=people)


def of_signature(name, instrument, code):
    return reverse(f"partnerships:{name}", args=[instrument.pk, signature(instrument, code).pk])


def test_each_kades_signs(three, hold):
    instrument = ready(three)
    typed = {"number": "5", "year": "2026", "signed_on": TODAY_TYPED, "signed_at": "Sahang"}
    page = of_signature("signature-sign", instrument, SAHANG)
    hold("naskah.tandatangan,siap ditandatangani,pihak", page, typed, village="sahang")


def test_each_village_uploads_its_scan(three, hold):
    page = of_signature("scan-upload", ready(three), SAHANG)
    hold("naskah.unggah pindaian,siap ditandatangani,pihak", page, lambda: {"upload": upload()}, village="sahang")


def test_each_sekdes_promulgates(three, hold):
    page = of_signature("signature-promulgate", signed(three), SAHANG)
    typed = {"bulletin_number": "7", "bulletin_year": "2026", "promulgated_on": TODAY_TYPED}
    hold("naskah.undangkan,ditandatangani semua,pihak", page, typed, village="sahang")


def test_the_body_is_kept_by_its_people(cast, regions, hold):
    running = world(cast, regions, stage=Cooperation.Stage.RUNNING)
    body = serve(running)
    typed = {"name": "Siti", "sex": "P", "element": "bpd", "village": regions[SAHANG].pk, "position": "Ketua"}
    page = reverse("partnerships:member-add", args=[body.pk])
    hold("bkad.ubah,dibentuk,badannya", page, typed, village="sahang")
    typed = {"name": "BKAD", "decree_number": "3", "decree_on": "1/3/2026", "term_ends": "1/3/2031"}
    page = reverse("partnerships:body-form", args=[running.cooperation.pk])
    hold("bkad.ubah,dibentuk,badannya", page, typed, village="sahang")


def test_reports_are_filled_by_parties_and_body(cast, regions, hold):
    running = world(cast, regions, stage=Cooperation.Stage.RUNNING)
    serve(running)
    row = "laporan.isi,berjalan,badannya atau pihak"
    typed = {"name": "Rumah", "unit": "rumah", "baseline": "1", "target": "2"}
    hold(row, reverse("partnerships:indicator-add", args=[running.cooperation.pk]), typed, village="sahang")
    running.cooperation.indicators.create(name="Rumah", unit="rumah", baseline=1, target=2, created_by=cast.bkad)
    typed = {"period_start": "1/1/2026", "period_end": "2/1/2026", "done": "Pipa", "spent": "0", "problems": ""}
    hold(row, reverse("partnerships:report-add", args=[running.cooperation.pk]), typed, village="sahang")


def test_the_kades_decide_after_a_reflection(cast, regions, hold):
    running = world(cast, regions, stage=Cooperation.Stage.RUNNING)
    serve(running)
    mandate = meeting(running, purpose=Mandate.Purpose.REFLECT, kind=Deliberation.Kind.REFLECTION)
    page = reverse("partnerships:reflection-decide", args=[running.cooperation.pk, mandate.pk])
    typed = {"lessons": "Baik", "body_performance": "Baik", "result": "lanjut", "ground": ""}
    hold("refleksi.putuskan,musyawarah final,pihak", page, typed, village="sahang")


def test_a_scan_is_deleted_by_nobody(three, hold):
    """Not on its own address, whoever asks."""
    instrument = signed(three)
    scan = signing.upload_scan(signature=signature(instrument, SAHANG), upload=upload(), by=three.cast.kades_sahang)
    page = reverse("partnerships:scan-file", args=[instrument.pk, scan.pk])
    hold("berkas.hapus,ditandatangani,semua", page, {}, village="sahang")
    assert SignatureScan.objects.get().pk == scan.pk


def test_outsiders_learn_nothing(three, enter):
    instrument = signed(three)
    scan = signing.upload_scan(signature=signature(instrument, SAHANG), upload=upload(), by=three.cast.kades_sahang)
    regulation(three, VillageRegulation.Status.DRAFT)
    pages = [
        reverse(f"partnerships:{name}", args=[instrument.pk])
        for name in ("instrument-detail", "instrument-draft", "instrument-paper", "instrument-submit", "review-detail")
    ]
    pages += [reverse("partnerships:scan-file", args=[instrument.pk, scan.pk]), clause(instrument)[0]]
    pages += [of_signature("signature-sign", instrument, SAHANG), perdes("detail"), perdes("move", "enact")]
    pages += [reverse("partnerships:body-detail", args=[three.cooperation.body_id])]
    for person in (three.cast.asing, three.cast.kades_patik, three.cast.camat_pulung):
        for page in pages:
            assert enter(person).get(page).status_code == 404, f"{person} {page}"
