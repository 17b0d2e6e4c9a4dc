"""An XLSX is a zip of XML: it is measured and searched piece by piece before anything parses it."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from records.sheets.sheet import BROKEN, TOO_BIG
from records.verdict import Refused

MAX_ENTRIES = 1000
MAX_DIRECTORY = 512 * 1024
MAX_INFLATED = 256 * 1024 * 1024
MAX_RATIO = 200  # tables of real offices stay below 50; deflate itself reaches 1,032
RATIO_FROM = 4 * 1024 * 1024
MAX_SMALL = 5 * 1024 * 1024  # parts that are read whole
PIECE = 256 * 1024
OVERLAP = 16

OLD = "Berkas ini Excel lama, atau memakai kata sandi. Simpan sebagai .xlsx tanpa kata sandi."
MACRO = "Berkas ini berisi makro. Simpan sebagai .xlsx biasa, lalu unggah lagi."
LINKED = "Berkas ini terhubung ke berkas atau data lain. Salin isinya sebagai nilai, lalu simpan lagi."
ENTITIES = "Berkas ini berisi perintah XML yang tidak dibaca portal. Simpan ulang dengan Excel atau LibreOffice."

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACRO_PARTS = ("vbaproject", "macrosheets/", "activex/")
LINKED_PARTS = ("externallinks/", "embeddings/", "xl/connections.xml", "querytables/", "xl/model/")
ENCODING = re.compile(rb"""^[^>]{0,200}?encoding\s*=\s*["']([^"']*)["']""")
PLAIN_ENCODINGS = (b"utf-8", b"us-ascii", b"ascii")


class CheckedZip:
    """A zip whose every entry was inflated once, within limits, and holds nothing that runs or leads elsewhere."""

    def __init__(self, content: bytes):
        self.content = content
        self.entries = {info.filename: info for info in directory(content)}
        self.with_formulas: set[str] = set()  # parts in which a formula's tag may stand
        for name, info in self.entries.items():
            judge_name(name)
            self.search(name, info)
        if "[Content_Types].xml" not in self.entries:
            raise Refused(BROKEN)
        self.judge_types()
        self.judge_links()

    def pieces(self, name: str) -> Iterator[bytes]:
        """One part, inflated bit by bit."""
        return inflated(self.content, self.entries[name])

    def small(self, name: str) -> bytes:
        """A part that is read whole: it describes the table, it isn't the table."""
        if name not in self.entries or self.entries[name].file_size > MAX_SMALL:
            raise Refused(BROKEN)
        return b"".join(self.pieces(name))

    def tree(self, name: str):
        """A small part, parsed without entities."""
        try:
            return ElementTree.fromstring(self.small(name), forbid_dtd=True)
        except (ElementTree.ParseError, DefusedXmlException, ValueError) as error:
            raise Refused(BROKEN) from error

    def search(self, name: str, info: zipfile.ZipInfo) -> None:
        """Inflate once: is it as long as it says, plain UTF-8, without a DTD? And note where formulas may be."""
        is_xml, tail = name.lower().endswith((".xml", ".rels", ".vml")), b""
        for piece in inflated(self.content, info):
            if is_xml and not tail and not plainly_encoded(piece):
                raise Refused(ENTITIES)
            seen = tail + piece
            if is_xml and b"\0" in piece:
                raise Refused(ENTITIES)
            if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
                raise Refused(ENTITIES)
            if b"<f" in seen or b":f" in seen:
                self.with_formulas.add(name)
            tail = seen[-OVERLAP:]

    def judge_types(self) -> None:
        """No part declares itself a macro, whatever its name."""
        types = self.small("[Content_Types].xml").lower()
        if b"macroenabled" in types or b"vbaproject" in types or b"macrosheet" in types:
            raise Refused(MACRO)

    def judge_links(self) -> None:
        """Only hyperlinks may lead outside: they are not followed."""
        for name in self.entries:
            if not name.endswith(".rels"):
                continue
            for link in self.tree(name):
                outside = link.get("TargetMode", "").lower() == "external"
                if outside and not link.get("Type", "").endswith("/hyperlink"):
                    raise Refused(LINKED)


def directory(content: bytes) -> list[zipfile.ZipInfo]:
    """The entries of the zip, few enough, none of them locked, none twice, none too large by its own word."""
    if content.startswith(OLE):
        raise Refused(OLD)
    end = content.rfind(b"PK\x05\x06", max(0, len(content) - 65_557))
    if not content.startswith(b"PK\x03\x04") or end < 0 or len(content) < end + 22:
        raise Refused(BROKEN)
    count, length = struct.unpack_from("<HI", content, end + 10)
    if count > MAX_ENTRIES or length > MAX_DIRECTORY or content[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
        raise Refused(TOO_BIG)
    try:
        infos = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Refused(BROKEN) from error
    if len(infos) > MAX_ENTRIES or len({info.filename.lower() for info in infos}) < len(infos):
        raise Refused(BROKEN)
    if any(info.flag_bits & 1 for info in infos):
        raise Refused(OLD)
    if sum(info.file_size for info in infos) > MAX_INFLATED or any(swells(info) for info in infos):
        raise Refused(TOO_BIG)
    return infos


def swells(info: zipfile.ZipInfo) -> bool:
    """Does it open to far more than a table would?"""
    return info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(info.compress_size, 1)


def judge_name(name: str) -> None:
    """Refuse parts that run, and parts that fetch."""
    low = name.lower().replace("\\", "/").lstrip("/")
    if any(part in low for part in MACRO_PARTS):
        raise Refused(MACRO)
    if any(part in low for part in LINKED_PARTS):
        raise Refused(LINKED)


def plainly_encoded(beginning: bytes) -> bool:
    """UTF-8, so that what is searched for can't be written otherwise."""
    if not beginning.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return False
    told = ENCODING.match(beginning) if b"<?xml" in beginning[:8] else None
    return told is None or told[1].lower() in PLAIN_ENCODINGS


def inflated(content: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """The bytes of one entry in pieces; raises Refused as soon as they are more, or fewer, than declared."""
    raw = raw_bytes(content, info)
    if info.compress_type == zipfile.ZIP_STORED:
        yield from (bytes(raw[at : at + PIECE]) for at in range(0, len(raw), PIECE))
        if len(raw) != info.file_size:
            raise Refused(BROKEN)
        return
    engine, length, waiting, at = zlib.decompressobj(-zlib.MAX_WBITS), 0, b"", 0
    while not engine.eof:
        if not waiting:
            waiting, at = bytes(raw[at : at + PIECE]), at + PIECE
            if not waiting:
                raise Refused(BROKEN)
        try:
            piece = engine.decompress(waiting, PIECE)
        except zlib.error as error:
            raise Refused(BROKEN) from error
        waiting, length = engine.unconsumed_tail, length + len(piece)
        if length > info.file_size:
            raise Refused(TOO_BIG)
        if piece:
            yield piece
    if length != info.file_size:
        raise Refused(BROKEN)


def raw_bytes(content: bytes, info: zipfile.ZipInfo) -> memoryview:
    """The compressed bytes of an entry, where its own header says; raises Refused."""
    begin = info.header_offset
    known = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if not known or content[begin : begin + 4] != b"PK\x03\x04" or len(content) < begin + 30:
        raise Refused(BROKEN)
    name, extra = struct.unpack_from("<HH", content, begin + 26)
    begin += 30 + name + extra
    if begin + info.compress_size > len(content):
        raise Refused(BROKEN)
    return memoryview(content)[begin : begin + info.compress_size]
