"""Acts on the photos of a potential."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask
from accounts.permissions import Permission
from records import trail
from records.documents import store_scan
from records.moves import TOO_LATE, hold
from records.pictures import Picture
from records.verdict import Refused
from villages.actions.common import NOT_A_DRAFT
from villages.models import Potential, PotentialPhoto

MOST_PHOTOS = 3


def keep_photos(potential: Potential, photos: Sequence[Picture], by: Any) -> dict[str, Any]:
    """Store judged photos with their potential, up to three; gives what the trail is told. Raises Refused."""
    if not photos:
        return {}
    there = PotentialPhoto.objects.filter(potential=potential, removed_at__isnull=True).count()
    if there + len(photos) > MOST_PHOTOS:
        already = f" Sudah ada {there}." if there else ""
        raise Refused(f"Paling banyak {MOST_PHOTOS} foto.{already} Hapus dulu yang lama, atau pilih lebih sedikit.")
    documents = [store_scan(photo.scan, by=by) for photo in photos]
    for photo, document in zip(photos, documents, strict=True):
        size = {"width": photo.width, "height": photo.height}
        PotentialPhoto.objects.create(potential=potential, document=document, created_by=by, **size)
    return {"photos": [document.sha256 for document in documents]}


@transaction.atomic
def remove_photo(*, photo: PotentialPhoto, by: Any) -> None:
    """Take one photo off a draft; the trail keeps whose it was. Raises Refused."""
    potential = photo.potential
    ask(by, Permission.POTENTIAL_EDIT, potential.place)
    hold(potential)
    if not Potential.objects.filter(pk=potential.pk, status=Potential.Status.DRAFT).exists():
        raise Refused(NOT_A_DRAFT)
    if not PotentialPhoto.objects.filter(pk=photo.pk, removed_at__isnull=True).update(removed_at=timezone.now()):
        raise Refused(TOO_LATE)
    old = {"photos": [photo.document.sha256]}
    trail.record("potential.photo_remove", potential, by=by, region_code=potential.village.code, old=old)
