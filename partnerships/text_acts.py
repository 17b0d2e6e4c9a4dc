"""What comes next for a text, for one person, and what the outside party's part in it is."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.permissions import Permission
from partnerships import texts
from partnerships.actions.confirmations import BEFORE_SIGNING
from partnerships.actions.instruments import judge_before_note
from partnerships.agreement_page import partner_name
from partnerships.confirmed import shown_now
from partnerships.models import Instrument, Mandate, PartnerConfirmation, PartnerSignature, Signature
from partnerships.stages import NextAct
from records.formats import tanggal

Status = Instrument.Status
REVIEWERS = {Status.DISTRICT_REVIEW: Permission.REVIEW_DISTRICT, Status.REGENCY_REVIEW: Permission.REVIEW_REGENCY}
AFTER_PAPER = {Status.READY: "Sesudah Kades menandatangani naskah yang dicetak."}


@dataclass(frozen=True)
class PartnerRow:
    """The outside party beside the text: its answer to the link, its signature, and the acts open to this person."""

    name: str
    answer: PartnerConfirmation | None  # the newest answer
    is_overtaken: bool  # what was shown with it changed since
    signature: PartnerSignature | None
    link_url: str
    sign_url: str

    @property
    def answered_by(self) -> str:
        """Who answered, by name, office and day."""
        return f"{self.answer.name}, {self.answer.office}, {tanggal(self.answer.answered_at)}" if self.answer else ""

    @property
    def signed_by(self) -> str:
        """Who signed for it."""
        return f"{self.signature.signatory}, {self.signature.signatory_office}" if self.signature else ""


def partner_row(instrument: Instrument, user: Any) -> PartnerRow | None:
    """The outside party's part; None between villages."""
    if not instrument.cooperation.with_third_party:
        return None
    answered = instrument.confirmations.filter(answered_at__isnull=False).order_by("-answered_at")
    signature = PartnerSignature.objects.filter(instrument=instrument).first()
    may_link = instrument.status in BEFORE_SIGNING and user.can(Permission.INSTRUMENT_EDIT, instrument.place)
    may_sign = instrument.status == Status.READY and not signature
    may_sign = may_sign and user.can(Permission.INSTRUMENT_SIGN, instrument.place)
    answer = answered.first() if user.can(Permission.INSTRUMENT_VIEW, instrument.place) else None
    return PartnerRow(
        partner_name(instrument),
        answer,
        bool(answer and answer.shown != shown_now(instrument)),
        signature,
        reverse("partnerships:partner-link", args=[instrument.pk]) if may_link else "",
        reverse("partnerships:partner-sign", args=[instrument.pk]) if may_sign else "",
    )


def partner_act(instrument: Instrument) -> NextAct | None:
    """Send the text to the outside party, wait for it, or weigh what it asks for; None once it is settled (R46a)."""
    cooperation = instrument.cooperation
    if not cooperation.with_third_party:
        return None
    if cooperation.reasons.filter(rule="R46a", village=cooperation.lead_id).exists():
        return None
    last, url = newest_link(instrument), reverse("partnerships:partner-link", args=[instrument.pk])
    if last and last.answered_at:
        what, sentence = "Timbang perubahan yang diminta", "Ubah hurufnya, lalu kirim tautan baru."
        return None if last.agrees else NextAct("Berikutnya", what, sentence, "#h-mitra", "Baca permintaan")
    if last and last.expires_at > timezone.now():
        what, sentence = "Tunggu jawaban pihak ketiga", f"Tautannya berlaku sampai {tanggal(last.expires_at)}."
        return NextAct("Menunggu", what, sentence, url, "Lihat tautan")
    what, sentence = "Kirim naskah kepada pihak ketiga", "Pihak ketiga membaca dan menjawab lewat tautan."
    return NextAct("Berikutnya", what, sentence, url, "Buat tautan")


def newest_link(instrument: Instrument) -> PartnerConfirmation | None:
    """The newest link about what stands now that was not withdrawn."""
    rows = instrument.confirmations.filter(version=instrument.version, withdrawn_at=None).order_by("-created_at")
    return next((row for row in rows if row.shown == shown_now(instrument)), None)


