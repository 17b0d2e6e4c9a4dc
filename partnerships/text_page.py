"""What the page of a joint regulation shows: clauses, points to mend, signatures, and the one next act."""

from typing import Any

from django.db.models import Prefetch
from django.urls import reverse

from accounts.permissions import Permission
from partnerships import texts
from partnerships.actions.instruments import judge_before_note
from partnerships.forms.instruments import AnswersForm
from partnerships.models import Instrument, Signature, SignatureScan
from partnerships.stages import NextAct
from partnerships.workflow import SIGNATURE_MOVES
from records.formats import tanggal

Status = Instrument.Status
REVIEWERS = {Status.DISTRICT_REVIEW: Permission.REVIEW_DISTRICT, Status.REGENCY_REVIEW: Permission.REVIEW_REGENCY}
SIGNATURE_PAGES = {
    "sign": "partnerships:signature-sign",
    "promulgate": "partnerships:signature-promulgate",
    "disseminate": "partnerships:signature-disseminate",
}
SIGNATURE_LABELS = {
    "sign": "Catat tanda tangan",
    "promulgate": "Catat pengundangan",
    "disseminate": "Catat penyebarluasan",
}
AFTER_PAPER = {Status.READY: "Sesudah Kades menandatangani naskah yang dicetak."}


