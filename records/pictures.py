"""Pictures are drawn anew from their pixels: small, upright, and without anything else that came with the upload."""

import io
from dataclasses import dataclass
from typing import Any

from django.http import FileResponse
from PIL import Image, ImageOps

from records.documents import BROKEN, MAX_PIXELS, MIME, TOO_MANY_PIXELS, Scan, open_checked
from records.models import Document
from records.verdict import Refused

MAGIC = {"JPEG": b"\xff\xd8\xff", "PNG": b"\x89PNG\r\n\x1a\n", "WEBP": b"RIFF"}
MOST_MB = 10
MOST_BYTES = MOST_MB * 1024 * 1024
LONG_SIDE = 1600
QUALITY = 82
NOT_A_PICTURE = "Foto harus JPG, PNG, atau WEBP. Isi berkas ini bukan salah satunya."


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept, and how large it is drawn."""

    scan: Scan
    width: int
    height: int


def format_of(content: bytes) -> str:
    """Tell the kind by its first bytes, never by its name; raises Refused for anything else."""
    for kind, magic in MAGIC.items():
        if content.startswith(magic) and (kind != "WEBP" or content[8:12] == b"WEBP"):
            return kind
    raise Refused(NOT_A_PICTURE)


def read_picture(upload: Any) -> bytes:
    """The content of an uploaded picture, within its limit; raises Refused."""
    if upload.size == 0:
        raise Refused("Berkas kosong. Pilih ulang berkasnya.")
    if upload.size > MOST_BYTES:
        raise Refused(f"Ukuran foto paling besar {MOST_MB} MB.")
    return upload.read()


def pixels(content: bytes, longest: int) -> Image.Image:
    """The pixels alone, upright and no longer than that, in RGB or (where something shines through) RGBA."""
    kind = format_of(content)
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise Refused(TOO_MANY_PIXELS)
            if kind == "JPEG":
                opened.draft("RGB", (longest, longest))  # decodes no more than is kept
            upright = ImageOps.exif_transpose(opened)
            clear = upright.mode in ("RGBA", "LA") or "transparency" in upright.info
            small = upright.convert("RGBA" if clear else "RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(TOO_MANY_PIXELS) from error
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Refused(BROKEN) from error
    small.thumbnail((longest, longest))
    fresh = Image.new(small.mode, small.size)
    fresh.paste(small)
    return fresh


def as_jpeg(drawn: Image.Image, quality: int) -> bytes:
    """The pixels as a JPEG; what shone through becomes white."""
    if drawn.mode == "RGBA":
        white = Image.new("RGB", drawn.size, "white")
        white.paste(drawn, mask=drawn.getchannel("A"))
        drawn = white
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


def as_png(drawn: Image.Image) -> bytes:
    """The pixels as a PNG."""
    out = io.BytesIO()
    drawn.save(out, "PNG", optimize=True)
    return out.getvalue()


def judge_photo(upload: Any) -> Picture:
    """An uploaded photo drawn anew, outside any transaction: it can take seconds. Raises Refused."""
    if isinstance(upload, Picture):
        return upload
    drawn = pixels(read_picture(upload), LONG_SIDE)
    return Picture(Scan(as_jpeg(drawn, QUALITY), Document.Kind.JPEG, "foto.jpg"), drawn.width, drawn.height)


def response(document: Document) -> FileResponse:
    """Serve a picture that was drawn anew, to be seen on a page; the caller has checked the parent."""
    answer = FileResponse(open_checked(document), filename=document.name, content_type=MIME[document.kind])
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
