"""Cooperations in any state of the six steps, reached by the real acts of the people who would do them."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from accounts.actions import grant_role
from accounts.models import User
from musyawarah import actions as meetings
from musyawarah.models import Deliberation
from partnerships.actions import (
    bodies,
    cooperations,
    deliberations,
    instruments,
    monitoring,
    parties,
    programmes,
    regulations,
    reviews,
    signing,
)
from partnerships.models import (
    CLAUSES,
    BodyMember,
    Cooperation,
    Instrument,
    Mandate,
    Review,
    Signature,
    VillageRegulation,
)
from partnerships.papers.model_regulation import MODEL_TEXT
from partnerships.texts import stamp, with_place
from tests.conftest import NGEBEL, SAHANG
from tests.musyawarah.build import fill
from tests.partnerships import cooperation_cases as cases

TODAY = timezone.localdate
LEAD, PARTNER = "ngebel", "sahang"
TEXT_TITLE = "Pengelolaan Air Bersih Bersama"


@dataclass
class World:
    """One cooperation of Ngebel (lead) and Sahang, and everybody around it."""

    cast: SimpleNamespace
    regions: dict
    cooperation: Cooperation | None = None

    @property
    def now(self) -> Cooperation:
        """The cooperation as the next request would load it."""
        return cases.fresh(self.cooperation)

    @property
    def text(self) -> Instrument:
        """Its text as it stands."""
        return with_place().get(cooperation=self.cooperation)

    def signature(self, code: str) -> Signature:
        """One village's signature."""
        row = Signature.objects.select_related("party__village").get(
            instrument__cooperation=self.cooperation, party__village__code=code
        )
        row.instrument = self.text
        return row

    def meeting(self, purpose: str) -> Deliberation:
        """The last meeting that was held for one purpose."""
        return Mandate.objects.filter(cooperation=self.cooperation, purpose=purpose).latest("created_at").deliberation


def prepare(world: World) -> None:
    """Step 1 to 3: a need, a candidate chosen, a programme."""
    world.cooperation = cases.prepared(world.cast, world.regions)
    cases.candidate(world.cast, world.regions, world.cooperation)


def offer(world: World) -> None:
    """Ngebel's musyawarah agreed and its kades sent the letter."""
    cases.decided(world.cast, world.cooperation, LEAD, NGEBEL)
    parties.send_offer(cooperation=world.now, by=world.cast.kades_ngebel, **cases.letter())


def draft(world: World) -> None:
    """Sahang accepted; programme, delegates and Perdes (or why not) are there, and the text begins."""
    cases.answered(world.cast, world.cooperation)
    cooperations.advance(cooperation=world.now, move="start_drafting", by=world.cast.kades_ngebel)
    add_programme(world)
    for village, code in ((LEAD, NGEBEL), (PARTNER, SAHANG)):
        bpd = getattr(world.cast, f"bpd_{village}")
        person = {"name": f"Utusan {village}", "sex": "P", "element": "perempuan"}
        parties.name_delegate(party=cases.party_of(world.cooperation, code), by=bpd, **person)
        kades = getattr(world.cast, f"kades_{village}")
        reason = {"rule": "R15", "village": world.regions[code], "reason": "Perdes sedang disusun."}
        cooperations.write_reason(cooperation=world.now, by=kades, **reason)
    instruments.begin_instrument(cooperation=world.now, title=TEXT_TITLE, by=world.cast.sekdes_ngebel)


