"""Gunicorn on a world, as production runs it, and one person's browser that keeps its connection."""

import gzip
import http.client
import json
import re
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.bench.databases import World
from tests.faults.served import Served

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Side(Served):
    """One of the two sides on a world: ours, or the stock one."""

    def __init__(self, world: World, name: str, **extra: str):
        application = "kerjasama_portal.wsgi" if name == "kami" else "tests.bench.wsgi"
        super().__init__(world.data, application=application, **extra)
        names = ("PORTAL_PROFILE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")
        self.env |= {key: value for key, value in world.environment.items() if key in names}
        self.log = world.data.with_name(f"{world.data.name}-{name}.log")


class Browser:
    """One person at one side; cookies are kept, and so is the connection."""

    def __init__(self, port: int, cookies: dict[str, str] | None = None):
        self.port, self.cookies = port, dict(cookies or {})
        self.link: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> "Answer":
        """One request; its time is from the first byte out to the last byte in."""
        headers = {"Accept-Encoding": "gzip", "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": kind, "Referer": f"http://127.0.0.1:{self.port}/"}
            self.link = None  # an idle connection may have been let go, and a form is sent once
        for attempt in (1, 2):
            self.link = self.link or http.client.HTTPConnection("127.0.0.1", self.port, timeout=900)
            began = time.perf_counter()
            try:
                self.link.request(method, path, body, headers)
                response = self.link.getresponse()
                content = response.read()
                break
            except (http.client.RemoteDisconnected, ConnectionError, BrokenPipeError):
                self.link = None  # the server let an idle connection go
                if attempt == 2 or method != "GET":
                    raise
        took = time.perf_counter() - began
        for line in response.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        if response.will_close:
            self.link = None
        return Answer(response.status, response.headers, content, took)

    def get(self, path: str) -> "Answer":
        return self.ask("GET", path)

    def post(self, path: str, fields: dict[str, Any]) -> "Answer":
        return self.ask("POST", path, urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def sign_in(self, user: str, data: Path) -> "Browser":
        """Through the page, with the password that the example printed."""
        password = json.loads((data / "akun-contoh.json").read_text())[user]
        page = self.get("/masuk/").text
        fields = {"csrfmiddlewaretoken": TOKEN.search(page)[1], "login": user, "password": password}
        answer = self.post("/masuk/", fields)
        assert answer.status == 302, f"{user}: {answer.status}\n{answer.text[:2000]}"
        return self


class Answer:
    """What came back."""

    def __init__(self, status: int, headers: http.client.HTTPMessage, content: bytes, took: float):
        self.status, self.headers, self.content, self.took = status, headers, content, took

    @property
    def text(self) -> str:
        packed = self.headers.get("Content-Encoding") == "gzip"
        return (gzip.decompress(self.content) if packed else self.content).decode(errors="replace")
