"""How the seeds of second factors are kept: encrypted and authenticated, under a key that is not in the database."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def key_of(secret: str) -> bytes:
    """A Fernet key of its own use, derived from a long random secret."""
    return base64.urlsafe_b64encode(hashlib.sha256(b"portal.second-factor:" + secret.encode()).digest())


def keys() -> MultiFernet:
    """The first key encrypts, any decrypts: so a key can be changed without losing a phone."""
    secrets = [settings.SECOND_FACTOR_KEY, settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(key_of(secret)) for secret in dict.fromkeys(secrets) if secret])


def encrypt(text: str) -> str:
    """What goes into the database."""
    return keys().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Back again; a changed byte raises cryptography.fernet.InvalidToken, never gives garbage."""
    return keys().decrypt(text.encode()).decode()
