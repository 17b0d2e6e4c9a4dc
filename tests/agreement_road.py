"""Cooperations whose text each village decides on by itself, with an outside party or in one kawasan, at any point."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

from django.utils import timezone

from musyawarah import actions as meetings
from musyawarah.models import Deliberation
from partnerships.actions import (
    agreements,
    announcements,
    confirmations,
    cooperations,
    deliberations,
    instruments,
    monitoring,
    parties,
    programmes,
    signing,
)
from partnerships.models import CLAUSES, Party, ProgressReport, Track
from partnerships.texts import stamp
from tests.conftest import NGEBEL, SAHANG
from tests.factories import TODAY, World, hold, recommend
from tests.musyawarah.build import fill
from tests.partnerships import cooperation_cases as cases
from tests.partnerships import partner_world as partners

VILLAGES = (("ngebel", NGEBEL), ("sahang", SAHANG))
THIRD = (Track.THIRD_BY_VILLAGE, Track.THIRD_BY_PARTNER)
TITLE = "Pengolahan Kopi Ngebel"
SIGNED = {"number": "12/KWJ/2026", "signatory": "Budi Santosa", "signatory_office": "Direktur"}
ANSWER = {"agrees": True, "name": "Budi Santosa", "office": "Direktur", "note": ""}


@dataclass
class Agreement(World):
    """One cooperation of one village or two, whose text is decided in each."""

    track: str = Track.THIRD_BY_VILLAGE
    count: int = 1
    report: ProgressReport | None = None

    @property
    def villages(self) -> tuple[tuple[str, str], ...]:
        """Name and code of each party, the lead first."""
        return VILLAGES[: self.count]

    def who(self, role: str, name: str = "ngebel"):
        """The office of one village."""
        return getattr(self.cast, f"{role}_{name}")

    def party(self, code: str) -> Party:
        """One village as a party."""
        return cases.party_of(self.cooperation, code)


def prepare(world: Agreement) -> None:
    """Need and priority; with an outside party also the kajian and KAK or proposal; the other village is chosen."""
    if world.track == Track.INTER_VILLAGE_AREA:
        start = cases.START | {"track": world.track, "track_basis": "Kawasan Telaga Ngebel"}
        made = cooperations.start_cooperation(lead=world.regions[NGEBEL], by=world.who("sekdes"), **start)
        world.cooperation = cases.prepared(world.cast, world.regions, cooperation=cases.fresh(made))
    else:
        world.cooperation = partners.started(world.cast, world.regions, world.track)
        if world.track == Track.THIRD_BY_PARTNER:
            partners.received(world.cast, world.cooperation)
        partners.weighed(world.cast, world.cooperation)
    for _, code in world.villages[1:]:
        cases.candidate(world.cast, world.regions, world.cooperation, code)


def offer(world: Agreement) -> None:
    """The lead's musyawarah agreed; it announces, answers the proposal, or writes to the other village."""
    cases.decided(world.cast, world.cooperation, "ngebel", NGEBEL)
    kades = world.who("kades")
    if world.track == Track.INTER_VILLAGE_AREA:
        parties.send_offer(cooperation=world.now, by=kades, **cases.letter())
    elif world.track == Track.THIRD_BY_VILLAGE:
        announcements.announce(cooperation=world.now, by=kades, **partners.announcement())
    else:
        facts = {"answer": "accept", "number": "140/20/2026", "dated": TODAY()}
        announcements.answer_proposal(proposal=partners.again(world.now.proposals.get()), by=kades, **facts)


def draft(world: Agreement) -> None:
    """The offer is chosen, the other village accepted, the programme is paid for, the text begins."""
    if world.track == Track.THIRD_BY_VILLAGE:
        partners.chosen(world.cast, partners.received(world.cast, world.cooperation))
    for name, code in world.villages[1:]:
        cases.answered(world.cast, world.cooperation, name, code)
    cooperations.advance(cooperation=world.now, move="start_drafting", by=world.who("kades"))
    add_programme(world)
    for name, code in world.villages:
        reason = {"rule": "R15", "village": world.regions[code], "reason": "Perdes sedang disusun."}
        cooperations.write_reason(cooperation=world.now, by=world.who("kades", name), **reason)
    instruments.begin_instrument(cooperation=world.now, title=TITLE, by=world.who("sekdes"))


