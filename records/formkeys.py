"""Every form counts once: its key is kept in the transaction of the act, so both stand or fall together."""

import hashlib
import re
import secrets
from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.utils import timezone

from records.models import FormKey

FIELD = "kunci"
SHAPE = re.compile(r"[0-9a-f]{32}")
KEPT = timedelta(days=30)
NOT_CONTENT = (FIELD, "csrfmiddlewaretoken")
OTHER_CONTENT = "Halaman ini sudah Anda simpan, dengan isi yang lain. Kalau isi ini tambahan baru, simpan sekali lagi."


class Repeated(Exception):
    """The same form was sent again by the same person; the first one counts and nothing is written now."""


def new_key() -> str:
    """128 random bits for one form on one page."""
    return secrets.token_hex(16)


def key_of(data: Any) -> str:
    """The key that was sent; "" when there is none. A form without a key is accepted, and not protected."""
    key = data.get(FIELD, "") if data else ""
    return key if SHAPE.fullmatch(key) else ""


def digest_of(data: Any, files: Any) -> str:
    """The fingerprint of what was sent: every field and every file (SHA-256, hex)."""
    found = hashlib.sha256()
    for name in sorted(set(data) - set(NOT_CONTENT)):
        found.update(repr((name, data.getlist(name))).encode())
    for name in sorted(files or {}):
        for upload in files.getlist(name):
            found.update(repr((name, upload.name, upload.size)).encode())
            for chunk in upload.chunks():
                found.update(chunk)
            upload.seek(0)
    return found.hexdigest()


def claim(data: Any, files: Any, by: Any) -> None:
    """Keep the key, as the first write of the act's transaction; raises Repeated when another one has it.

    On PostgreSQL a second one sent at the same moment waits here until the first is done, or is undone.
    """
    if not (key := key_of(data)):
        return
    try:
        FormKey.objects.create(key=key, digest=digest_of(data, files), created_by=by)
    except IntegrityError as error:
        raise Repeated from error


def find(data: Any, by: Any) -> FormKey | None:
    """The form that counted under the key of this one."""
    key = key_of(data)
    return FormKey.objects.filter(key=key, created_by=by).first() if key else None


def is_same(kept: FormKey, data: Any, files: Any) -> bool:
    """Was the same content sent again, not another one from the same page?"""
    return kept.digest == digest_of(data, files)


def lead_to(data: Any, by: Any, target: str) -> None:
    """Remember where the sender was led, for whoever sends the same again."""
    FormKey.objects.filter(key=key_of(data), created_by=by, target="").update(target=target[:500])


def sweep() -> int:
    """Forget the keys older than 30 days; gives how many."""
    return FormKey.objects.filter(created_at__lt=timezone.now() - KEPT).delete()[0]
