"""Where villages are shown: Django finds the address once, a list of 25 rows only puts the codes in."""

from functools import cache

from django.urls import reverse

EXAMPLE = "00.00.00.0000"


@cache
def address_of_example() -> str:
    """The address of a profile, with the place for the code."""
    return reverse("villages:profile", args=[EXAMPLE])


def profile_url(code: str) -> str:
    """The profile of a village; its code holds digits and dots alone, so nothing in it must be quoted."""
    return address_of_example().replace(EXAMPLE, code)
