"""The events of a cooperation's history in words, by trail code."""

WORDS: dict[str, str] = {}
