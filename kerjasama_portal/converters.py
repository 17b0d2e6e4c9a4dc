"""Path converters: a village's Kemendagri code, and our random ids."""


class VillageCode:
    """The code of a village, as in /desa/35.02.19.2007/."""

    regex = r"\d{2}\.\d{2}\.\d{2}\.\d{4}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ShortId:
    """A random id of records.abstract."""

    regex = r"[2-9b-df-hj-km-np-tv-xz]{10}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
