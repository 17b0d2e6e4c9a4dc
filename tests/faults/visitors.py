"""People at the portal: one who writes again and again and keeps a note of every answer."""

import http.client
import re
import ssl
import threading
import time
from dataclasses import dataclass, field
from html import unescape
from http.cookies import SimpleCookie
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
TRIES = 20
UNVERIFIED = ssl._create_unverified_context()  # the certificate is the stand's own


class Browser:
    """Keeps cookies and speaks to one address, by TLS through the proxy or to a node directly as the proxy would."""

    def __init__(self, host: str, port: int, *, tls: bool = True):
        self.host, self.port, self.tls, self.cookies = host, port, tls, {}

    def ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> tuple[int, str, bytes]:
        """One request on a connection of its own; gives status, where it leads, and the body. Raises OSError."""
        site = f"{self.host}:{self.port}" if self.tls else self.host
        headers = {"Host": site, "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items())}
        headers |= {"Referer": f"https://{site}{path}", "Origin": f"https://{site}"} if method == "POST" else {}
        headers |= {"Content-Type": kind or "application/x-www-form-urlencoded"} if body else {}
        if self.tls:
            link = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=60, context=UNVERIFIED)
        else:
            headers |= {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.9"}
            link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            link.request(method, path, body or None, headers)
            answer = link.getresponse()
            content = answer.read()
        finally:
            link.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, morsel in SimpleCookie(line).items():
                self.cookies[name] = morsel.value
        return answer.status, answer.headers.get("Location", ""), content

    def hidden(self, path: str) -> list[tuple[str, str]]:
        """The hidden fields of a page's last form, each with its value; raises OSError when the page is not there."""
        status, _, content = self.ask("GET", path)
        if status != 200:
            raise OSError(f"{status} for {path}")
        form = content.decode().rpartition("<form")[2] if "/keluar/" not in path else content.decode()
        return [(name, unescape(value)) for name, value in HIDDEN.findall(form)]

    def sign_in(self, name: str, password: str) -> None:
        """Through the sign-in page, as people do."""
        fields = [*self.hidden("/masuk/"), ("login", name), ("password", password)]
        status, where, _ = self.ask("POST", "/masuk/", urlencode(fields).encode())
        if status != 302:
            raise OSError(f"sign-in as {name}: {status} {where}")


@dataclass
class Act:
    """One unique text that somebody tried to store, and each answer: when, what."""

    text: str
    answers: list[tuple[float, str]] = field(default_factory=list)

    @property
    def stored(self) -> bool:
        """Was the person told that it is stored?"""
        return any(word == "302" for _, word in self.answers)


class Writer(threading.Thread):
    """Adds potentials with a unique name, one after the other; a form that failed is sent again each second."""

    def __init__(self, browser: Browser, path: str, name: str, until: float):
        super().__init__()
        self.browser, self.path, self.label, self.until = browser, path, name, until
        self.acts: list[Act] = []
        self.no_form: list[tuple[float, str]] = []  # pages that did not come

    def run(self) -> None:
        while time.time() < self.until:
            self.write(Act(f"Potensi {self.label} nomor {len(self.acts)}"))

    def write(self, act: Act) -> None:
        """One act, as a person does it: open the form, fill it in, send it."""
        try:
            fields = self.browser.hidden(self.path)
        except OSError as error:
            self.no_form.append((time.time(), str(error)))
            time.sleep(0.2)
            return
        fields += [("topic", "air-bersih"), ("name", act.text), ("quantity", "18,5"), ("unit", "l/dt")]
        self.acts.append(act)
        for _ in range(TRIES):
            try:
                status, _, _ = self.browser.ask("POST", self.path, urlencode(fields).encode())
                act.answers.append((time.time(), str(status)))
            except (OSError, http.client.HTTPException) as error:
                act.answers.append((time.time(), type(error).__name__))
            if act.stored:
                return
            time.sleep(1)
