"""A village's emblem: a small picture drawn anew from its pixels, so that nothing else of the upload is kept."""

from typing import Any

from records.documents import Scan, read_scan
from records.models import Document
from records.pictures import as_jpeg, as_png, format_of, pixels
from records.verdict import Refused

MOST_PIXELS = 300  # 25 mm at 300 dots per inch
NOT_A_PICTURE = "Lambang harus gambar JPG atau PNG."


def redrawn(upload: Any) -> Scan:
    """The picture made small, without EXIF or anything else that came with it; raises Refused."""
    content = upload.content if isinstance(upload, Scan) else read_scan(upload)
    if is_pdf(content) or format_of(content) == "WEBP":
        raise Refused(NOT_A_PICTURE)
    small = pixels(content, MOST_PIXELS)
    if small.mode == "RGBA":
        return Scan(as_png(small), Document.Kind.PNG, "lambang.png")
    return Scan(as_jpeg(small, 85), Document.Kind.JPEG, "lambang.jpg")


def is_pdf(content: bytes) -> bool:
    """A PDF by its first bytes."""
    return content.startswith(b"%PDF-")
