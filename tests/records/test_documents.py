"""Documents are known by their content, never by their name; kept once, and served so that no browser runs them."""

import hashlib
import io

import pikepdf
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from records import documents
from records.documents import ACTIVE_PDF, BROKEN, NOT_A_SCAN
from records.models import Document
from records.verdict import Refused


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    """Files of a test go with the test."""
    settings.MEDIA_ROOT = tmp_path / "berkas"


def picture(kind="PNG", size=(40, 30)) -> bytes:
    """A small photo."""
    out = io.BytesIO()
    Image.new("RGB", size, "navy").save(out, kind)
    return out.getvalue()


def pdf(pages=1, change=None, **how) -> bytes:
    """A small PDF, changed before it is saved."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        for _ in range(pages):
            made.add_blank_page()
        if change:
            change(made)
        made.save(out, **how)
    return out.getvalue()


def runs_on_opening(made):
    """A script that a reader would run."""
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


def visits_a_site(made):
    """A page of the web that opens with the paper."""
    made.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://contoh.invalid/")


def carries_a_file(made):
    """Another file hidden inside."""
    made.attachments["gaji.xlsx"] = pikepdf.AttachedFileSpec(made, b"PK")


def launches(made):
    """A link that starts a program."""
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")
    link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
    made.pages[0].Annots = pikepdf.Array([link])


def links_to(address):
    """A link on the page; bytes are written as the PDF spells them."""

    def change(made):
        spelled = pikepdf.Object.parse(address) if isinstance(address, bytes) else pikepdf.String(address)
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=spelled)
        link = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
        made.pages[0].Annots = pikepdf.Array([made.make_indirect(link)])

    return change


def starts_from_a_script(made):
    """Where links without a scheme begin."""
    made.Root.URI = pikepdf.Dictionary(Base="javascript:alert(1)//")


SCRIPT = "javascript:alert(1)"
STRAY_LINKS = [
    SCRIPT,
    SCRIPT.upper(),
    f" \n{SCRIPT}",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "javascript%3Aalert(1)",
    "\ufeffjavascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    rb"(\152avascript:alert\(1\))",
    b"<6A617661736372697074 3A616C6572742831 29>",
    b"<FEFF" + SCRIPT.encode("utf-16-be").hex().encode() + b">",
]


@pytest.mark.parametrize("address", STRAY_LINKS)
def test_a_link_that_runs_something_is_refused(address):
    assert refusal(pdf(change=links_to(address))) == ACTIVE_PDF


def test_links_that_begin_with_a_script_are_refused():
    assert refusal(pdf(change=starts_from_a_script)) == ACTIVE_PDF


@pytest.mark.parametrize(
    "address",
    [
        "https://ponorogokab.go.id/?a=1:2",
        "HTTP://desa.example",
        " https://desa.example",
        "mailto:desa@desa.example",
        "tel:0352591234",
        "www.desa.example/javascript:1",
        b"(https://desa.example/a\\(1\\))",
    ],
)
def test_an_ordinary_link_stays(address):
    assert documents.kind_of(pdf(change=links_to(address))) == "pdf"


def refusal(content: bytes, name="pindaian.pdf") -> str:
    """Why this upload is refused."""
    with pytest.raises(Refused) as refused:
        documents.kind_of(documents.read_scan(SimpleUploadedFile(name, content)))
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "kind"), [(picture("PNG"), "png"), (picture("JPEG"), "jpeg"), (pdf(), "pdf"), (pdf(pages=60), "pdf")]
)
def test_scans_are_known_by_their_content(content, kind):
    assert documents.kind_of(content) == kind


HTML = b"<!doctype html><script>alert(1)</script>"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (HTML, NOT_A_SCAN),
        (b"GIF89a" + b"\0" * 40, NOT_A_SCAN),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>", NOT_A_SCAN),
        (b"PK\x03\x04word/document.xml", NOT_A_SCAN),
        (picture("JPEG", (800, 800))[:2000], BROKEN),
        (picture("PNG")[:40], BROKEN),
        (b"\x89PNG\r\n\x1a\n" + HTML, BROKEN),
        (b"%PDF-1.7\n" + HTML, BROKEN),
        (pdf()[:200], BROKEN),
        (pdf(pages=61), BROKEN),
        (pdf(change=runs_on_opening), ACTIVE_PDF),
        (pdf(change=visits_a_site), ACTIVE_PDF),
        (pdf(change=carries_a_file), ACTIVE_PDF),
        (pdf(change=launches), ACTIVE_PDF),
        (pdf(encryption=pikepdf.Encryption(owner="o", user="u")), ACTIVE_PDF),
        (pdf(encryption=pikepdf.Encryption(owner="o", user="")), ACTIVE_PDF),
        (b"", "Berkas kosong. Pilih ulang berkasnya."),
    ],
    ids=[
        "html renamed",
        "gif",
        "svg",
        "docx",
        "half a jpeg",
        "half a png",
        "png head, html body",
        "pdf head, html body",
        "half a pdf",
        "61 pages",
        "pdf with javascript",
        "pdf that opens a site",
        "pdf with a file inside",
        "pdf that starts a program",
        "locked pdf",
        "pdf with rights taken away",
        "empty",
    ],
)
def test_anything_else_is_refused_with_its_reason(content, reason):
    assert refusal(content) == reason


def test_a_renamed_name_helps_nobody():
    assert refusal(HTML, "surat.pdf") == refusal(HTML, "foto.jpg") == NOT_A_SCAN
    assert documents.kind_of(picture()) == "png"


def test_size_is_limited(monkeypatch):
    monkeypatch.setattr(documents, "MAX_SCAN_BYTES", 100)
    assert refusal(b"x" * 101) == "Ukuran berkas paling besar 20 MB."


def test_a_picture_of_too_many_pixels_is_refused_unread(monkeypatch):
    monkeypatch.setattr(documents, "MAX_PIXELS", 100)
    assert refusal(picture(size=(20, 20))).startswith("Foto terlalu besar")


def test_a_huge_empty_picture_is_refused():
    """12 000 × 12 000 pixels in a few kilobytes."""
    out = io.BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG")
    assert refusal(out.getvalue()).startswith("Foto terlalu besar")


def test_evidence_is_kept_byte_for_byte(cast):
    content = picture("JPEG")
    document = documents.store_scan(
        documents.judge_scan(SimpleUploadedFile("Foto lembar 1.jpg", content)), by=cast.kades_ngebel
    )
    with default_storage.open(document.path) as kept:
        assert kept.read() == content
    assert (document.sha256, document.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (document.kind, document.name, document.created_by) == ("jpeg", "Foto lembar 1.jpg", cast.kades_ngebel)


def test_the_same_content_is_stored_once(cast, settings):
    twice = [
        documents.store_scan(documents.judge_scan(SimpleUploadedFile(n, picture())), by=cast.kades_ngebel)
        for n in ("a.png", "b.png")
    ]
    assert twice[0].path == twice[1].path
    assert twice[0].pk != twice[1].pk
    assert len([p for p in settings.MEDIA_ROOT.rglob("*") if p.is_file()]) == 1


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\x", "a" * 300 + ".png", "surat\u202efdp.exe", '"><img>.png']
)
def test_a_name_never_leads_out_of_the_store(cast, settings, name):
    upload = SimpleUploadedFile("x.png", picture())
    upload._name = name
    document = documents.store_scan(documents.judge_scan(upload), by=cast.kades_ngebel)
    assert settings.MEDIA_ROOT in (settings.MEDIA_ROOT / document.path).resolve().parents
    assert len(document.name) <= 200
    assert "/" not in document.name


def test_no_row_is_written_for_a_refused_file(cast):
    with pytest.raises(Refused):
        documents.store_scan(documents.judge_scan(SimpleUploadedFile("surat.pdf", HTML)), by=cast.kades_ngebel)
    assert not Document.objects.exists()


def test_a_served_file_is_a_download_that_nothing_runs(cast):
    document = documents.store_scan(
        documents.judge_scan(SimpleUploadedFile('a"; x=1.png', picture())), by=cast.kades_ngebel
    )
    answer = documents.response(document)
    assert answer["Content-Type"] == "image/png"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "private, no-store"
    assert b"".join(answer.streaming_content) == picture()
    answer.file_to_stream.close()