def add_programme(world: World) -> None:
    """One programme, paid by both villages, with its gain for each."""
    by = world.cast.sekdes_ngebel
    programme = cases.programme(world.cast, world.cooperation)
    for code in (NGEBEL, SAHANG):
        village = world.regions[code]
        programmes.add_funding(programme=programme, source="apbdes", village=village, amount=programme.cost // 2, by=by)
        programmes.set_share(programme=programme, village=village, by=by, **cases.SHARE)


def send(world: World) -> None:
    """The eight clauses are written, the musyawarah antar desa agreed, the text goes to the kecamatan."""
    writer, kades = world.cast.sekdes_ngebel, world.cast.kades_ngebel
    for letter, name in CLAUSES.items():
        instruments.edit_clause(instrument=world.text, letter=letter, text=f"{name} diatur.", seen=stamp(""), by=writer)
    schedule = {"starts_at": timezone.now() - timedelta(minutes=5), "venue": "Balai desa", "main_title": TEXT_TITLE}
    meeting = deliberations.schedule_text_meeting(
        cooperation=world.now, agenda=[(TEXT_TITLE, "c")], by=writer, **schedule
    )
    hold(meeting, writer, kades)
    instruments.send_for_review(instrument=world.text, by=writer)


def hold(meeting: Deliberation, writer: User, kades: User) -> None:
    """Open, record and adopt a meeting between villages."""
    meetings.open_deliberation(deliberation=meeting, by=kades)
    fill(meeting, writer)
    meetings.adopt_deliberation(deliberation=meeting, by=kades)


def recommend(level: str, who: str):
    """The reviewer of one level says that it may be signed."""

    def act(world: World) -> None:
        verdict = Review.Verdict.RECOMMENDED
        reviews.give_verdict(instrument=world.text, level=level, verdict=verdict, by=getattr(world.cast, who))

    return act


def sign(world: World, first: int = 3) -> None:
    """Both kades sign with their village's own number, and the scans are kept."""
    for number, (village, code) in enumerate(((LEAD, NGEBEL), (PARTNER, SAHANG)), start=first):
        facts = {"number": str(number), "year": TODAY().year, "signed_on": TODAY(), "signed_at": village.title()}
        kades = getattr(world.cast, f"kades_{village}")
        signing.sign(signature=world.signature(code), by=kades, **facts)
        signing.upload_scan(signature=world.signature(code), upload=cases.photo("pb.png"), by=kades)


def spread(world: World) -> None:
    """Promulgated and spread in each village."""
    for village, code in ((LEAD, NGEBEL), (PARTNER, SAHANG)):
        sekdes = getattr(world.cast, f"sekdes_{village}")
        bulletin = {"bulletin_number": "4", "bulletin_year": TODAY().year, "promulgated_on": TODAY()}
        signing.promulgate(signature=world.signature(code), by=sekdes, **bulletin)
        told = {"disseminated_on": TODAY(), "dissemination": "Papan pengumuman"}
        signing.disseminate(signature=world.signature(code), by=sekdes, **told)


def bring_into_force(world: World) -> None:
    """After that the lead declares it in force."""
    spread(world)
    cooperations.advance(cooperation=world.now, move="declare_in_force", by=world.cast.kades_ngebel)


def run(world: World) -> None:
    """A joint body with all five elements, an indicator, and a first report."""
    by = world.cast.kades_ngebel
    term = {"decree_on": TODAY(), "term_ends": TODAY() + timedelta(days=1800)}
    body = bodies.form_body(cooperation=world.now, name="BKAD Tirta", decree_number="1/2026", by=by, **term)
    for number, element in enumerate(BodyMember.Element.values):
        village = world.regions[(NGEBEL, SAHANG)[number % 2]]
        person = {"name": f"Anggota {number}", "sex": "PL"[number % 2], "element": element, "position": "Anggota"}
        bodies.add_member(body=body, village=village, by=by, **person)
    grant_role(user=world.cast.bkad, role="bkad", body=body.pk, place_name="BKAD Tirta", by=None)
    world.cast.bkad = User.objects.get(pk=world.cast.bkad.pk)
    cooperations.advance(cooperation=world.now, move="start_running", by=by)
    figures = {"baseline": Decimal(0), "target": Decimal(100)}
    indicator = monitoring.add_indicator(cooperation=world.now, name="Sambungan", unit="rumah", by=by, **figures)
    period = {"period_start": TODAY(), "period_end": TODAY()}
    told = {"done": "Pipa dipasang.", "spent": 40_000_000, "problems": "", "values": {indicator: Decimal(20)}}
    monitoring.add_report(cooperation=world.now, by=world.cast.sekdes_ngebel, **period, **told)


def reflect(world: World) -> None:
    """The aksi-refleksi is held and adopted; its decision is still to be recorded."""
    writer, kades = world.cast.sekdes_ngebel, world.cast.kades_ngebel
    meeting = deliberations.schedule_reflection(
        cooperation=world.now,
        starts_at=timezone.now() - timedelta(minutes=5),
        venue="Balai desa",
        main_title="Aksi-refleksi",
        agenda=[("Aksi-refleksi", "c")],
        by=writer,
    )
    hold(meeting, writer, kades)


# From the first idea to the first aksi-refleksi; each name is a stage or the state of the text within it.
ROAD = {
    "persiapan": prepare,
    "penawaran": offer,
    "penyusunan": draft,
    "ditinjau_kecamatan": send,
    "ditinjau_kabupaten": recommend("kecamatan", "camat"),
    "siap": recommend("kabupaten", "dpmd"),
    "ditandatangani": sign,
    "berlaku": bring_into_force,
    "berjalan": run,
    "refleksi": reflect,
}


def cooperation_at(stage: str, cast: SimpleNamespace, regions: dict) -> World:
    """A cooperation of Ngebel and Sahang brought to this point of the road, and no further."""
    if stage not in ROAD:
        raise LookupError(f"{stage} is not on the road: {', '.join(ROAD)}")
    world = World(cast, regions)
    for name, act in ROAD.items():
        act(world)
        if name == stage:
            break
    world.cooperation = world.now
    return world


def returned(world: World) -> Any:
    """The kecamatan sends the text back with one point; gives that point."""
    verdict, points = Review.Verdict.RETURNED, {"d": "Tulis tanggal berakhirnya."}
    kecamatan = {"level": "kecamatan", "verdict": verdict, "points": points}
    return reviews.give_verdict(instrument=world.text, by=world.cast.camat, **kecamatan).points.get()


def regulation_in_draft(world: World) -> VillageRegulation:
    """Ngebel's umbrella Perdes, consulted and still a draft."""
    facts = {"title": "Kerja Sama Desa", "consulted_on": TODAY(), "consultation": "Pertemuan warga"}
    facts["text"] = MODEL_TEXT
    return regulations.draft_regulation(village=world.regions[NGEBEL], by=world.cast.sekdes_ngebel, **facts)


def regulation_in_force(
    cast: SimpleNamespace, regions: dict, village: str, code: str, text: str = MODEL_TEXT
) -> VillageRegulation:
    """One village's umbrella Perdes, promulgated today."""
    kades, sekdes, bpd = (getattr(cast, f"{role}_{village}") for role in ("kades", "sekdes", "bpd"))
    consulted = {"consulted_on": TODAY(), "consultation": "Pertemuan warga"}
    regulations.draft_regulation(village=regions[code], title="Kerja Sama Desa", text=text, by=sekdes, **consulted)

    def now() -> VillageRegulation:
        return VillageRegulation.objects.select_related("village", "paper").get(village=regions[code])

    regulations.discuss(regulation=now(), by=sekdes)
    regulations.agree(regulation=now(), council_decision="3/BPD", agreed_on=TODAY(), by=bpd)
    regulations.enact(regulation=now(), number="5", year=TODAY().year, enacted_on=TODAY(), by=kades)
    regulations.promulgate(regulation=now(), gazette_number="7", promulgated_on=TODAY(), by=sekdes)
    return now()
