"""Cooperations in every stage of steps 1 to 4, reached by the real acts of the people who would do them."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from accounts.actions import grant_role
from accounts.models import User
from musyawarah import actions as meetings
from partnerships.actions import activities, cooperations, deliberations, parties, programmes
from partnerships.models import Cooperation, Mandate
from tests.conftest import NGEBEL, SAHANG
from villages import actions as villages
from villages.models import Topic

ORACLE = Path(__file__).resolve().parents[2] / "docs" / "hak-akses.csv"
ROLES = (
    "kades",
    "sekdes",
    "perangkat",
    "bpd",
    "pendamping",
    "camat",
    "dpmd",
    "bkad",
    "inspektorat",
    "pembaca",
    "admin",
)
MAIN = "Kerja sama air bersih"
START = {
    "title": "Air bersih bersama Ngebel dan Sahang",
    "field": "pembangunan",
    "scope": "b",
    "purpose": "Warga dua desa mendapat air bersih pada musim kemarau.",
}
LETTER = {
    "number": "140/12/405.29.07/2026",
    "subject": "Pembangunan desa: air bersih",
    "extent": "Jaringan pipa dari Sahang ke Ngebel",
    "manner": "Dikerjakan BKAD, diawasi para Kades",
    "duration": "10 tahun",
    "rights_duties": "Sahang memberi air, Ngebel membayar iuran",
}
PROGRAMME = {
    "name": "Pipa air bersih",
    "outputs": "Pipa 4 km",
    "start_year": 2027,
    "end_year": 2028,
    "cost": 100_000_000,
    "data_summary": "Debit diukur September 2026",
}
ACTIVITY = {
    "name": "Memasang pipa induk",
    "output": "Pipa 4 km terpasang",
    "location": "Dusun Krajan",
    "starts": date(2027, 3, 1),
    "ends": date(2027, 6, 1),
    "responsible": "Kaur Perencanaan Desa Ngebel",
}
COST = {"item": "Pipa HDPE", "quantity": Decimal("4000"), "unit": "m", "price": 38_500}
FEASIBILITY = {
    "need": "988 rumah belum punya air pada kemarau",
    "saving": "Satu jaringan untuk dua desa",
    "saving_value": 45_000_000,
    "capacity": "BKAD dengan enam teknisi",
    "risk": "sedang",
    "risks": "Debit turun pada kemarau panjang; dibuat giliran",
    "environment_rule": "Perda Ponorogo 5/2020",
    "environment_result": "Cukup SPPL",
    "spatial_rule": "Perda Ponorogo 1/2012",
    "spatial_result": "Di luar kawasan lindung",
    "checked_on": date(2026, 3, 1),
}
SHARE = {
    "welfare": "Air bersih tiap rumah",
    "security": "Tidak ada rebutan air",
    "people": 1850,
    "medium_term_plan": "Perdes 3/2022, baris 14",
    "annual_plan": "Perdes 6/2026, baris 3",
    "budget_capacity": 60_000_000,
    "weighing": "Perlu pada kemarau dan sanggup dibiayai",
}


def oracle(action: str, state: str, relation: str) -> dict[str, str]:
    """What docs/hak-akses.csv says for each role."""
    with ORACLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if (row["aksi"], row["keadaan"], row["hubungan"]) == (action, state, relation):
                return {role: row[role] for role in (*ROLES, "publik")}
    raise LookupError(f"{action}, {state}, {relation}")


def people_of(cast, village: str) -> dict[str, User]:
    """Role of the oracle → person: the offices of one village, and those who have it in scope."""
    return {role: getattr(cast, f"{role}_{village}", None) or getattr(cast, role) for role in ROLES}


def fresh(cooperation: Cooperation) -> Cooperation:
    """As the next request would load it."""
    return Cooperation.objects.with_place().get(pk=cooperation.pk)


def party_of(cooperation: Cooperation, code: str):
    """The party of one village."""
    return fresh(cooperation).parties.select_related("village").get(village__code=code)


def started(cast, regions) -> Cooperation:
    """Opened by the sekdes of Ngebel."""
    return fresh(cooperations.start_cooperation(lead=regions[NGEBEL], by=cast.sekdes_ngebel, **START))


def prepared(cast, regions, village: str = "ngebel", code: str = NGEBEL, cooperation=None) -> Cooperation:
    """A need of the village is written, ranked and linked."""
    cooperation = cooperation or started(cast, regions)
    writer = getattr(cast, f"sekdes_{village}")
    facts = {"quantity": 9, "unit": "l/dt", "households": 300, "urgency": "tinggi", "target_year": 2027}
    facts |= {"topic": Topic.objects.get(code="air-bersih"), "plan_reference": ""}
    need = villages.add_need(village=regions[code], by=writer, name="Air bersih", **facts)
    villages.rank_priorities(village=regions[code], ranked=[need], reason="Musyawarah", by=writer)
    cooperations.set_basis(cooperation=cooperation, offered=[need], chosen=[need], by=cast.pendamping)
    return fresh(cooperation)


def candidate(cast, regions, cooperation, code: str = SAHANG, *, chosen: bool = True):
    """A candidate, chosen with its reason."""
    parties.add_candidate(cooperation=fresh(cooperation), village=regions[code], by=cast.sekdes_ngebel)
    if chosen:
        party = party_of(cooperation, code)
        parties.move_party(party=party, move="choose", reason="Punya mata air", by=cast.sekdes_ngebel)
    return party_of(cooperation, code)


def scheduled(cast, cooperation, village: str, code: str):
    """The village's musyawarah desa, called by its BPD for today."""
    return deliberations.schedule_village_meeting(
        party=party_of(cooperation, code),
        starts_at=timezone.now() - timedelta(minutes=5),
        venue="Balai desa",
        main_title=MAIN,
        agenda=[(MAIN, "")],
        by=getattr(cast, f"bpd_{village}"),
    )


