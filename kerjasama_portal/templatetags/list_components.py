"""Rows of lists, written at once: a template drawn for each row would be most of a long page. See components.py."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
NOTHING = SafeString("")
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
    head = format_html('<li><p class="t">{}</p>', linked(url, title)) if url else cant(title)
    parts = (head, end_of(status, end, end_kind), small("m", meta), small("law", linked(law_url, law)))
    return format_html("{}{}{}{}</li>", *parts)


def cant(title: str) -> SafeString:
    """The beginning of a row without a link."""
    return format_html('<li class="cant"><p class="t">{}</p>', title)


def linked(url: str, text: str) -> str:
    """The text, as a link where there is an address."""
    return format_html('<a href="{}">{}</a>', url, text) if url else text


def small(kind: str, text: str) -> SafeString:
    """A line below the title."""
    return format_html('<p class="{}">{}</p>', kind, text) if text else NOTHING


def end_of(status: str, end: str, end_kind: str) -> SafeString:
    """What stands at the end of the row: a status, or words."""
    if status:
        return format_html('<span class="tag tag-{kind}">{word}</span>', **status_word(status))
    return format_html('<span class="end {}">{}</span>', end_kind, end) if end else NOTHING
