"""Reads a CSV: its encoding and its separator are told apart, not asked for."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from records.sheets.sheet import BROKEN, EMPTY, MAX_ROWS, TOO_BIG, Line, Sheet, fitted, headings, typed_text
from records.verdict import Refused

SEPARATORS = {";": "titik koma", ",": "koma", "\t": "tab"}
ENCODINGS = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}
UNKNOWN = "Huruf dalam berkas ini tidak terbaca. Simpan ulang sebagai CSV UTF-8."
NUL = "Berkas ini bukan tabel teks. Simpan ulang sebagai .xlsx atau .csv, lalu unggah lagi."
QUOTES = "Tanda kutip di sekitar baris {number} tidak lengkap. Perbaiki, lalu unggah lagi."
HEADER_SAMPLE = 64 * 1024


def encoding_of(content: bytes) -> str:
    """By its byte order mark; else UTF-8 if it is that throughout; else Windows-1252. Raises Refused."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        guesses = ["utf-16"]
    elif b"\0" in content:
        raise Refused(NUL)
    else:
        guesses = ["utf-8-sig"] if content.startswith(codecs.BOM_UTF8) else ["utf-8", "cp1252"]
    for name in guesses:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise Refused(NUL)
        return name
    raise Refused(UNKNOWN)


def first_record(text: str) -> str:
    """The text up to the first line end outside quotes."""
    quoted = False
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter in "\r\n" and not quoted:
            return text[:place]
    return text


def separator_of(text: str) -> str:
    """What stands most often between the headings; a first line `sep=;` says it itself."""
    header = first_record(text.lstrip("\r\n"))
    if header[:4].lower() == "sep=" and header[4:5] in SEPARATORS:
        return header[4]
    parts, quoted = Counter(), False
    for letter in header:
        quoted ^= letter == '"'
        if not quoted:
            parts[letter] += 1
    return max(SEPARATORS, key=lambda each: parts[each])


def records(stream: io.TextIOBase, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number in a spreadsheet; raises Refused where quotes don't close."""
    reader = csv.reader(stream, delimiter=separator, strict=True)
    number = 0
    try:
        for number, record in enumerate(reader, 1):
            if number > MAX_ROWS + 1:
                raise Refused(TOO_BIG)
            yield number, record
    except csv.Error as error:
        raise Refused(QUOTES.format(number=number + 1)) from error


def open_csv(content: bytes) -> Sheet:
    """The table of a CSV file; raises Refused."""
    if content.startswith(b"%PDF") or content.lstrip()[:1] == b"<":
        raise Refused(BROKEN)
    encoding = encoding_of(content)
    stream = io.TextIOWrapper(io.BytesIO(content), encoding=encoding, newline="")
    separator = separator_of(stream.read(HEADER_SAMPLE))
    stream.seek(0)
    lines = records(stream, separator)
    for number, record in lines:
        header = headings([typed_text(text) for text in record])
        if header and not (number == 1 and header[0].lower().startswith("sep=")):
            break
    else:
        raise Refused(EMPTY)
    facts = {"jenis": "CSV", "pengodean": ENCODINGS[encoding], "pemisah": SEPARATORS[separator]}
    sheet = Sheet(header, iter(()), number, {}, facts, max(content.count(b"\n") - number, 0))
    sheet.rows = given_rows(lines, len(header), sheet.formula_rows)
    return sheet


def given_rows(lines: Iterator[tuple[int, list[str]]], width: int, formulas: dict[int, list[int]]) -> Iterator[Line]:
    """The rows that hold something; a cell that begins with an unguarded `=` is a formula."""
    for number, record in lines:
        line = fitted([typed_text(text) for text in record], width)
        if places := [place for place, text in enumerate(record) if text.startswith("=")]:
            formulas[number] = places
        if any(value is not None for value in line):
            yield number, line
