"""The kind of a region, told by its code and name."""

from accounts import regions
from villages.models import Region

KINDS_BY_DIGIT = {"1": Region.Kind.KELURAHAN, "2": Region.Kind.DESA, "3": Region.Kind.DESA_ADAT}


def kind_of(code: str, name: str) -> str:
    """The kind of a region, told by its code; a city by its name. Raises ValueError for a village of no kind."""
    match regions.level(code):
        case regions.PROVINCE:
            return Region.Kind.PROVINCE.value
        case regions.REGENCY:
            return (Region.Kind.CITY if name.startswith("Kota ") else Region.Kind.REGENCY).value
        case regions.DISTRICT:
            return Region.Kind.DISTRICT.value
    kind = KINDS_BY_DIGIT.get(code.rpartition(".")[2][0])
    if kind is None:
        raise ValueError(f"Kode “{code}” tidak benar: angka ketujuh menjelaskan jenisnya, yaitu 1, 2, atau 3.")
    return kind.value
