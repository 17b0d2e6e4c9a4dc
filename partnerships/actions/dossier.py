"""Taking everything away: asked, counted, and written in the trail before the first byte goes out."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.access import ask
from accounts.models import User
from accounts.permissions import Permission
from partnerships.dossier.archive import Dossier
from partnerships.dossier.build import dossier_for
from partnerships.models import Cooperation
from records import trail
from records.models import Event
from records.verdict import Refused

ACTION = "cooperation.export"
MOST, WITHIN = 10, timedelta(hours=1)
TOO_OFTEN = f"Anda sudah mengunduh seluruh berkas {MOST} kali dalam satu jam. Coba lagi nanti."


@transaction.atomic
def export_dossier(*, cooperation: Cooperation, by: Any) -> Dossier:
    """Collect what this person may open; the trail keeps who took how many papers."""
    ask(by, Permission.EXPORT_DOWNLOAD, cooperation.place)
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # one at a time, so that each counts those before it
    if Event.objects.filter(actor=by, action=ACTION, at__gte=timezone.now() - WITHIN).count() >= MOST:
        raise Refused(TOO_OFTEN)
    dossier = dossier_for(cooperation, by)
    facts = {"rows": len(dossier.entries), "withheld": len(dossier.withheld), "history": len(dossier.history)}
    trail.record(ACTION, cooperation, by=by, region_code=acting_code(cooperation, by), new=facts)
    return dossier


def acting_code(cooperation: Cooperation, by: Any) -> str:
    """The village for which the person acts; the leading one for an office above."""
    codes = [cooperation.lead.code, *cooperation.place.codes]
    return next((code for code in codes if any(grant.touches(code) for grant in by.active_grants)), codes[0])
