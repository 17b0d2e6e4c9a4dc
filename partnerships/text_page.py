"""What the page of a joint regulation shows: clauses, points to mend, signatures, and the one next act."""

from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from accounts.permissions import Permission
from partnerships import texts
from partnerships.forms.instruments import AnswersForm
from partnerships.models import Instrument, Signature, SignatureScan
from partnerships.papers import paper_of_text
from partnerships.text_acts import REVIEWERS, PartnerRow, next_act, partner_row
from partnerships.workflow import SIGNATURE_MOVES
from records.formats import tanggal

Status = Instrument.Status
SIGNATURE_PAGES = {
    "sign": "partnerships:signature-sign",
    "promulgate": "partnerships:signature-promulgate",
    "disseminate": "partnerships:signature-disseminate",
    "announce": "partnerships:signature-announce",
}
SIGNATURE_LABELS = {
    "sign": "Catat tanda tangan",
    "promulgate": "Catat pengundangan",
    "disseminate": "Catat penyebarluasan",
    "announce": "Catat pengumuman",
}


def page_of(instrument: Instrument, user: Any) -> dict[str, Any]:
    """Everything that instrument_detail.html draws."""
    is_draft = instrument.status == Status.DRAFT
    may_edit = is_draft and user.can(Permission.INSTRUMENT_EDIT, instrument.place)
    is_moving = is_draft or instrument.status in REVIEWERS  # what may be signed is shown clean
    views = texts.clause_views(instrument, since=instrument.version - 1 if is_moving else None)
    points = [point for view in views for point in view.points]
    signatures = signature_rows(instrument, user)
    partner = partner_row(instrument, user)
    return {
        "instrument": instrument,
        "cooperation": instrument.cooperation,
        "name": paper_of_text(instrument).name(instrument),
        "partner": partner,
        "clauses": views,
        "changes": change_sentence(instrument, views) if is_moving else "",
        "filled": sum(bool(view.text) for view in views),
        "open_points": point_rows([point for point in points if not point.answered], may_edit),
        "signing": signing_steps(instrument, signatures, partner) if instrument.status == Status.READY else [],
        "closed_points": [point for point in points if point.answered],
        "reviews": list(instrument.reviews.select_related("created_by")),
        "signatures": signatures,
        "may_edit": may_edit,
        "next": next_act(instrument, views, signatures, partner, user),
    }


def point_rows(points: list, may_edit: bool) -> list[tuple[Any, Any]]:
    """Open points, with the field that answers each for those who write."""
    return AnswersForm(points=points).rows if may_edit else [(point, None) for point in points]


def change_sentence(instrument: Instrument, views: list[texts.ClauseView]) -> str:
    """Which letters differ from the version before."""
    if instrument.version == 1:
        return ""
    letters = texts.changed_letters(views)
    here, before = instrument.version, instrument.version - 1
    if not letters:
        return f"Isi versi {here} sama dengan versi {before}."
    return f"Versi {here} berbeda dari versi {before} pada huruf {texts.series(letters)}."


def signature_rows(instrument: Instrument, user: Any) -> list[dict[str, Any]]:
    """Each village's signature with its scans and the acts open to this person, the lead village first."""
    rows = Signature.objects.filter(instrument=instrument).select_related("party__village")
    scans = SignatureScan.objects.select_related("document").order_by("-version")
    found = []
    for row in rows.prefetch_related(Prefetch("scans", queryset=scans)):
        row.instrument = instrument
        moves = [move.name for move, verdict in SIGNATURE_MOVES.open_to(row, user) if verdict]
        found.append(
            {
                "signature": row,
                "village": row.party.village,
                "scans": list(row.scans.all()),
                "acts": [act(instrument, row, name) for name in moves],
                "number": f"{row.number} tahun {row.year}",
                "bulletin": f"Nomor {row.bulletin_number} tahun {row.bulletin_year}, {tanggal(row.promulgated_on)}",
                "dissemination": f"{row.dissemination}, {tanggal(row.disseminated_on)}",
                "scan_url": reverse("partnerships:scan-upload", args=[instrument.pk, row.pk]),
                "may_scan": user.can(Permission.SCAN_UPLOAD, row.place),
            }
        )
    order = {party.pk: place for place, party in enumerate(texts.bound_parties(instrument))}
    return sorted(found, key=lambda each: order[each["signature"].party_id])


def act(instrument: Instrument, signature: Signature, name: str) -> dict[str, str]:
    """The page of one act on a signature."""
    return {"url": reverse(SIGNATURE_PAGES[name], args=[instrument.pk, signature.pk]), "label": SIGNATURE_LABELS[name]}


def signing_steps(instrument: Instrument, signatures: list[dict], partner: PartnerRow | None) -> list[dict[str, str]]:
    """Print, sign, scan: who does each, how far it is, and the page for this person."""
    signed = [row for row in signatures if row["signature"].status != Signature.Status.WAITING]
    scanned = [row for row in signatures if row["scans"]]
    paths = [act["url"] for row in signatures for act in row["acts"]] + [partner.sign_url if partner else ""]
    scans = [row["scan_url"] for row in signed if row["may_scan"] and not row["scans"]] + [""]
    count, extra, done = len(signatures), int(partner is not None), len(signed)
    if partner:
        done += int(partner.signature is not None)
    counted = f"{done} dari {count + extra} pihak sudah" if partner else f"{done} dari {count} desa sudah"
    who = "Kades tiap desa, juga tanda tangan pihak ketiga" if partner else "Kades tiap desa"
    on_paper = "Kades tiap desa dan pihak ketiga menandatangani" if partner else "Kades tiap desa menandatangani"
    return [
        {
            "title": "1. Cetak naskah untuk ditandatangani",
            "url": reverse("partnerships:instrument-draft", args=[instrument.pk]),
            "meta": f"Sekdes pemrakarsa mencetak. {on_paper} di kertas.",
            "status": "",
            "end": "PDF",
        },
        {
            "title": "2. Catat tanda tangan",
            "url": paths[0],
            "meta": f"{who}. {counted}.",
            "status": progress(done, count + extra),
            "end": "",
        },
        {
            "title": "3. Unggah pindaian",
            "url": scans[0],
            "meta": f"Kades atau Sekdes tiap desa. {len(scanned)} dari {count} desa sudah.",
            "status": progress(len(scanned), count) if signed else "cant",
            "end": "",
        },
    ]


def progress(done: int, count: int) -> str:
    """The status of a step that every village takes."""
    return "done" if done == count else "doing" if done else "todo"
