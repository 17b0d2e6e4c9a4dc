"""Documents: checked by content, stored once by hash, served only under their parent."""

import hashlib
import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import FileResponse
from django.utils import timezone
from PIL import Image

from records.models import Document
from records.storage import UNFINISHED, delete_older, names, sha256_of
from records.verdict import Refused

log = logging.getLogger(__name__)
MAX_SCAN_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
NOT_A_SCAN = "Berkas harus JPG, PNG, atau PDF. Isi berkas ini bukan salah satunya."
BROKEN = "Berkas ini rusak atau tidak lengkap. Pindai atau foto ulang, lalu unggah lagi."
TOO_MANY_PIXELS = "Foto terlalu besar. Paling besar 40 megapiksel."
ACTIVE_PDF = "PDF ini terkunci atau berisi program. Cetak lalu pindai ulang, atau unggah fotonya."
MISSING, WRONG_SIZE, WRONG_CONTENT = "tidak ada", "ukurannya berbeda", "isinya berubah"
ORPHAN_AGE = timedelta(days=1)
MIME = {"pdf": "application/pdf", "jpeg": "image/jpeg", "png": "image/png"}


class Mismatch(Exception):
    """A stored file is not what was stored; its bytes are never sent, the middleware shows a page instead."""

    def __init__(self, document: Document, what: str):
        self.document, self.what = document, what
        super().__init__(f"{document.pk}: {what}")


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
    if isinstance(upload, Scan):
        return upload
    content = read_scan(upload)
    return Scan(content, kind_of(content), upload.name)


@transaction.atomic
def store_scan(scan: Scan, *, by) -> Document:
    """Keep a judged scan exactly as it is (it is evidence), once per content."""
    return store(scan.content, kind=scan.kind, name=scan.name, by=by)


def store(content: bytes, *, kind: str, name: str, by) -> Document:
    """Write the content under its hash, then the row that names it; a damaged copy is mended on the way.

    A content that no row names is written again: the sweeper takes files by their age.
    """
    digest = hashlib.sha256(content).hexdigest()
    document = Document(sha256=digest, size=len(content), kind=kind, name=Path(name).name[-200:], created_by=by)
    if not Document.objects.filter(sha256=digest).exists() or fault(document):
        saved = default_storage.save(document.path, ContentFile(content))
        if saved != document.path:  # a store that never overwrites: somebody else wrote the same content first
            default_storage.delete(saved)
    document.save(force_insert=True)
    return document


def fault(document: Document) -> str:
    """What is wrong with the stored content; empty when it is whole."""
    try:
        with default_storage.open(document.path) as stored:
            return fault_in(stored, document)
    except FileNotFoundError:
        return MISSING


def fault_in(stored: File, document: Document) -> str:
    """Read a stored content to its end: of another size, changed, or whole (empty)."""
    digest, size = sha256_of(stored)
    if size != document.size:
        return WRONG_SIZE
    return "" if digest == document.sha256 else WRONG_CONTENT


def damaged() -> Iterator[tuple[Document, str]]:
    """Every document whose content is not what was stored, and what is wrong with it; each content is read once."""
    faults: dict[tuple[str, int], str] = {}
    for document in Document.objects.order_by("sha256", "pk").iterator(chunk_size=2000):
        content = (document.sha256, document.size)
        if content not in faults:
            faults = {content: fault(document)}  # the rows of one content stand together
        if faults[content]:
            yield document, faults[content]


def sweep_orphans(older_than: timedelta = ORPHAN_AGE) -> int:
    """Delete files that no row names, left by a crash between file and row; gives how many."""
    before, swept = timezone.now() - older_than, 0
    for name in names(default_storage):
        stem = name.rpartition("/")[2]
        unfinished = stem.startswith(UNFINISHED)
        if unfinished or not Document.objects.filter(sha256=stem).exists():
            swept += delete_older(default_storage, name, before)
    return swept


def open_checked(document: Document) -> File:
    """The stored content, hashed just before it is handed out; raises Mismatch when it is not what was stored."""
    try:
        stored = default_storage.open(document.path)
    except FileNotFoundError as error:
        raise mismatch(document, MISSING) from error
    if what := fault_in(stored, document):
        stored.close()
        raise mismatch(document, what)
    stored.seek(0)
    return stored


def mismatch(document: Document, what: str) -> Mismatch:
    """Log the damage for the operator; gives the exception whose page the visitor sees."""
    log.error("document %s (%s) is not sent: %s", document.pk, document.sha256, what)
    return Mismatch(document, what)


def response(document: Document) -> FileResponse:
    """Serve a document as a download that no browser executes; the caller has checked the parent."""
    answer = FileResponse(
        open_checked(document),
        as_attachment=True,
        filename=document.name,
        content_type=MIME[document.kind],
    )
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["Cache-Control"] = "private, no-store"
    return answer
