"""What all our rows share: a random short id in addresses, and who made them when."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone

# No vowels: ids never spell words. No 0/o/1/l: they can be read aloud.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"


def new_id() -> str:
    """Ten random characters (about 47 bits): integers would tell how many there are."""
    number, letters = secrets.randbelow(len(ALPHABET) ** 10), []
    for _ in range(10):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


class Record(models.Model):
    """A row with a random id, its maker and its moment."""

    id = models.CharField(primary_key=True, max_length=10, default=new_id, editable=False)
    created_at = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="dibuat oleh", on_delete=models.PROTECT, related_name="+", editable=False
    )

    class Meta:
        abstract = True
