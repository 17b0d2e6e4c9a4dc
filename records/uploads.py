"""How much one request may send: counted while it arrives, before anything lands on the disk."""

from typing import Any

from django.core.files.uploadhandler import FileUploadHandler, SkipFile

MOST_BYTES = 25 * 1024 * 1024  # above the largest scan (20 MB), whose own sentence names the limit


class LimitedUpload(FileUploadHandler):
    """Lets a request's files through up to the limit; what comes after is read and thrown away."""

    def __init__(self, request: Any = None):
        super().__init__(request)
        self.seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on, or drop the file once the request has sent too much."""
        self.seen += len(raw_data)
        if self.seen > MOST_BYTES:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler makes the file."""
        return None
