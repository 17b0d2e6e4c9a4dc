"""What waits for the people of villages on "hari ini": to begin with, to hand in, to verify, to measure again."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse

from accounts.access import holds, within
from accounts.permissions import Permission
from partnerships.models import Party
from partnerships.registry.waiting import waiting_for as partners_waiting
from records.formats import ribuan, tanggal
from villages.facts.verification import queue_of, waiting_for
from villages.models import Potential, Region
from villages.workflow import sent_back

MOST_CASES = 3  # more are one line that leads to the queue
MOST_VILLAGES = 20
OLD = "angkanya lebih dari setahun"


@dataclass(frozen=True)
class Waiting:
    """Something that waits for this person."""

    what: str
    about: str
    url: str
    button: str


def village_beginnings(user: Any) -> list[Waiting]:
    """For the people of one village: the first potential, drafts to hand in, the first cooperation."""
    codes = {grant.region_code for grant in user.active_grants if grant.region_code.count(".") == 3}
    places = [p for p in Region.objects.filter(code__in=codes) if user.can(Permission.POTENTIAL_SUBMIT, p.place)]
    drafts, filled = defaultdict(list), set()
    for potential in Potential.objects.filter(village__in=places).select_related("village"):
        filled.add(potential.village_id)
        if potential.status == Potential.Status.DRAFT:
            drafts[potential.village_id].append(potential)
    reasons = sent_back(draft for each in drafts.values() for draft in each)
    busy = set(Party.objects.filter(village__in=places).values_list("village_id", flat=True))
    begun = {place.pk: drafts_of(place, drafts[place.pk], reasons) for place in places}
    return [thing for place in places for thing in beginning_of(place, user, place.pk in filled, begun[place.pk], busy)]


def drafts_of(place: Region, drafts: list[Potential], reasons: dict[str, str]) -> list[Waiting]:
    """The drafts of one village; of those that came back, first of all, why."""
    returned = [draft for draft in drafts if draft.pk in reasons]
    return [
        Waiting(
            f"Perbaiki potensi {draft.name}",
            f"{place.title} · Dikembalikan: {reasons[draft.pk]}",
            potential_url(draft),
            "Buka potensi",
        )
        for draft in returned
    ] + [
        Waiting(f"Ajukan potensi {draft.name}", f"{place.title} · masih draf", potential_url(draft), "Buka potensi")
        for draft in drafts
        if draft.pk not in reasons
    ]


def beginning_of(place: Region, user: Any, has_potential: bool, drafts: list[Waiting], busy: set[int]) -> list[Waiting]:
    """What one village's people can begin with."""
    if not has_potential:
        url = reverse("villages:potential-create", args=[place.code])
        return [Waiting(f"Isi profil {place.title}", "Mulai dari satu potensi.", url, "Tambah potensi")]
    waiting = list(drafts)
    if not drafts and place.pk not in busy and user.can(Permission.COOPERATION_START, place.place):
        url = reverse("partnerships:cooperation-create")
        waiting.append(Waiting("Mulai kerja sama pertama", place.title, url, "Mulai kerja sama"))
    return waiting


def potentials_to_verify(user: Any) -> list[Waiting]:
    """What somebody else filled in and handed in: each by itself, or, when they are many, the queue as a whole."""
    rows = list(waiting_for(user).select_related("village")[: MOST_CASES + 1])
    queue = queue_of(user, QueryDict())
    if len(rows) <= MOST_CASES:
        return [
            Waiting(f"Verifikasi potensi {row.name}", row.village.title, queue.case(row.pk), "Periksa potensi")
            for row in rows
        ]
    oldest = rows[0]
    about = f"Paling lama: {oldest.name}, {oldest.village.title}, diajukan {tanggal(oldest.submitted_at)}"
    return [Waiting(f"Verifikasi {ribuan(queue.rows.count())} potensi", about, queue.address, "Buka antrean")]


def partners_to_verify(user: Any) -> list[Waiting]:
    """For the kabupaten: the outside parties that nobody verified yet, one line for all."""
    count = partners_waiting(user).count() if holds(user, Permission.PARTNER_VERIFY) else 0
    if not count:
        return []
    what, url = f"Verifikasi {ribuan(count)} mitra", reverse("partnerships:partner-queue")
    return [Waiting(what, "Diusulkan desa dan pendamping", url, "Buka antrean")]


def stale_potentials(user: Any) -> list[Waiting]:
    """For those who keep a village's figures: what was measured more than a year ago."""
    mine = Potential.objects.stale().filter(within(user, Permission.POTENTIAL_EDIT, "village__code"))
    counted = mine.values("village_id").annotate(count=Count("pk")).order_by("-count", "village_id")[:MOST_VILLAGES]
    counts = {row["village_id"]: row["count"] for row in counted}
    return [
        Waiting(
            f"Ukur lagi {ribuan(counts[place.pk])} potensi", f"{place.title} · {OLD}", stale_url(place), "Lihat potensi"
        )
        for place in Region.objects.filter(pk__in=counts).order_by("name")
    ]


def stale_url(place: Region) -> str:
    """The profile, narrowed to what should be measured again."""
    return reverse("villages:profile", args=[place.code]) + "?keadaan=ukur-lagi"


def potential_url(potential: Potential) -> str:
    """The page on which it is verified or sent back."""
    return reverse("villages:potential-detail", args=[potential.pk])