def page_of(instrument: Instrument, user: Any) -> dict[str, Any]:
    """Everything that instrument_detail.html draws."""
    is_draft = instrument.status == Status.DRAFT
    may_edit = is_draft and user.can(Permission.INSTRUMENT_EDIT, instrument.place)
    is_moving = is_draft or instrument.status in REVIEWERS  # what may be signed is shown clean
    views = texts.clause_views(instrument, since=instrument.version - 1 if is_moving else None)
    points = [point for view in views for point in view.points]
    signatures = signature_rows(instrument, user)
    return {
        "instrument": instrument,
        "cooperation": instrument.cooperation,
        "villages": texts.series(texts.party_names(instrument)),
        "clauses": views,
        "changes": change_sentence(instrument, views) if is_moving else "",
        "filled": sum(bool(view.text) for view in views),
        "open_points": point_rows([point for point in points if not point.answered], may_edit),
        "signing": signing_steps(instrument, signatures) if instrument.status == Status.READY else [],
        "closed_points": [point for point in points if point.answered],
        "reviews": list(instrument.reviews.select_related("created_by")),
        "signatures": signatures,
        "may_edit": may_edit,
        "next": next_act(instrument, views, signatures, user, may_edit),
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


def signing_steps(instrument: Instrument, signatures: list[dict]) -> list[dict[str, str]]:
    """Print, sign, scan: who does each, how far it is, and the page for this person."""
    signed = [row for row in signatures if row["signature"].status != Signature.Status.WAITING]
    scanned = [row for row in signatures if row["scans"]]
    paths = [act["url"] for row in signatures for act in row["acts"]] + [""]
    scans = [row["scan_url"] for row in signed if row["may_scan"] and not row["scans"]] + [""]
    count = len(signatures)
    return [
        {
            "title": "1. Cetak naskah untuk ditandatangani",
            "url": reverse("partnerships:instrument-draft", args=[instrument.pk]),
            "meta": "Sekdes pemrakarsa mencetak. Kades tiap desa menandatangani di kertas.",
            "status": "",
            "end": "PDF",
        },
        {
            "title": "2. Catat tanda tangan",
            "url": paths[0],
            "meta": f"Kades tiap desa. {len(signed)} dari {count} desa sudah.",
            "status": progress(len(signed), count),
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


def next_act(
    instrument: Instrument, views: list[texts.ClauseView], signatures: list[dict], user: Any, may_edit: bool
) -> NextAct:
    """The one thing this person can do now; else whom all wait for."""
    if instrument.status == Status.DRAFT:
        return drafting_act(instrument, views, user, may_edit)
    if permission := REVIEWERS.get(instrument.status):
        if user.can(permission, instrument.place):
            url = reverse("partnerships:review-detail", args=[instrument.pk])
            return NextAct("Berikutnya", "Tinjau naskah", "Tinjauan ini fasilitasi, bukan izin.", url, "Tinjau naskah")
        return NextAct("Menunggu tinjauan", instrument.get_status_display(), f"Putaran {instrument.round}.")
    for row in signatures:
        for each in row["acts"]:
            what = f"{each['label']} Desa {row['village']}"
            return NextAct("Berikutnya", what, AFTER_PAPER.get(instrument.status, ""), each["url"], each["label"])
    return paper_act(instrument, signatures, user) or waiting_act(instrument, signatures)


def paper_act(instrument: Instrument, signatures: list[dict], user: Any) -> NextAct | None:
    """Until all have signed: the lead village prints first, then each signed village uploads its scan."""
    if instrument.status != Status.READY:
        return None
    nobody_signed = all(row["signature"].status == Signature.Status.WAITING for row in signatures)
    if nobody_signed and user.can(Permission.INSTRUMENT_SUBMIT, instrument.place):
        what = "Cetak naskah untuk ditandatangani"
        url = reverse("partnerships:instrument-draft", args=[instrument.pk])
        return NextAct("Berikutnya", what, "Bawa ke Kades tiap desa untuk ditandatangani.", url, "Cetak naskah")
    for row in signatures:
        if row["may_scan"] and not row["scans"] and row["signature"].status != Signature.Status.WAITING:
            what = f"Unggah pindaian Desa {row['village']}"
            return NextAct("Berikutnya", what, "", row["scan_url"], "Unggah pindaian")
    return None


def drafting_act(instrument: Instrument, views: list[texts.ClauseView], user: Any, may_edit: bool) -> NextAct:
    """Points first, then empty letters, then sending."""
    open_points = sum(view.open_points for view in views)
    empty = [view.letter for view in views if not view.text]
    if not may_edit:
        return NextAct("Menunggu", "Naskah sedang disusun", "Desa pemrakarsa yang menulisnya.")
    if open_points:
        what = f"Jawab {open_points} catatan peninjau"
        sentence = "Ubah dulu hurufnya. Lalu tulis semua perbaikan, dan simpan sekaligus."
        return NextAct("Berikutnya", what, sentence, "#h-catatan", "Lihat catatan")
    if empty:
        url = reverse("partnerships:clause-edit", args=[instrument.pk, empty[0]])
        return NextAct(
            "Berikutnya", f"Isi huruf {empty[0]}", f"{len(empty)} huruf belum diisi.", url, f"Isi huruf {empty[0]}"
        )
    verdict = judge_before_note(instrument, user)
    if verdict.forbidden:
        return NextAct("Menunggu", "Naskah siap dikirim", "Kades atau Sekdes desa pemrakarsa yang mengirim.")
    url = reverse("partnerships:instrument-submit", args=[instrument.pk])
    sentence = "" if verdict else verdict.reason
    return NextAct("Berikutnya", "Kirim untuk ditinjau", sentence, url, "Periksa dan kirim")


def waiting_act(instrument: Instrument, signatures: list[dict]) -> NextAct:
    """Whose signature, promulgation or dissemination is missing."""
    order = (Signature.Status.WAITING, Signature.Status.SIGNED, Signature.Status.PROMULGATED)
    who = ("tanda tangan Kades", "pengundangan oleh Sekdes", "penyebarluasan oleh Sekdes")
    for status, words in zip(order, who, strict=True):
        if names := [str(row["village"]) for row in signatures if row["signature"].status == status]:
            return NextAct("Menunggu", f"Menunggu {words} {texts.series(names)}", "")
    return NextAct("Selesai", instrument.get_status_display(), "Semua desa sudah mengundangkan dan menyebarluaskan.")
