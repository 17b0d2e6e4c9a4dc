"""The regular duties of a running portal, and when each was last done: what /readyz watches."""

from django.utils import timezone

from records.models import Duty

TRAIL, BACKUP, CARE, WORKER = "jejak", "cadangan", "rawat", "pekerja"


def done(name: str, *, ok: bool = True, said: str = "") -> None:
    """A duty was done just now, well or not."""
    facts = {"done_at": timezone.now(), "ok": ok, "said": said[:200]}
    Duty.objects.update_or_create(name=name, defaults=facts)
