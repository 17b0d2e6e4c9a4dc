"""Documents: checked by content, stored once by hash, served only under their parent."""

import hashlib
import io
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse
from PIL import Image

from records.models import Document
from records.verdict import Refused

MAX_SCAN_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
NOT_A_SCAN = "Berkas harus JPG, PNG, atau PDF. Isi berkas ini bukan salah satunya."
BROKEN = "Berkas ini rusak atau tidak lengkap. Pindai atau foto ulang, lalu unggah lagi."
TOO_MANY_PIXELS = "Foto terlalu besar. Paling besar 40 megapiksel."
ACTIVE_PDF = "PDF ini terkunci atau berisi program. Cetak lalu pindai ulang, atau unggah fotonya."
MIME = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


def kind_of(content: bytes) -> str:
    """Tell a PDF, JPEG or PNG by its content, never by its name; raises Refused for anything else."""
    if content.startswith(b"%PDF-"):
        check_pdf(content)
        return Document.Kind.PDF
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as image:
            if image.width * image.height > MAX_PIXELS:
                raise Refused(TOO_MANY_PIXELS)
            image.load()
            # A phone's JPEG that carries a second picture calls itself MPO; it is a JPEG all the same.
            return Document.Kind.PNG if image.format == "PNG" else Document.Kind.JPEG
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(TOO_MANY_PIXELS) from error
    except (OSError, SyntaxError, ValueError) as error:
        looks_like_image = content.startswith((b"\xff\xd8\xff", b"\x89PNG"))
        raise Refused(BROKEN if looks_like_image else NOT_A_SCAN) from error


def check_pdf(content: bytes) -> None:
    """Parse the PDF in a process of its own (30 s, 512 MB); raises Refused when it is broken or active."""
    script = Path(__file__).with_name("pdf_check.py")
    try:
        done = subprocess.run([sys.executable, "-I", str(script)], input=content, capture_output=True, timeout=30)
    except subprocess.TimeoutExpired as error:
        raise Refused(BROKEN) from error
    if done.returncode:
        raise Refused(ACTIVE_PDF if done.returncode == 3 else BROKEN)


def read_scan(upload) -> bytes:
    """The content of an uploaded scan, within its limits; raises Refused."""
    if upload.size == 0:
        raise Refused("Berkas kosong. Pilih ulang berkasnya.")
    if upload.size > MAX_SCAN_BYTES:
        raise Refused("Ukuran berkas paling besar 20 MB.")
    return upload.read()


@dataclass(frozen=True)
class Scan:
    """An upload that was judged by its content and may be kept."""

    content: bytes
    kind: str
    name: str


def judge_scan(upload) -> Scan:
    """Read and judge an upload, outside any transaction: it can take seconds. Raises Refused."""
    content = read_scan(upload)
    return Scan(content, kind_of(content), upload.name)


@transaction.atomic
def store_scan(scan: Scan, *, by) -> Document:
    """Keep a judged scan exactly as it is (it is evidence), once per content."""
    return store(scan.content, kind=scan.kind, name=scan.name, by=by)


def store(content: bytes, *, kind: str, name: str, by) -> Document:
    """Write the content under its hash, then the row that names it."""
    digest = hashlib.sha256(content).hexdigest()
    document = Document(sha256=digest, size=len(content), kind=kind, name=Path(name).name[-200:], created_by=by)
    if not default_storage.exists(document.path):
        default_storage.save(document.path, ContentFile(content))
    document.save(force_insert=True)
    return document


def response(document: Document) -> FileResponse:
    """Serve a document as a download that no browser executes; the caller has checked the parent."""
    answer = FileResponse(
        default_storage.open(document.path),
        as_attachment=True,
        filename=document.name,
        content_type=MIME[document.kind],
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
