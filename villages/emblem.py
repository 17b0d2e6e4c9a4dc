"""A village's emblem: a small picture drawn anew from its pixels, so that nothing else of the upload is kept."""

import io
from typing import Any

from PIL import Image, ImageOps

from records.documents import Scan, judge_scan
from records.models import Document
from records.verdict import Refused

MOST_PIXELS = 300  # 25 mm at 300 dots per inch
NOT_A_PICTURE = "Lambang harus gambar JPG atau PNG."


def redrawn(upload: Any) -> Scan:
    """The picture made small, without EXIF or anything else that came with it; raises Refused."""
    judged = judge_scan(upload)
    if judged.kind == Document.Kind.PDF:
        raise Refused(NOT_A_PICTURE)
    with Image.open(io.BytesIO(judged.content), formats=["JPEG", "PNG"]) as opened:
        upright = ImageOps.exif_transpose(opened)
        clear = upright.mode in ("RGBA", "LA") or "transparency" in upright.info
        small = upright.convert("RGBA" if clear else "RGB")
    small.thumbnail((MOST_PIXELS, MOST_PIXELS))
    fresh = Image.new(small.mode, small.size)
    fresh.paste(small)
    out = io.BytesIO()
    if clear:
        fresh.save(out, "PNG", optimize=True)
        return Scan(out.getvalue(), Document.Kind.PNG, "lambang.png")
    fresh.save(out, "JPEG", quality=85)
    return Scan(out.getvalue(), Document.Kind.JPEG, "lambang.jpg")
