"""Run as its own process: reads a PDF from standard input; exit 0 fine, 3 locked or active, 1 broken."""

import io
import resource
import sys

import pikepdf

ACTIVE_KEYS = {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA", "/AA"}
MAX_PAGES = 60
LIMIT_BYTES = 512 * 1024 * 1024


def is_active(pdf: pikepdf.Pdf) -> bool:
    """A scan carries pictures; anything that runs, opens or hides files is refused."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream):
            keys = set(thing.stream_dict.keys())
        elif isinstance(thing, pikepdf.Dictionary):
            keys = set(thing.keys())
        else:
            continue
        if keys & ACTIVE_KEYS:
            return True
    action = pdf.Root.get("/OpenAction")
    return isinstance(action, pikepdf.Dictionary) and action.get("/S") != "/GoTo"


def main() -> int:
    """Parse with limits and answer by exit code."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))
    try:
        with pikepdf.open(io.BytesIO(sys.stdin.buffer.read())) as pdf:
            if pdf.is_encrypted or is_active(pdf):
                return 3
            return 0 if 1 <= len(pdf.pages) <= MAX_PAGES else 1
    except pikepdf.PasswordError:
        return 3
    except (pikepdf.PdfError, MemoryError, ValueError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
