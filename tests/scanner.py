"""Papers read back as people get them: the words of a PDF, and the QR codes that a phone finds on its pages."""

import zxingcpp
from pypdfium2 import PdfDocument

# A row of letters can look like a bar code to the reader; a verification mark is always a QR code.
QR = zxingcpp.BarcodeFormat.QRCode


def qr_codes(pdf) -> list[list[str]]:
    """The texts of the QR codes of each page, as a scanner sees them on paper at 200 dpi."""
    pages = [page.render(scale=200 / 72).to_pil() for page in PdfDocument(pdf)]
    return [[found.text for found in zxingcpp.read_barcodes(page, formats=QR)] for page in pages]
