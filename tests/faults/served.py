"""The portal behind a real gunicorn whose workers are killed, and people at it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from http.cookies import SimpleCookie
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

ROOT = Path(__file__).resolve().parents[2]
BACKEND = "accounts.backends.PersonWithGrants"
HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
PATIENCE = 90


def database_url(database: dict[str, Any]) -> str:
    """As the environment says it."""
    where = f"{database['HOST']}:{database['PORT']}/{database['NAME']}"
    return f"postgres://{quote(database['USER'])}:{quote(database['PASSWORD'])}@{where}"


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Served:
    """One node as its unit starts it; `with` stops it."""

    def __init__(self, data: Path, workers: int = 2, application: str = "kerjasama_portal.wsgi", **env: str):
        self.application = application
        self.port, self.log = free_port(), data.with_suffix(".log")
        ours = ("PORTAL_", "DJANGO_", "PYTEST_", "COV_")
        plain = {k: v for k, v in os.environ.items() if not k.startswith(ours) and k not in ("DATABASE_URL", "PORT")}
        fixed = {"PORTAL_PROFILE": "uji", "PORTAL_DATA": str(data), "PORT": str(self.port)}
        self.env = plain | fixed | {"PORTAL_WORKERS": str(workers), "PORTAL_WEB": "1"} | env

    def __enter__(self) -> "Served":
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", self.application]
        output = self.log.open("w")
        self.master = subprocess.Popen(
            command, cwd=ROOT, env=self.env, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
        output.close()
        self.wait()
        return self

    def __exit__(self, *problem: Any) -> None:
        with suppress(ProcessLookupError):
            self.master.send_signal(signal.SIGTERM)
        self.master.wait(timeout=60)

    def wait(self) -> None:
        """Until a page comes; a worker that was killed is replaced by the master."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.master.poll() is None:
            with suppress(OSError, http.client.HTTPException):
                if Tab(self.port).get("/healthz")[0] == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(f"no answer:\n{self.log.read_text()[-3000:]}")

    def workers(self) -> list[int]:
        """The processes that answer."""
        return [
            int(pid) for pid in Path(f"/proc/{self.master.pid}/task/{self.master.pid}/children").read_text().split()
        ]

    def kill_workers(self) -> None:
        """kill -9, whatever they are doing."""
        for pid in self.workers():
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


class Tab:
    """A browser of one person, signed in or not."""

    def __init__(self, port: int, user: Any = None):
        self.port, self.cookies = port, {}
        if user is not None:
            session = import_module(settings.SESSION_ENGINE).SessionStore()
            session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
            session[HASH_SESSION_KEY] = user.get_session_auth_hash()
            session.save()
            self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, str, str]:
        """One request on a connection of its own: status, where it leads, what it says."""
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = MULTIPART_CONTENT
        try:
            link.request(method, path, body, headers)
            answer = link.getresponse()
            content = answer.read().decode(errors="replace")
        finally:
            link.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        return answer.status, answer.headers.get("Location", ""), content

    def get(self, path: str) -> tuple[int, str, str]:
        return self.ask("GET", path)

    def form(self, path: str) -> dict[str, str]:
        """The hidden fields of the page's last form outside the frame."""
        content = self.get(path)[2]
        page = content.partition("<main")[2].partition("</main")[0]
        return dict(HIDDEN.findall(page.rpartition("<form")[2]))

    def post(self, path: str, fields: dict[str, Any]) -> tuple[int, str, str]:
        for value in fields.values():
            if hasattr(value, "seek"):
                value.seek(0)
        return self.ask("POST", path, encode_multipart(BOUNDARY, fields))


class Sending(threading.Thread):
    """One post on its way."""

    def __init__(self, tab: Tab, path: str, fields: dict[str, Any]):
        super().__init__()
        self.tab, self.path, self.fields = tab, path, fields
        self.status = 0  # no answer
        self.took = 0.0

    def run(self) -> None:
        began = time.monotonic()
        with suppress(OSError, http.client.HTTPException):
            self.status, _, self.text = self.tab.post(self.path, self.fields)
        self.took = time.monotonic() - began
