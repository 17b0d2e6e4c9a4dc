"""How much one request may send: counted while it arrives, before anything lands on the disk."""

import io
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_MB = 25  # above the largest scan (20 MB), whose own sentence names the limit
MOST_BYTES = MOST_MB * 1024 * 1024


class CutUpload(UploadedFile):
    """A file that went over the limit: its name and size are known, its content was thrown away."""


class LimitedUpload(FileUploadHandler):
    """Lets a request's files through up to the limit; what comes after is read and thrown away."""

    def __init__(self, request: Any = None):
        super().__init__(request)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass the chunk on, or drop it once the request has sent too much."""
        self.seen += len(raw_data)
        return None if self.seen > MOST_BYTES else raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The next handler makes the file; one that went over the limit stays in the form, to be refused there."""
        if self.seen <= MOST_BYTES:
            return None
        for handler in self.request.upload_handlers:
            if begun := getattr(handler, "file", None):
                begun.close()  # what already lay on the disk goes
        return CutUpload(io.BytesIO(), self.file_name, self.content_type, file_size)
