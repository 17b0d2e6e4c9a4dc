"""Run as its own process: reads a PDF from standard input; exit 0 fine, 3 locked or active, 1 broken."""

import io
import resource
import sys
from typing import Any
from urllib.parse import unquote

import pikepdf

# Keys that run something or carry a file, and actions that reach beyond the page.
ACTIVE_KEYS = {"/JavaScript", "/JS", "/Launch", "/EF", "/EmbeddedFiles", "/RichMedia", "/XFA", "/AA"}
ACTIVE_KINDS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/EmbeddedFile",
}
ORDINARY_LINKS = {"http", "https", "mailto", "tel"}
MAX_PAGES = 60
MAX_DEPTH = 60
LIMIT_BYTES = 512 * 1024 * 1024


def is_active(thing: Any, depth: int = 0) -> bool:
    """Does it, or anything written inside it, run, open or hide something? A scan carries pictures only."""
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Array):
        return any(is_active(each, depth + 1) for each in inside(list(thing), depth))
    if not isinstance(thing, pikepdf.Dictionary):
        return False
    if set(thing.keys()) & ACTIVE_KEYS or {str(thing.get("/S", "")), str(thing.get("/Type", ""))} & ACTIVE_KINDS:
        return True
    if leads_astray(thing.get("/URI")) or leads_astray(thing.get("/Base")):
        return True
    return any(is_active(each, depth + 1) for each in inside([thing[key] for key in thing], depth))


def leads_astray(address: Any) -> bool:
    """Is it a link of another kind than to a page, a mailbox or a telephone: a script, a file, a program?"""
    if not isinstance(address, pikepdf.String):
        return False
    scheme, colon, _ = unquote(str(address)).strip().lower().partition(":")
    return bool(colon) and not set(scheme) & set("/?#") and scheme not in ORDINARY_LINKS


def acts_on_opening(pdf: pikepdf.Pdf) -> bool:
    """Does it do more when opened than turn to a page?"""
    action = pdf.Root.get("/OpenAction")
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo"


def inside(things: list, depth: int) -> list:
    """What is written in place; indirect objects are visited by themselves. Raises ValueError when nested too deep."""
    if depth > MAX_DEPTH:
        raise ValueError("nested too deep")
    return [thing for thing in things if isinstance(thing, pikepdf.Object) and not thing.is_indirect]


def main() -> int:
    """Parse with limits and answer by exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    try:
        with pikepdf.open(io.BytesIO(sys.stdin.buffer.read())) as pdf:
            if pdf.is_encrypted or acts_on_opening(pdf) or any(is_active(thing) for thing in pdf.objects):
                return 3
            # qpdf reads on when memory runs out: what it could not read was not judged.
            if any("error reading object" in str(warning) for warning in pdf.get_warnings()):
                return 1
            return 0 if 1 <= len(pdf.pages) <= MAX_PAGES else 1
    except pikepdf.PasswordError:
        return 3
    except (pikepdf.PdfError, MemoryError, ValueError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
