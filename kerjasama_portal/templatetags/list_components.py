"""Rows of lists, written at once: a template drawn for each row would be most of a long page. See components.py."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
NOTHING = SafeString("")
LINKED = '<li><p class="t"><a href="{}">{}</a></p>'
META = '<p class="m">{}</p>'
# The colour class and the word of a status; the colour only repeats the word.
STATUS = {
    "todo": ("todo", "Belum dikerjakan"),
    "doing": ("doing", "Sedang dikerjakan"),
    "cant": ("cant", "Belum bisa dimulai"),
    "wait": ("wait", "Menunggu tinjauan"),
    "fix": ("fix", "Perlu diperbaiki"),
    "done": ("done", "Selesai"),
    "block": ("fix", "Menghalangi"),
    "warn": ("doing", "Perlu alasan"),
    "note": ("todo", "Catatan"),
    "met": ("done", "Terpenuhi"),
}


def status_word(code: str) -> dict[str, str]:
    """The colour class and the word of a status; an unknown code is a mistake in the page."""
    if code not in STATUS:
        raise template.TemplateSyntaxError(f"“{code}” is no status; choose from {', '.join(STATUS)}")
    kind, word = STATUS[code]
    return {"kind": kind, "word": word}


@register.simple_block_tag
def barisan(content: str, kind: str = "two", label: str = "") -> SafeString:
    """A list of rows: kind is two, agenda, caps or empty; label is the id of its heading."""
    space, named = " " if kind else "", format_html(' aria-labelledby="{}"', label) if label else NOTHING
    return format_html('<ul class="rows{}{}"{}>\n{}</ul>', space, kind, named, content)


@register.simple_tag
def daftar(rows: Iterable[Any], label: str = "") -> SafeString:
    """A whole list at once, of plain links: each row has a title, a url and an end; its meta may be empty."""
    parts = ((row.url, row.title, row.end, format_html(META, row.meta) if row.meta else NOTHING) for row in rows)
    return barisan(format_html_join("\n", LINKED + '<span class="end muted">{}</span>{}</li>', parts), label=label)


@register.simple_tag
def baris(
    title: str,
    url: str = "",
    status: str = "",
    end: str = "",
    end_kind: str = "late",
    meta: str = "",
    law: str = "",
    law_url: str = "",
) -> SafeString:
    """One row; the whole row is the link, and without one it can't be done."""
    head = format_html(LINKED, url, title) if url else format_html('<li class="cant"><p class="t">{}</p>', title)
    under = format_html(META, meta) if meta else NOTHING
    return format_html("{}{}{}{}</li>", head, end_of(status, end, end_kind), under, law_of(law, law_url))


def end_of(status: str, end: str, end_kind: str) -> SafeString:
    """What stands at the end of the row: a status, or words."""
    if status:
        return format_html('<span class="tag tag-{kind}">{word}</span>', **status_word(status))
    return format_html('<span class="end {}">{}</span>', end_kind, end) if end else NOTHING


def law_of(law: str, url: str) -> SafeString:
    """The small print."""
    if not law:
        return NOTHING
    return format_html('<p class="law">{}</p>', format_html('<a href="{}">{}</a>', url, law) if url else law)