def next_act(
    instrument: Instrument, views: list[texts.ClauseView], signatures: list[dict], partner: PartnerRow | None, user: Any
) -> NextAct:
    """The one thing this person can do now; else whom all wait for."""
    if instrument.status == Status.DRAFT:
        return drafting_act(instrument, views, user)
    if permission := REVIEWERS.get(instrument.status):
        if user.can(permission, instrument.place):
            url = reverse("partnerships:review-detail", args=[instrument.pk])
            return NextAct("Berikutnya", "Tinjau naskah", "Tinjauan ini fasilitasi, bukan izin.", url, "Tinjau naskah")
        return NextAct("Menunggu tinjauan", instrument.get_status_display(), f"Putaran {instrument.round}.")
    for row in signatures:
        for each in row["acts"]:
            what = f"{each['label']} Desa {row['village']}"
            return NextAct("Berikutnya", what, AFTER_PAPER.get(instrument.status, ""), each["url"], each["label"])
    if partner and partner.sign_url:
        what, sentence = "Catat tanda tangan pihak ketiga", f"Sesudah {partner.name} menandatangani di kertas."
        return NextAct("Berikutnya", what, sentence, partner.sign_url, "Catat tanda tangan")
    return paper_act(instrument, signatures, user) or waiting_act(instrument, signatures, partner)


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


def drafting_act(instrument: Instrument, views: list[texts.ClauseView], user: Any) -> NextAct:
    """Points first, then empty letters, then the outside party's answer, then sending."""
    open_points = sum(view.open_points for view in views)
    empty = [view.letter for view in views if not view.text]
    if not user.can(Permission.INSTRUMENT_EDIT, instrument.place):
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
    if asked := partner_act(instrument):
        return asked
    verdict = judge_before_note(instrument, user)
    if verdict.forbidden:
        return NextAct("Menunggu", "Naskah siap dikirim", "Kades atau Sekdes desa pemrakarsa yang mengirim.")
    url = reverse("partnerships:instrument-submit", args=[instrument.pk])
    sentence = "" if verdict else verdict.reason
    return NextAct("Berikutnya", "Kirim untuk ditinjau", sentence, url, "Periksa dan kirim")


def waiting_act(instrument: Instrument, signatures: list[dict], partner: PartnerRow | None) -> NextAct:
    """Whose signature, promulgation, dissemination or announcement is missing."""
    order = [(Signature.Status.WAITING, "tanda tangan Kades")]
    if partner is None:
        order.append((Signature.Status.SIGNED, "pengundangan oleh Sekdes"))
        order.append((Signature.Status.PROMULGATED, "penyebarluasan oleh Sekdes"))
    elif partner.signature:
        order.append((Signature.Status.SIGNED, "pengumuman oleh Sekdes"))
    for status, words in order:
        if names := [str(row["village"]) for row in signatures if row["signature"].status == status]:
            return NextAct("Menunggu", f"Menunggu {words} {texts.series(names)}", "")
    if partner and partner.signature is None:
        return NextAct("Menunggu", f"Menunggu tanda tangan {partner.name}", "Kades yang mencatatnya.")
    done = "mengumumkan isinya kepada warga" if partner else "mengundangkan dan menyebarluaskan"
    return NextAct("Selesai", instrument.get_status_display(), f"Semua desa sudah {done}.")


def meeting_links(instrument: Instrument) -> list[tuple[str, str]]:
    """Where a new meeting on the text is called, or the one that is called already: words and address."""
    coming = {mandate.village_id: mandate for mandate in texts.coming_meetings(instrument)}
    if not instrument.cooperation.decided_in_villages:
        if None in coming:
            return [("Buka musyawarah antar desa yang sudah dijadwalkan", meeting_url(coming[None]))]
        address = reverse("partnerships:mad-schedule", args=[instrument.cooperation_id])
        return [("Jadwalkan musyawarah antar desa", address)]
    links = []
    for party in texts.bound_parties(instrument):
        if mandate := coming.get(party.village_id):
            links.append((f"Buka musyawarah Desa {party.village} yang sudah dijadwalkan", meeting_url(mandate)))
            continue
        address = reverse("partnerships:village-text-schedule", args=[instrument.cooperation_id, party.village.code])
        links.append((f"Jadwalkan musyawarah Desa {party.village} tentang naskah", address))
    return links


def meeting_url(mandate: Mandate) -> str:
    """The page of the musyawarah."""
    return reverse("musyawarah:deliberation-detail", args=[mandate.deliberation_id])