def add_programme(world: Agreement) -> None:
    """One programme, paid by the villages and, with an outside party, by it."""
    by = world.who("sekdes")
    programme = cases.programme(world.cast, world.cooperation)
    own = programme.cost // 2
    for _, code in world.villages:
        village = world.regions[code]
        paid = {"source": "apbdes", "village": village, "amount": own // world.count if world.track in THIRD else own}
        programmes.add_funding(programme=programme, by=by, **paid)
        programmes.set_share(programme=programme, village=village, by=by, **cases.SHARE)
    if world.track in THIRD:
        programmes.add_funding(programme=programme, source="mitra", village=None, amount=own, by=by)


def write(world: Agreement) -> None:
    """The eight clauses are there."""
    for letter, name in CLAUSES.items():
        by, text = world.who("sekdes"), f"{name} diatur."
        instruments.edit_clause(instrument=world.text, letter=letter, text=text, seen=stamp(""), by=by)


def called(world: Agreement, name: str, code: str, by=None, **changes) -> Deliberation:
    """One village's musyawarah on the text, called for now by its BPD."""
    facts = {"starts_at": timezone.now() - timedelta(minutes=5), "venue": "Balai desa", "main_title": TITLE}
    facts |= {"agenda": [(TITLE, "")], "party": world.party(code), "by": by or world.who("bpd", name)}
    return deliberations.schedule_village_text_meeting(**facts | changes)


def held(world: Agreement, name: str, code: str) -> Deliberation:
    """The same, held, recorded and adopted: it agreed."""
    meeting, sekdes = called(world, name, code), world.who("sekdes", name)
    meetings.open_deliberation(deliberation=meeting, by=sekdes)
    fill(meeting, sekdes)
    meetings.adopt_deliberation(deliberation=meeting, by=world.who("bpd", name))
    return meeting


def linked(world: Agreement) -> confirmations.Link:
    """The one-time link for the outside party."""
    return confirmations.make_link(instrument=world.text, by=world.who("sekdes"))


def answered(world: Agreement, **changes) -> None:
    """The outside party opened its link and answered."""
    row = confirmations.find_open(linked(world).token)
    confirmations.answer_link(confirmation=row, **ANSWER | changes)


def decide(world: Agreement) -> None:
    """The outside party agreed through its link, then each village's musyawarah."""
    if world.track in THIRD:
        answered(world)
    for name, code in world.villages:
        held(world, name, code)


def send(world: Agreement) -> None:
    """To the kecamatan."""
    instruments.send_for_review(instrument=world.text, by=world.who("sekdes"))


def signed_by(world: Agreement, number: int, name: str, code: str) -> None:
    """One kades signs with the village's own number and keeps the scan."""
    facts = {"number": str(number), "year": TODAY().year, "signed_on": TODAY(), "signed_at": name.title()}
    signing.sign(signature=world.signature(code), by=world.who("kades", name), **facts)
    signing.upload_scan(signature=world.signature(code), upload=cases.photo("pb.png"), by=world.who("kades", name))


def partner_signed(world: Agreement, **changes) -> None:
    """A kades records the outside party's signature."""
    facts = SIGNED | {"signed_on": TODAY(), "by": world.who("kades")}
    agreements.sign_for_partner(instrument=world.text, **facts | changes)


def sign(world: Agreement) -> None:
    """Everybody signs; the last one completes the text."""
    for number, (name, code) in enumerate(world.villages, start=3):
        signed_by(world, number, name, code)
    if world.track in THIRD:
        partner_signed(world)


def bring_into_force(world: Agreement) -> None:
    """Announced, or promulgated and spread, in each village; then the lead declares it in force."""
    for name, code in world.villages:
        sekdes, told = world.who("sekdes", name), {"disseminated_on": TODAY(), "dissemination": "Papan pengumuman"}
        if world.track in THIRD:
            agreements.announce(signature=world.signature(code), by=sekdes, **told)
            continue
        bulletin = {"bulletin_number": "4", "bulletin_year": TODAY().year, "promulgated_on": TODAY()}
        signing.promulgate(signature=world.signature(code), by=sekdes, **bulletin)
        signing.disseminate(signature=world.signature(code), by=sekdes, **told)
    cooperations.advance(cooperation=world.now, move="declare_in_force", by=world.who("kades"))


def run(world: Agreement) -> None:
    """Without a joint body: it starts, an indicator is named, a first report is written."""
    cooperations.advance(cooperation=world.now, move="start_running", by=world.who("kades"))
    figures = {"baseline": Decimal(0), "target": Decimal(100)}
    by = world.who("sekdes")
    indicator = monitoring.add_indicator(cooperation=world.now, name="Kopi diolah", unit="kg", by=by, **figures)
    told = {"done": "Mesin dipasang.", "spent": 40_000_000, "problems": "", "values": {indicator: Decimal(20)}}
    period = {"period_start": TODAY(), "period_end": TODAY()}
    world.report = monitoring.add_report(cooperation=world.now, by=by, **period, **told)


def reflect(world: Agreement) -> None:
    """The aksi-refleksi is held and adopted; its decision is still to be recorded."""
    meeting = deliberations.schedule_reflection(
        cooperation=world.now,
        starts_at=timezone.now() - timedelta(minutes=5),
        venue="Balai desa",
        main_title="Aksi-refleksi",
        agenda=[("Aksi-refleksi", "" if world.track in THIRD else "c")],
        by=world.who("sekdes"),
    )
    hold(meeting, world.who("sekdes"), world.who("kades"))


# From the first idea to the first aksi-refleksi; each name is a stage or the state of the text within it.
ROAD = {
    "persiapan": prepare,
    "penawaran": offer,
    "penyusunan": draft,
    "ditulis": write,
    "diputuskan": decide,
    "ditinjau_kecamatan": send,
    "ditinjau_kabupaten": recommend("kecamatan", "camat"),
    "siap": recommend("kabupaten", "dpmd"),
    "ditandatangani": sign,
    "berlaku": bring_into_force,
    "berjalan": run,
    "refleksi": reflect,
}


def agreement_at(
    stage: str, cast: SimpleNamespace, regions: dict, *, villages: int = 1, track: str = Track.THIRD_BY_VILLAGE
) -> Agreement:
    """A cooperation of Ngebel (and Sahang) on one of these tracks, brought to this point of the road."""
    if stage not in ROAD:
        raise LookupError(f"{stage} is not on the road: {', '.join(ROAD)}")
    world = Agreement(cast, regions, track=track, count=villages)
    for name, act in ROAD.items():
        act(world)
        if name == stage:
            break
    world.cooperation = world.now
    return world
