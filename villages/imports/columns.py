"""Columns that name a village, a topic or a unit; what the names mean is looked up in what was loaded beforehand."""

import re
from collections.abc import Iterable
from typing import Any

from accounts import regions
from records.importing.widgets import Column, Teks, Told, typed
from villages.facts.topics import names_of, said
from villages.facts.units import OTHER_WORDS
from villages.models import Topic, Unit

TEN_DIGITS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{4})")
EXAMPLE = "35.02.19.2002"
WITHOUT_DOTS = "Kode desa {typed} dibaca {code}."


class KodeDesa(Column):
    """A village by its code; ten digits without dots are read, and said so."""

    def read(self, cell: Any, context: Any, dot: str) -> str:
        text = typed(cell)
        if not text:
            return ""
        if text in context.villages:
            return text
        if ten := TEN_DIGITS.fullmatch(text):
            code = ".".join(ten.groups())
            return Told(code, WITHOUT_DOTS.format(typed=text, code=code))
        if not regions.is_code(text) or regions.level(text) != regions.VILLAGE:
            raise ValueError(f"“{text[:30]}” bukan kode desa. Contoh: {EXAMPLE}.")
        return text


class NamaTopik(Column):
    """A topic by its code, its name or another word for it; kept under its name."""

    def read(self, cell: Any, context: Any, dot: str) -> str:
        text = typed(cell)
        if not text:
            return ""
        topic = context.topics.named(text)
        if topic is None:
            raise ValueError(f"“{text[:40]}” tidak ada dalam daftar topik. Lihat lembar Pilihan di contoh berkas.")
        return topic.name


class Satuan(Teks):
    """A unit by its symbol or its name; an unknown one is left to be judged with the row."""

    def __init__(self) -> None:
        super().__init__(30)

    def read(self, cell: Any, context: Any, dot: str) -> str:
        text = super().read(cell, context, dot)
        return context.units.symbol(text)


class TopicBook:
    """All topics, by everything that they are called."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.by_name = {topic.name: topic for topic in topics}
        self.words: dict[str, Topic | None] = {}
        for topic in self.by_name.values():
            for word in names_of(topic):
                self.words[word] = None if word in self.words else topic
        for topic in self.by_name.values():
            self.words[said(topic.name)] = topic
        for topic in self.by_name.values():
            self.words[topic.code] = topic

    def named(self, text: str) -> Topic | None:
        """The one topic that is called exactly so."""
        return self.words.get(said(text))


class UnitBook:
    """All units, by symbol and by name."""

    def __init__(self, units: Iterable[Unit]) -> None:
        self.all = list(units)
        self.by_symbol = {unit.symbol: unit for unit in self.all}
        self.words = {word: symbol for word, symbol in OTHER_WORDS.items() if symbol in self.by_symbol}
        self.words |= {said(unit.name): unit.symbol for unit in self.all}
        for unit in self.all:
            plain = unit.symbol.replace("³", "3").replace("²", "2")
            self.words |= {said(plain): unit.symbol, said(unit.symbol): unit.symbol}
        self.fitting: dict[str, list[str]] = {}

    def symbol(self, text: str) -> str:
        """Its symbol; an unknown word as it is."""
        return text if text in self.by_symbol else self.words.get(said(text), text)

    def of(self, topic: Topic) -> list[str]:
        """The symbols in which a topic may be measured: its usual one, then its usual dimension."""
        if topic.name not in self.fitting:
            wanted = topic.dimensions
            units = [unit for unit in self.all if unit.dimension in wanted]
            units.sort(key=lambda unit: (unit.pk != topic.unit_id, wanted.index(unit.dimension)))
            self.fitting[topic.name] = [unit.symbol for unit in units]
        return self.fitting[topic.name]
