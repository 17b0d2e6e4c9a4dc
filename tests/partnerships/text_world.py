"""A cooperation of three villages, brought to the moment at which its text is written, reviewed, signed or run."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone

from musyawarah.models import AgendaItem, Decision, Deliberation, Outcome, VillageResult
from partnerships.actions import instruments, reviews, signing
from partnerships.models import (
    CLAUSES,
    Clause,
    Cooperation,
    CooperationBody,
    FundingLine,
    Instrument,
    Mandate,
    Party,
    Programme,
    Review,
    Signature,
    VillageShare,
)
from records.models import Document, Paper
from tests.conftest import NGEBEL, SAHANG, WAGIRLOR

THREE = (NGEBEL, SAHANG, WAGIRLOR)
NAMES = {NGEBEL: "ngebel", SAHANG: "sahang", WAGIRLOR: "wagirlor"}
TITLE = "Pengelolaan Air Baku Telaga Ngebel"
DAY = timedelta(days=1)
TODAY = timezone.localdate
MEETING_DAYS_AGO, NUMBERS = 20, {NGEBEL: "3", SAHANG: "5", WAGIRLOR: "2"}


def world(cast, regions, villages=THREE, stage=Cooperation.Stage.DRAFTING) -> SimpleNamespace:
    """A cooperation led by the first village, whose programme fulfils the rules of step 3."""
    by = cast.sekdes_ngebel
    cooperation = Cooperation.objects.create(
        number=Cooperation.objects.count() + 1,
        title="Air bersih bersama",
        lead=regions[villages[0]],
        field=Cooperation.Field.DEVELOPMENT,
        scope=Cooperation.Scope.SERVICES,
        purpose="Menyediakan air bersih bagi warga.",
        stage=stage,
        created_by=by,
    )
    for place, code in enumerate(villages):
        status = Party.Status.ACCEPTED if place else Party.Status.LEAD
        Party.objects.create(cooperation=cooperation, village=regions[code], status=status, created_by=by)
    add_programme(cooperation, [regions[code] for code in villages], by)
    return SimpleNamespace(cooperation=fresh(cooperation), cast=cast, regions=regions, villages=villages)


def fresh(cooperation) -> Cooperation:
    """The cooperation as it stands in the database."""
    return Cooperation.objects.with_place().get(pk=cooperation.pk)


def add_programme(cooperation, villages, by) -> None:
    """One programme: the villages pay the whole cost within their means."""
    programme = Programme.objects.create(
        cooperation=cooperation,
        name="Jaringan pipa",
        outputs="Pipa 3 km",
        start_year=2026,
        end_year=2030,
        cost=len(villages) * 1_000_000,
        data_summary="Debit 18,5 l/dt",
        created_by=by,
    )
    for village in villages:
        FundingLine.objects.create(
            programme=programme, source="apbdes", village=village, amount=1_000_000, created_by=by
        )
        VillageShare.objects.create(
            programme=programme,
            village=village,
            welfare="air bersih",
            security="tidak berebut air",
            people=400,
            medium_term_plan="Perdes 2/2024 baris 4",
            annual_plan="Perdes 9/2025 baris 2",
            budget_capacity=5_000_000,
            weighing="cukup",
            created_by=by,
        )


def meeting(world, *, purpose, kind, version=None, outcome=Outcome.AGREED, final=True) -> Mandate:
    """A meeting of all villages, twenty days ago, with its result by village."""
    by, villages = world.cast.sekdes_ngebel, [world.regions[code] for code in world.villages]
    paper = paper_of(by) if final else None
    held = Deliberation.objects.create(
        kind=kind,
        topic="Naskah Peraturan Bersama",
        village=villages[0],
        starts_at=timezone.now() - MEETING_DAYS_AGO * DAY,
        venue="Balai Desa Ngebel",
        status=Deliberation.Status.FINAL if final else Deliberation.Status.OPEN,
        number=Deliberation.objects.count() + 1 if final else None,
        adopted_at=timezone.now() - 19 * DAY if final else None,
        paper=paper,
        created_by=by,
    )
    held.villages.set(villages)
    item = AgendaItem.objects.create(
        deliberation=held, position=1, title="Naskah", matter="c", is_main=True, created_by=by
    )
    decision = Decision.objects.create(
        item=item, wording="Menyetujui naskah.", outcome=outcome, method="mufakat", present_then=20, created_by=by
    )
    for village in villages:
        VillageResult.objects.create(decision=decision, village=village, outcome=outcome, created_by=by)
    return Mandate.objects.create(
        cooperation=world.cooperation, deliberation=held, purpose=purpose, version=version, created_by=by
    )


def paper_of(by) -> Paper:
    """The final paper of a meeting."""
    document = Document.objects.create(sha256="0" * 64, size=1, kind="pdf", name="ba.pdf", created_by=by)
    code = f"{Paper.objects.count():04d}-TEST"
    return Paper.objects.create(
        code=code,
        kind=Paper.Kind.OFFICIAL_RECORD,
        title="Berita acara",
        document=document,
        subject_type="musyawarah.deliberation",
        subject_id=code,
        region_code=NGEBEL,
        pages=1,
        created_by=by,
    )


def decide_text(world, version=1, **changes) -> Mandate:
    """The musyawarah antar desa on one version of the text."""
    kinds = {"purpose": Mandate.Purpose.TEXT, "kind": Deliberation.Kind.INTER_VILLAGE, "version": version}
    return meeting(world, **kinds | changes)


def written(world, decided=True) -> Instrument:
    """The text with its eight clauses, decided on by the musyawarah antar desa."""
    instrument = instruments.begin_instrument(cooperation=world.cooperation, title=TITLE, by=world.cast.sekdes_ngebel)
    for letter, name in CLAUSES.items():
        Clause.objects.filter(instrument=instrument, letter=letter).update(text=f"Isi huruf {letter} tentang {name}.")
    if decided:
        decide_text(world)
    return text(instrument)


def text(instrument) -> Instrument:
    """The text as it stands in the database."""
    found = Instrument.objects.select_related("cooperation__lead", "cooperation__body", "paper")
    return found.prefetch_related("cooperation__parties__village").get(pk=instrument.pk)


def sent(world) -> Instrument:
    """The text at the bench of the kecamatan."""
    instrument = written(world)
    instruments.send_for_review(instrument=instrument, by=world.cast.sekdes_ngebel)
    return text(instrument)


def ready(world) -> Instrument:
    """Recommended by kecamatan and kabupaten: everybody may sign."""
    instrument = sent(world)
    good = Review.Verdict.RECOMMENDED
    reviews.give_verdict(instrument=instrument, level="kecamatan", verdict=good, by=world.cast.camat)
    reviews.give_verdict(instrument=text(instrument), level="kabupaten", verdict=good, by=world.cast.dpmd)
    return text(instrument)


def signature(instrument, code) -> Signature:
    """One village's signature, with the text in memory."""
    row = Signature.objects.select_related("party__village").get(instrument=instrument, party__village__code=code)
    row.instrument = text(instrument)
    return row


def sign(world, instrument, code, **changes) -> None:
    """The kades of one village signs, ten days ago."""
    facts = {"number": NUMBERS[code], "year": TODAY().year, "signed_on": TODAY() - 10 * DAY}
    facts |= {"signed_at": world.regions[code].name} | changes
    kades = getattr(world.cast, f"kades_{NAMES[code]}")
    signing.sign(signature=signature(instrument, code), by=kades, **facts)


def signed(world) -> Instrument:
    """Signed by all."""
    instrument = ready(world)
    for code in world.villages:
        sign(world, instrument, code)
    return text(instrument)


def with_body(world) -> CooperationBody:
    """A joint body that carries the cooperation out."""
    body = CooperationBody.objects.create(
        name="BKAD Tirta",
        decree_number="3/2026",
        decree_on=TODAY() - DAY,
        term_ends=TODAY() + 365 * DAY,
        created_by=world.cast.kades_ngebel,
    )
    Cooperation.objects.filter(pk=world.cooperation.pk).update(body=body)
    world.cooperation = fresh(world.cooperation)
    return body
