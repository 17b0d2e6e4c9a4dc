"""One entry of the register as this person may read it: what all may know, what officers may, what its place may."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from partnerships.models import Partner, PartnerDocument, PartnerTopic
from partnerships.registry.duplicates import Twin, keys_in, twins_of
from partnerships.registry.gates import entry_open
from partnerships.registry.identity import missing_identity
from partnerships.registry.moves import PARTNER_MOVES
from partnerships.registry.sight import is_within, sees_identity, visible_to
from partnerships.registry.track_record import Experience, counted, track_record
from records import trail
from records.formats import angka
from records.models import Event
from records.moves import Move
from records.verdict import Verdict
from villages.models import Region
from villages.regions.gazetteer import areas_of

WORDS = {
    "partner.propose": "Diusulkan",
    "partner.record": "Dicatat bersama penawarannya",
    "partner.import": "Masuk dari daftar kabupaten",
    "partner.edit": "Identitas diubah",
    "partner.coverage": "Wilayah kerja diubah",
    "partner.topic_add": "Topik ditambah",
    "partner.topic_edit": "Topik diubah",
    "partner.topic_remove": "Topik dihapus",
    "partner.document_add": "Dokumen ditambah",
    "partner.document_withdraw": "Dokumen dicabut",
    "partner.conflict": "Benturan kepentingan dinyatakan",
    "partner.verify": "Diverifikasi",
    "partner.refuse": "Ditolak",
    "partner.reopen": "Dibuka lagi",
    "partner.propose_again": "Diusulkan lagi",
    "partner.merge": "Digabung",
    "partner.take_over": "Menerima isi pihak yang digabung",
}
MOST_EVENTS = 20
COVERAGE = "Mitra hanya disarankan kepada desa di wilayah kerjanya."
TOPICS = "Desa menemukan mitra lewat yang ditawarkan dan dicarinya."


@dataclass(frozen=True)
class Paper:
    """One paper of the party."""

    row: PartnerDocument

    @property
    def has_expired(self) -> bool:
        """Its last day has passed."""
        return self.row.valid_until is not None and self.row.valid_until < timezone.localdate()


@dataclass(frozen=True)
class NextAct:
    """The one act that stands out."""

    what: str
    sentence: str
    url: str

    @property
    def button(self) -> str:
        return self.what


@dataclass(frozen=True)
class PartnerPage:
    """The page of one party."""

    partner: Partner
    inside: bool  # the person's own place entered it, or keeps it
    sees_identity: bool
    places: list[tuple[Region, str]]
    topics: list[PartnerTopic]
    papers: list[Paper]
    record: list[Experience]
    missing: list[str]
    twins: list[Twin]
    may: Verdict  # change it
    moves: dict[str, tuple[Move, Verdict]]
    events: list[tuple[str, Event]]

    @property
    def counted(self) -> str:
        """2 berjalan, 1 berakhir"""
        return counted(self.record)

    @property
    def offers(self) -> list[tuple[PartnerTopic, str]]:
        return self.told(PartnerTopic.Direction.OFFERS)

    @property
    def seeks(self) -> list[tuple[PartnerTopic, str]]:
        return self.told(PartnerTopic.Direction.SEEKS)

    def told(self, direction: str) -> list[tuple[PartnerTopic, str]]:
        """Each topic with how much of it."""
        return [(row, amount(row)) for row in self.topics if row.direction == direction]

    @property
    def can_edit(self) -> bool:
        return bool(self.may)

    @property
    def why_not(self) -> str:
        """For whoever entered it: why it can't be changed any more."""
        return "" if self.may or self.may.forbidden else self.may.reason

    @property
    def is_refused(self) -> bool:
        return self.partner.status == Partner.Status.REFUSED

    @property
    def caption(self) -> str:
        """What kind of party, and how far it was checked."""
        return f"{self.partner.get_kind_display()} · {self.partner.get_status_display()}"

    @property
    def decisions(self) -> list[tuple[Move, Verdict]]:
        """What the kabupaten may decide; proposing again is done by correcting the entry."""
        return [each for name, each in self.moves.items() if name != "propose_again"]

    @property
    def conflict_words(self) -> str:
        """Whether somebody who decides for a village has a stake in it, and who."""
        if self.partner.conflict == Partner.Conflict.DECLARED:
            return f"Ada: {self.partner.conflict_note}"
        return self.partner.get_conflict_display() if self.partner.conflict else ""

    @property
    def next_act(self) -> NextAct | None:
        """What the entry needs most, for whoever may change it."""
        if not self.can_edit:
            return None
        if not self.places and not self.partner.nationwide:
            return NextAct("Tulis wilayah kerja", COVERAGE, url_of("partner-coverage", self.partner))
        if not self.topics:
            return NextAct("Tulis topik", TOPICS, url_of("partner-topics", self.partner))
        return None


def url_of(name: str, partner: Partner) -> str:
    """The page of one act on it."""
    return reverse(f"partnerships:{name}", args=[partner.pk])


def amount(row: PartnerTopic) -> str:
    """10 ton/tahun; membeli kopi kering"""
    known = "" if row.quantity is None else f"{angka(row.quantity)}\N{NO-BREAK SPACE}{row.unit}"
    return "; ".join(part for part in (known, row.note) if part)


def partner_page(partner: Partner, user: Any) -> PartnerPage:
    """Everything that this person may read of it."""
    inside, signed_in = is_within(user, partner), user.is_authenticated
    moves = {move.name: (move, verdict) for move, verdict in PARTNER_MOVES.open_to(partner, user)} if inside else {}
    regions = [row.region for row in partner.coverage.select_related("region").order_by("region__code")]
    areas = areas_of(region.code for region in regions)
    papers = partner.documents.select_related("document").order_by("kind", "created_at") if inside else ()
    return PartnerPage(
        partner=partner,
        inside=inside,
        sees_identity=inside or (signed_in and sees_identity(user)),
        places=[(region, areas[region.code]) for region in regions],
        topics=list(partner.topics.select_related("topic").order_by("topic__name")),
        papers=[Paper(row) for row in papers],
        record=track_record(partner),
        missing=missing_identity(partner) if inside else [],
        twins=twins_of(keys_in(partner), visible_to(user), partner) if inside else [],
        may=entry_open(partner, user) if signed_in else Verdict(False, forbidden=True),
        moves=moves,
        events=events_of(partner) if inside else [],
    )


def events_of(partner: Partner) -> list[tuple[str, Event]]:
    """What happened to the entry, the newest first."""
    rows = trail.timeline([partner]).filter(action__in=WORDS)[:MOST_EVENTS]
    return [(WORDS[row.action], row) for row in rows]
