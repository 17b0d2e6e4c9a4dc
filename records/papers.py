"""Official papers: data in, tagged PDF/A-2a out, drawn by typst from templates/papers."""

import datetime
import io
import json
import re
import secrets
import threading
import unicodedata
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import segno
import typst

PAPERS_DIR = Path(__file__).resolve().parent.parent / "templates" / "papers"
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1, I: read aloud without doubt

# What typst's embedded fonts can draw; PDF/A refuses a paper with a missing letter.
UNDRAWABLE = re.compile(
    "[^\n\u0020-\u04ff\u0621-\u063a\u0640-\u0652\u0660-\u0669\u1e00-\u1eff"
    "\u2010-\u2040\u20a0-\u20bf\u2116\u2122\u2153-\u215e\u2190-\u22ff\u25a1]"
)
INVISIBLE = {"Cc", "Cf", "Cn", "Co", "Cs"}  # controls, direction overrides, unassigned, private, surrogates
UNBROKEN = re.compile(r"\S{29,}")

_local = threading.local()


@dataclass(frozen=True)
class FinalMark:
    """What turns a draft into the final paper: its code, the address that verifies it, the footer's words."""

    code: str
    url: str
    footer: str


def new_code() -> str:
    """Return an unguessable code such as 7KQ4-M2XR (40 bits)."""
    letters = "".join(secrets.choice(CODE_ALPHABET) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def render(name: str, data: dict[str, Any], *, document_date: datetime.date, final: FinalMark | None = None) -> bytes:
    """Draw templates/papers/<name>.typ with `data`; without `final` it is a draft: watermark, no code, no QR.

    The keys of `data` stand in the first comment of each template. The same call gives the same bytes.
    """
    mark = {**asdict(final), "footer": printable(final.footer), "qr": qr_svg(final.url)} if final else None
    pdf = _compiler(name).compile(
        format="pdf",
        pdf_standards=["a-2a"],
        timestamp=datetime.datetime.combine(document_date, datetime.time(12), datetime.UTC),
        sys_inputs={"data": json.dumps(printable(data)), "final": json.dumps(mark)},
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"typst returned {type(pdf).__name__} for {name}")
    return pdf


def qr_svg(url: str) -> str:
    """Draw the QR code of `url` as SVG, with the quiet zone the standard asks for."""
    out = io.BytesIO()
    segno.make(url, error="m", micro=False).save(out, kind="svg", xmldecl=False, light="white", border=4)
    return out.getvalue().decode()


def printable(value: Any) -> Any:
    """Return `value` with every string inside drawable: no hidden characters, □ for letters no font has."""
    if isinstance(value, str):
        return _drawable(value)
    if isinstance(value, dict):
        return {key: printable(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(item) for item in value]
    return value


def _drawable(text: str) -> str:
    if text.isascii() and text.isprintable():
        return UNBROKEN.sub(_may_break, text)
    text = re.sub("\r\n?|[\u0085\u2028\u2029]", "\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
    seen = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in INVISIBLE)
    return UNBROKEN.sub(_may_break, UNDRAWABLE.sub("□", seen))


def _may_break(word: re.Match[str]) -> str:
    """Let a word longer than any Indonesian one break, so that it never runs out of its cell."""
    return re.sub(r"(.{14})(?=.)", "\\1\u200b", word.group())


def _compiler(name: str) -> typst.Compiler:
    """Return this thread's compiler of one template: a shared one raises, so each thread keeps its own."""
    compilers: dict[str, typst.Compiler] = _local.__dict__.setdefault("compilers", {})
    if name not in compilers:
        compilers[name] = typst.Compiler(PAPERS_DIR / f"{name}.typ", root=PAPERS_DIR, ignore_system_fonts=True)
    return compilers[name]
