"""Path converters: a village's Kemendagri code, our random ids, and moves by their Indonesian words."""


class VillageCode:
    """The code of a village, as in /desa/35.02.19.2007/."""

    regex = r"[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}"  # \d means the digits of every script

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


class MoveWord:
    """A move of a table by its word in the address; any other word is no address."""

    words: dict[str, str] = {}  # word in the address -> name of the move
    regex = "[a-z-]+"

    def to_python(self, value: str) -> str:
        if value not in self.words:
            raise ValueError(value)
        return self.words[value]

    def to_url(self, value: str) -> str:
        for word, name in self.words.items():
            if name == value:
                return word
        raise ValueError(value)


class PartyMove(MoveWord):
    """What the lead village does with another one."""

    words = {
        "pilih": "choose",
        "tidak-dipilih": "set_aside",
        "pertimbangkan": "reconsider",
        "tanpa": "leave_out",
    }


class CooperationMove(MoveWord):
    """A confirmed move of the whole cooperation."""

    words = {
        "mulai-naskah": "start_drafting",
        "berlakukan": "declare_in_force",
        "mulai-pelaksanaan": "start_running",
        "tutup": "close",
        "salah-catat": "withdraw_old",
    }
