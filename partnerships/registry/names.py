"""Names of outside parties as they are compared: no case, no punctuation, no word for the legal form."""

import re
import unicodedata

LEGAL_FORMS = frozenset(
    ("pt", "cv", "ud", "tbk", "persero", "perseroan", "terbatas", "komanditer", "firma", "fa", "perum", "perumda")
)
INITIALS = re.compile(r"(?<=\b\w)\.(?=\w\b)")  # P.T. is PT
APART = re.compile(r"[\W_]+")
MOST = 150


def words_of(text: str) -> list[str]:
    """The words of a name, without case and punctuation."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return APART.sub(" ", INITIALS.sub("", plain).replace("'", "").replace("’", "")).split()


def telling(words: list[str]) -> list[str]:
    """The words that tell one party from another; all of them when only a legal form was written."""
    return [word for word in words if word not in LEGAL_FORMS] or words


def name_key(name: str) -> str:
    """CV. Kopi Lereng-Lawu and kopi lereng lawu are one; never empty for a name that is not."""
    return ("".join(telling(words_of(name))) or name.strip().casefold())[:MOST]
