"""What makes a password too weak, in our words (ASVS 6.2: length, common ones, words of the context)."""

import re
from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

LONGEST = 256
# Words that everybody around a village would try first.
CONTEXT = ("desa", "bumdes", "bumdesa", "kecamatan", "kabupaten", "kelurahan", "kades", "sekdes", "camat", "portal")
CONTEXT += ("kerjasama", "ponorogo", "indonesia", "merdeka", "password", "katasandi", "sandi", "admin", "rahasia")
LETTERS_LEFT = 8


class LongEnough:
    """At least so many letters, and not endless."""

    def __init__(self, shortest: int = 12) -> None:
        self.shortest = shortest

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < self.shortest:
            raise ValidationError(f"Kata sandi paling sedikit {self.shortest} huruf.", code="too_short")
        if len(password) > LONGEST:
            raise ValidationError(f"Kata sandi paling banyak {LONGEST} huruf.", code="too_long")

    def get_help_text(self) -> str:
        return f"Paling sedikit {self.shortest} huruf. Beberapa kata yang mudah Anda ingat lebih baik."


class NotCommon(CommonPasswordValidator):
    """Not one of the twenty thousand that are tried first."""

    def validate(self, password: str, user: Any = None) -> None:
        digits = password.isdigit() or len(set(password.lower())) < 4
        if digits or password.lower().strip() in self.passwords:
            raise ValidationError("Kata sandi ini terlalu mudah ditebak. Pakai beberapa kata.", code="too_common")

    def get_help_text(self) -> str:
        return "Jangan hanya angka."


def squeeze(text: str) -> str:
    """Only the letters and digits, in lower case."""
    return re.sub(r"[\W_]+", "", text.lower())


def context_of(user: Any) -> set[str]:
    """The words that people around would guess: ours, and the person's own name and places."""
    own = [getattr(user, "name", ""), getattr(user, "username", ""), *getattr(user, "place_names", ())]
    parts = [squeeze(part) for text in own for part in [text, *re.split(r"[\W_]+", text)]]
    return {*CONTEXT, *(part for part in parts if len(part) >= 4)}


class NotOurWords:
    """Words like desa, one's own name or the village's are not enough by themselves."""

    def validate(self, password: str, user: Any = None) -> None:
        left = squeeze(password)
        for word in sorted(context_of(user), key=len, reverse=True):
            left = left.replace(word, "")
        if left == squeeze(password):
            return
        if len(re.sub(r"\d", "", left)) < LETTERS_LEFT:
            raise ValidationError(
                "Kata sandi ini mudah ditebak: isinya nama, desa, atau jabatan. Tambahkan kata lain.", code="our_words"
            )

    def get_help_text(self) -> str:
        return "Jangan hanya nama Anda, nama desa, atau jabatan."
