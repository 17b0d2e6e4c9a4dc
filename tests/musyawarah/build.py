"""Meetings made by the acts that people use."""

import io
from datetime import timedelta

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from musyawarah import actions
from musyawarah.models import Deliberation, DeliberationFile

Kind, Status, FileKind = Deliberation.Kind, Deliberation.Status, DeliberationFile.Kind
BODY = "bkadngebel"
PEOPLE = [
    ("Sugeng Wiryosumarto", "pemdes", "L"),
    ("Katini", "bpd", "P"),
    ("Siti Aminah", "perempuan", "P"),
    ("Marsudi", "tani", "L"),
]


def planned(regions, by, kind=Kind.VILLAGE, hours=-1, village="35.02.19.2002", others=(), body=BODY, **changes):
    """A meeting of Desa Sahang (or led by it) that should have begun an hour ago."""
    values = {
        "kind": kind,
        "topic": "Air bersih bersama",
        "village": regions[village],
        "villages": [regions[code] for code in others],
        "starts_at": timezone.now() + timedelta(hours=hours),
        "venue": "Balai Desa Sahang",
        "agenda": [("Air yang disediakan", "c"), ("Utusan ke MAD", "f")],
        "main_title": "Air yang disediakan",
        "body": body,
        "by": by,
    }
    return actions.schedule(**values | changes)


def running(regions, by, opener=None, **changes):
    """The same, opened."""
    deliberation = planned(regions, by, **changes)
    actions.open_deliberation(deliberation=deliberation, by=opener or by)
    return deliberation


def complete(regions, by, opener=None, **changes):
    """The same with everything that adoption asks for."""
    deliberation = running(regions, by, opener, **changes)
    fill(deliberation, by)
    return deliberation


def fill(deliberation, by):
    """Record what adoption asks for."""
    actions.set_officers(
        deliberation=deliberation,
        chair="Pak Ketua",
        chair_office="Ketua BPD Sahang",
        minute_taker="Bu Notulis",
        minute_taker_office="Sekretaris BPD Sahang",
        speakers="Endah Lestari; Pendamping Desa",
        by=by,
    )
    villages = list(deliberation.villages.order_by("code"))
    for village in villages:
        come(deliberation, by, village=village)
    for item in deliberation.agenda.all():
        actions.record_minutes(item=item, minutes="Usul diterima.\nSemua setuju.", dissent="Satu orang ragu.", by=by)
    decide(deliberation, by)
    actions.upload_file(deliberation=deliberation, kind=FileKind.ATTENDANCE, upload=scan(), by=by)


def come(deliberation, by, people=PEOPLE, village=None):
    """People who came."""
    rows = [{"name": name, "element": element, "sex": sex, "village": village} for name, element, sex in people]
    return actions.add_attendances(deliberation=deliberation, people=rows, by=by)


def decide(deliberation, by, **changes):
    """The main matter, agreed by consensus."""
    values = {
        "wording": "Menyediakan paling banyak 5,5 l/dt pada musim kemarau.",
        "outcome": "disepakati",
        "method": "mufakat",
        "present_then": 4,
        "by": by,
    }
    if deliberation.is_inter_village:
        values["results"] = {village.code: "disepakati" for village in deliberation.villages.all()}
    return actions.record_decision(item=deliberation.agenda.get(is_main=True), **values | changes)


def scan(name="hadir.pdf", pages=1):
    """A small PDF as a scanner makes it."""
    out = io.BytesIO()
    pdf = pikepdf.new()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(out)
    return SimpleUploadedFile(name, out.getvalue(), content_type="application/pdf")
