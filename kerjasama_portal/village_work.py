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
from villages.facts.verification import queue_of
from villages.models import Potential, Region
from villages.models.region import titled
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
    codes = [code for code in codes if user.can(Permission.POTENTIAL_SUBMIT, code)]
    places = list(Region.objects.filter(code__in=codes)) if codes else []
    if not places:
        return []
    drafts, filled = defaultdict(list), set()
    for potential in Potential.objects.filter(village__in=places).only("name", "status", "village"):
        filled.add(potential.village_id)
        if potential.status == Potential.Status.DRAFT:
            drafts[potential.village_id].append(potential)
    reasons = sent_back(draft for each in drafts.values() for draft in each)
    ready = [place for place in places if place.pk in filled and not drafts[place.pk]]
    busy = set(Party.objects.filter(village__in=ready).values_list("village", flat=True).order_by()) if ready else set()
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
    queue = queue_of(user, QueryDict())
    shown = queue.rows.values_list("pk", "name", "village__name", "village__kind", "submitted_at")
    rows = list(shown[: MOST_CASES + 1]) if holds(user, Permission.POTENTIAL_VERIFY) else []
    if len(rows) <= MOST_CASES:
        return [
            Waiting(f"Verifikasi potensi {name}", titled(village, kind), queue.case(pk), "Periksa potensi")
            for pk, name, village, kind, _ in rows
        ]
    _, name, village, kind, since = rows[0]
    about = f"Paling lama: {name}, {titled(village, kind)}, diajukan {tanggal(since)}"
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
    if not holds(user, Permission.POTENTIAL_EDIT):
        return []
    mine = Potential.objects.stale().filter(within(user, Permission.POTENTIAL_EDIT, "village__code"))
    by_village = mine.values_list("village", "village__name", "village__kind", "village__code")
    most = by_village.annotate(count=Count("pk")).order_by("-count", "village")[:MOST_VILLAGES]
    return [
        Waiting(f"Ukur lagi {ribuan(count)} potensi", f"{titled(name, kind)} · {OLD}", stale_url(code), "Lihat potensi")
        for _, name, kind, code, count in sorted(most, key=lambda row: row[1])
    ]


def stale_url(code: str) -> str:
    """The profile, narrowed to what should be measured again."""
    return reverse("villages:profile", args=[code]) + "?keadaan=ukur-lagi"


def potential_url(potential: Potential) -> str:
    """The page on which it is verified or sent back."""
    return reverse("villages:potential-detail", args=[potential.pk])
