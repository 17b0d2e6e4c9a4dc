"""What is told once and never kept: links and typed codes, and the hash by which they are found again."""

import secrets
from dataclasses import dataclass

import segno
from django.utils.crypto import salted_hmac

CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1, I: read from paper without doubt
CODE_LETTERS = 12


@dataclass(frozen=True)
class Secret:
    """The two ways to the same invitation: 192 bits for a link, 60 bits (limited tries) to type from paper."""

    token: str
    code: str


def new_secret() -> Secret:
    """A fresh pair; whoever made it shows it once."""
    letters = "".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LETTERS))
    return Secret(secrets.token_urlsafe(24), "-".join(letters[at : at + 4] for at in range(0, CODE_LETTERS, 4)))


def tidy(typed: str) -> str:
    """A code as people type it: any case, with or without dashes."""
    return "".join(letter for letter in typed.upper() if letter in CODE_ALPHABET)


def digest(secret: str) -> str:
    """What the database keeps: keyed, so that a stolen copy of it finds no code."""
    return salted_hmac("accounts.invitation", secret, algorithm="sha256").hexdigest()


def qr_uri(text: str) -> str:
    """A QR code as an image in the page itself; the policy of content allows data: for images alone."""
    return segno.make(text, error="m", micro=False).svg_data_uri(light="white", border=4)
