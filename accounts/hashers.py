"""How passwords are kept: Argon2id, in a size that a small office machine can bear."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class OfficeArgon2(Argon2PasswordHasher):
    """19 MiB, two passes, one lane (OWASP's least): eight sign-ins at once still fit beside the portal."""

    time_cost, memory_cost, parallelism = 2, 19_456, 1