def photo(name: str = "hadir.png") -> SimpleUploadedFile:
    """A real small picture."""
    content = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(content, "PNG")
    return SimpleUploadedFile(name, content.getvalue(), "image/png")


def decided(cast, cooperation, village: str, code: str, outcome: str = "disepakati"):
    """The village's musyawarah desa, held, recorded and adopted."""
    meeting = scheduled(cast, cooperation, village, code)
    sekdes, bpd = getattr(cast, f"sekdes_{village}"), getattr(cast, f"bpd_{village}")
    meetings.open_deliberation(deliberation=meeting, by=sekdes)
    meetings.set_officers(
        deliberation=meeting,
        chair="Suyono",
        chair_office="Ketua BPD",
        minute_taker="Rahayu",
        minute_taker_office="Sekdes",
        by=sekdes,
    )
    people = [("Karno", "pemdes", "L"), ("Suyono", "bpd", "L"), ("Sri Wahyuni", "perempuan", "P")]
    guests = [{"name": name, "element": element, "sex": sex} for name, element, sex in people]
    meetings.add_attendances(deliberation=meeting, people=guests, by=sekdes)
    item = meeting.agenda.get(is_main=True)
    meetings.record_minutes(item=item, minutes="Warga membahas.", by=sekdes)
    meetings.record_decision(
        item=item, wording="Warga memutuskan.", outcome=outcome, method="mufakat", present_then=3, by=sekdes
    )
    meetings.upload_file(deliberation=meeting, kind="daftar_hadir", upload=photo(), by=sekdes)
    meetings.adopt_deliberation(deliberation=meeting, by=bpd)
    return Mandate.objects.get(deliberation=meeting)


def letter(**changes) -> dict:
    """A letter of offer dated today."""
    today = timezone.localdate()
    return LETTER | {"dated": today, "reply_due": today + timedelta(days=14)} | changes


def offered(cast, regions, codes=(SAHANG,)) -> Cooperation:
    """Ngebel's musyawarah agreed and the offer went out."""
    cooperation = prepared(cast, regions)
    for code in codes:
        candidate(cast, regions, cooperation, code)
    decided(cast, cooperation, "ngebel", NGEBEL)
    parties.send_offer(cooperation=fresh(cooperation), by=cast.kades_ngebel, **letter())
    return fresh(cooperation)


def answered(cast, cooperation, village: str = "sahang", code: str = SAHANG, answer: str = "accept") -> Cooperation:
    """The invited village's musyawarah decided, its kades answered."""
    outcome = "disepakati" if answer == "accept" else "ditolak"
    decided(cast, cooperation, village, code, outcome)
    parties.answer_offer(
        party=party_of(cooperation, code),
        answer=answer,
        number="140/7/2026",
        dated=timezone.localdate(),
        reason="" if answer == "accept" else "Warga belum sepakat",
        by=getattr(cast, f"kades_{village}"),
    )
    return fresh(cooperation)


def drafting(cast, regions) -> Cooperation:
    """Sahang accepted, the text may be written."""
    cooperation = answered(cast, offered(cast, regions))
    cooperations.advance(cooperation=cooperation, move="start_drafting", by=cast.sekdes_ngebel)
    return fresh(cooperation)


def programme(cast, cooperation, **changes):
    """A programme of the cooperation."""
    return programmes.create_programme(cooperation=fresh(cooperation), by=cast.sekdes_ngebel, **(PROGRAMME | changes))


def activity(cast, programme, **changes):
    """An activity of a programme."""
    return activities.add_activity(programme=programme, by=cast.sekdes_ngebel, **(ACTIVITY | changes))


def with_body(cast, cooperation: Cooperation, body) -> None:
    """The officers of the joint body reach the cooperation through it."""
    Cooperation.objects.filter(pk=cooperation.pk).update(body=body)
    grant_role(user=cast.bkad, role="bkad", body=body.pk, by=None)
