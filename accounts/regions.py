"""The grammar of Kemendagri region codes; whole segments only, so 33.1 never covers 33.10."""

import re

CODE = re.compile(r"[0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?")
PROVINCE, REGENCY, DISTRICT, VILLAGE = 1, 2, 3, 4


def is_code(code: str) -> bool:
    """Is this a well-formed code of one of the four levels?"""
    return bool(CODE.fullmatch(code or ""))


def level(code: str) -> int:
    """1 province, 2 regency, 3 district, 4 village; raises ValueError for anything else."""
    if not is_code(code):
        raise ValueError(f"“{code}” bukan kode wilayah.")
    return code.count(".") + 1


def parent(code: str) -> str:
    """The code one level up; empty for a province."""
    return code.rpartition(".")[0]


def ancestor(code: str, wanted: int) -> str:
    """The code's ancestor (or itself) at a level; empty when the code lies above that level."""
    parts = code.split(".")
    return ".".join(parts[:wanted]) if len(parts) >= wanted else ""


def covers(scope: str, code: str) -> bool:
    """Does the scope contain the code? An empty scope contains nothing."""
    return bool(scope) and (code == scope or code.startswith(scope + "."))


def is_kelurahan(code: str) -> bool:
    """A village code whose last part begins with 1 is a kelurahan, which can't be a party."""
    return level(code) == VILLAGE and code.rpartition(".")[2].startswith("1")
