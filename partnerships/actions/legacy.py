"""Acts on old data (R69): enter a cooperation that was signed before the portal, and add its scan later."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import access
from accounts.permissions import Permission
from partnerships.actions.cooperations import ask_to_start, create_numbered
from partnerships.candidates import OTHER_REGENCY, why_never
from partnerships.models import BETWEEN_VILLAGES, WITH_THIRD_PARTY, Cooperation, LegacyEntry, Partner, Party, Proposal
from partnerships.tracks import facts_of_track
from partnerships.workflow import REPLY_MOVES
from records import trail
from records.documents import Scan, store_scan
from records.models import Document
from records.moves import hold
from records.verdict import Refused
from villages.models import Region

Stage = Cooperation.Stage
STILL_RUNNING, OVER = Stage.RUNNING.value, Stage.ENDED.value
SIGNED_LATER = "Tanggal ditandatangani tidak boleh setelah hari ini."
ENDS_BEFORE = "Tanggal berakhir tidak boleh sebelum tanggal ditandatangani."
ENDED_ALREADY = "Tanggal berakhir sudah lewat. Pilih “Sudah berakhir”, atau perbaiki tanggalnya."
NOT_ENDED_YET = "Isi tanggal berakhirnya. Tanggal itu tidak boleh setelah hari ini."
TWO_VILLAGES = "Kerja sama antar desa perlu paling sedikit dua desa (UU 6/2014 Pasal 92)."
NO_PARTNER = "Isi nama dan jenis pihak ketiga."
MOST_PEOPLE, MOST_VALUE = 10_000_000, 100_000_000_000_000
TOO_MANY = "Pemanfaat paling banyak 10 juta jiwa. Periksa angkanya."
TOO_MUCH = "Nilai kerja sama paling besar Rp100 triliun. Periksa angkanya."
TWICE = "Kerja sama dengan judul dan tanggal ini sudah dicatat sebagai data lama: {}."


def judge_dates(state: str, signed_on: date, ends_on: date | None) -> None:
    """Signed by today, ended after that, and still running only while its end lies ahead; raises Refused."""
    today = timezone.localdate()
    if state not in (STILL_RUNNING, OVER):
        raise Refused("Pilih keadaan sekarang: masih berjalan atau sudah berakhir.")
    if signed_on > today:
        raise Refused(SIGNED_LATER)
    if ends_on and ends_on < signed_on:
        raise Refused(ENDS_BEFORE)
    if state == OVER and (ends_on is None or ends_on > today):
        raise Refused(NOT_ENDED_YET)
    if state == STILL_RUNNING and ends_on and ends_on < today:
        raise Refused(ENDED_ALREADY)


def judge_figures(people: int | None, value: int | None) -> None:
    """What the front page adds up stays possible; raises Refused."""
    if (people or 0) > MOST_PEOPLE:
        raise Refused(TOO_MANY)
    if (value or 0) > MOST_VALUE:
        raise Refused(TOO_MUCH)


def refuse_twin(lead: Region, title: str, signed_on: date) -> None:
    """One old paper is entered once; one that was withdrawn may be entered rightly. Raises Refused."""
    twins = Cooperation.objects.filter(lead=lead, is_old_data=True, title=title, opened_on=signed_on)
    if twin := twins.exclude(stage=Stage.CLOSED).first():
        raise Refused(TWICE.format(twin.caption))


def judge_villages(track: str, lead: Region, others: list[Region]) -> None:
    """R2: desa of one kabupaten or kota, and between villages at least two; raises Refused."""
    for village in (lead, *others):
        if never := why_never(village):
            raise Refused(never)
    if any(village.regency_code != lead.regency_code for village in others):
        raise Refused(OTHER_REGENCY)
    if track in BETWEEN_VILLAGES and not {village.code for village in others} - {lead.code}:
        raise Refused(TWO_VILLAGES)


@transaction.atomic
def enter_legacy(
    *,
    lead: Region,
    title: str,
    field: str,
    purpose: str,
    state: str,
    signed_on: date,
    text_title: str,
    text_numbers: str,
    by: Any,
    track: str,
    scope: str = "",
    track_basis: str = "",
    others: list[Region] | None = None,
    partner_name: str = "",
    partner_kind: str = "",
    document: Scan | None = None,
    **more: Any,
) -> Cooperation:
    """Enter a signed cooperation; the gates are skipped, what is missing stays visible."""
    ask_to_start(by, lead)
    judge_villages(track, lead, others or [])
    judge_dates(state, signed_on, more.get("ends_on"))
    judge_figures(more.get("people"), more.get("value"))
    if track in WITH_THIRD_PARTY and not (partner_name.strip() and partner_kind in Partner.Kind.values):
        raise Refused(NO_PARTNER)
    refuse_twin(lead, title, signed_on)
    facts = {"title": title, "lead": lead, "field": field, "purpose": purpose, "stage": state}
    facts |= facts_of_track(track, scope, track_basis) | days_of(state, signed_on, more.get("ends_on"))
    cooperation = create_numbered(created_by=by, is_old_data=True, **facts)
    bind(cooperation, others or [], by)
    if track in WITH_THIRD_PARTY:
        chosen_partner(cooperation, partner_name.strip(), partner_kind, by)
    told = {"text_title": text_title, "text_numbers": text_numbers, "signed_on": signed_on} | more
    stored = store_scan(document, by=by) if document else None
    LegacyEntry.objects.create(cooperation=cooperation, created_by=by, document=stored, **told)
    new = facts | told | {"villages": [village.code for village in others or []], "partner": partner_name}
    tell_entry(cooperation, new, stored, by)
    return cooperation


def tell_entry(cooperation: Cooperation, new: dict[str, Any], stored: Document | None, by: Any) -> None:
    """All that was entered stands in the trail."""
    lead = cooperation.lead.code
    new |= {"lead": lead, "number": cooperation.number, "document": stored.sha256 if stored else ""}
    trail.record("cooperation.enter_legacy", cooperation, by=by, region_code=lead, new=new)


def days_of(state: str, signed_on: date, ends_on: date | None) -> dict[str, Any]:
    """The days of its stages: the day of its signature is all that old papers tell."""
    days = {"opened_on": signed_on, "in_force_on": signed_on, "running_since": signed_on}
    return days | {"ended_on": ends_on if state == OVER else None}


def bind(cooperation: Cooperation, others: list[Region], by: Any) -> None:
    """The lead is bound by what it entered; each other village that is named confirms it first."""
    lead = Party(cooperation=cooperation, village=cooperation.lead, status=Party.Status.LEAD, created_by=by)
    signed = {village.code: village for village in others if village.code != cooperation.lead.code}
    rest = [
        Party(cooperation=cooperation, village=village, status=Party.Status.INVITED, created_by=by)
        for village in signed.values()
    ]
    Party.objects.bulk_create([lead, *rest])


def chosen_partner(cooperation: Cooperation, name: str, kind: str, by: Any) -> None:
    """The outside party, known by its name and kind, with the rest of its identity still missing."""
    partner = Partner.objects.create(name=name, kind=kind, created_by=by)
    day = cooperation.opened_on
    Proposal.objects.create(
        cooperation=cooperation,
        partner=partner,
        status=Proposal.Status.CHOSEN,
        dated=day,
        received_on=day,
        reason="Data lama",
        created_by=by,
    )


@transaction.atomic
def confirm_legacy(*, party: Party, by: Any) -> None:
    """A village that old data name says that it signed them; with the last one they become public."""
    hold(party)
    REPLY_MOVES.make(party, "confirm_old", by=by, region_code=party.village.code)


@transaction.atomic
def keep_legacy_scan(*, cooperation: Cooperation, document: Scan, by: Any) -> None:
    """The scan of the signed text, found later; a better one takes its place and the trail keeps both."""
    access.ask(by, Permission.OLD_DATA_KEEP, cooperation.place)
    entry = LegacyEntry.objects.select_for_update().filter(cooperation=cooperation).first()
    if entry is None:
        raise Refused("Ini bukan data lama. Pindaian diunggah bersama tanda tangan tiap desa di langkah 5.")
    old = {"document": entry.document.sha256 if entry.document else ""}
    stored = store_scan(document, by=by)
    LegacyEntry.objects.filter(pk=entry.pk).update(document=stored)
    new = {"document": stored.sha256}
    trail.record("cooperation.legacy_scan", cooperation, by=by, region_code=cooperation.lead.code, old=old, new=new)
