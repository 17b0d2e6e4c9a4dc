"""A throwaway installation on loopback as production has it: PostgreSQL, two nodes, worker, nginx with TLS."""

import os
import pwd
import re
import runpy
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

ROOT = Path(__file__).resolve().parents[2]
HOST = "portal.example"


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def run(*command: str, **more) -> None:
    """One command that must succeed; what it said is shown when it does not."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


class Cluster:
    """PostgreSQL with its usual care for the disk."""

    def __init__(self, folder: Path):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        self.bin, self.folder, self.port = found[-1], folder / "pg", free_port()
        self.password = secrets.token_hex(16)
        # PostgreSQL refuses to run as root.
        self.user = "postgres" if os.geteuid() == 0 else None
        self.folder.mkdir(mode=0o700)
        if self.user:
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, pwd.getpwnam("postgres").pw_gid)
            folder.chmod(0o711)

    def call(self, *command: str, **more) -> None:
        """One program of PostgreSQL, as the user that owns the cluster."""
        run(str(self.bin / command[0]), *command[1:], cwd="/", user=self.user, **more)

    def start(self) -> None:
        """Make it, start it, and make the portal's role and database."""
        data, here = str(self.folder / "data"), str(self.folder)
        self.call("initdb", "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust")
        options = f"-c listen_addresses=127.0.0.1 -c port={self.port} -c unix_socket_directories={here}"
        self.options = f"{options} -c max_connections=60 -c shared_buffers=128MB"
        self.up()
        sql = f"CREATE ROLE portal LOGIN PASSWORD '{self.password}'"
        self.call("psql", "-h", here, "-p", str(self.port), "-U", "postgres", "-c", sql)
        self.call(
            "psql", "-h", here, "-p", str(self.port), "-U", "postgres", "-c", "CREATE DATABASE portal OWNER portal"
        )

    def up(self) -> None:
        """Start the server."""
        log = str(self.folder / "log")
        self.call("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-o", self.options, "-w", "start")

    def stop(self, how: str = "fast") -> None:
        """Stop the server."""
        self.call("pg_ctl", "-D", str(self.folder / "data"), "-m", how, "-w", "stop")

    @property
    def url(self) -> str:
        """As DATABASE_URL says it."""
        return f"postgres://portal:{self.password}@127.0.0.1:{self.port}/portal"


class Stand:
    """Everything together; `with` stops and removes it."""

    def __init__(self, folder: Path, workers: int = 2):
        self.folder, self.workers = folder, workers
        self.cluster = Cluster(folder)
        self.ports, self.tls_port = [free_port(), free_port()], free_port()
        self.nodes: dict[int, subprocess.Popen] = {}
        self.others: list[subprocess.Popen] = []
        (folder / "data" / "berkas").mkdir(parents=True)
        (folder / "log").mkdir()
        self.env = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG")} | {
            "PORTAL_PROFILE": "produksi",
            "SECRET_KEY": secrets.token_urlsafe(60),
            "PORTAL_HOSTS": HOST,
            "PORTAL_URL": f"https://{HOST}:{self.tls_port}",
            "DATABASE_URL": self.cluster.url,
            "PORTAL_DATA": str(folder / "data"),
            "PORTAL_FILES": str(folder / "data" / "berkas"),
            "PORTAL_NODES": "2",
            "PORTAL_PROXIES": "1",
            "PORTAL_WORKERS": str(workers),
            "DJANGO_SETTINGS_MODULE": "kerjasama_portal.settings",
            "PYTHONUNBUFFERED": "1",
        }

    def __enter__(self) -> "Stand":
        try:
            self.cluster.start()
            self.python("manage.py", "siapkan")
            for port in self.ports:
                self.start_node(port)
            self.background("worker", "manage.py", "db_worker", "--queue-name", "*", "--no-startup-delay")
            self.start_nginx()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *problem) -> None:
        for process in [*self.nodes.values(), *self.others]:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in [*self.nodes.values(), *self.others]:
            process.wait(timeout=40)
        with suppress(SystemExit):
            self.cluster.stop("immediate")

    def python(self, *command: str) -> None:
        """One command of the portal, to its end."""
        run(sys.executable, *command, cwd=ROOT, env=self.env)

    def start(self, name: str, *command: str, **env: str) -> subprocess.Popen:
        """A process with a group of its own; what it prints goes to a file."""
        log = (self.folder / "log" / f"{name}.log").open("a")
        return subprocess.Popen(
            command,
            cwd=ROOT,
            env=self.env | env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def background(self, name: str, *command: str) -> None:
        """A Python process that runs until the end."""
        self.others.append(self.start(name, sys.executable, *command))

    def start_node(self, port: int) -> None:
        """One web node, exactly as its unit starts it; returns when it answers."""
        command = ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "kerjasama_portal.wsgi"]
        self.nodes[port] = self.start(f"node-{port}", sys.executable, *command, PORT=str(port))
        until = time.monotonic() + 60
        while self.status(port) != 200:
            if time.monotonic() > until or self.nodes[port].poll() is not None:
                sys.exit((self.folder / "log" / f"node-{port}.log").read_text())
            time.sleep(0.2)

    def status(self, port: int, path: str = "/readyz?bagian=dasar") -> int:
        """What a node says of itself."""
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers={"Host": HOST})
        with suppress(OSError), urllib.request.urlopen(asked, timeout=10) as answer:
            return answer.status
        return 0

    def kill_node(self, port: int) -> None:
        """Master and workers at once, without a word: as when the power fails."""
        os.killpg(self.nodes[port].pid, signal.SIGKILL)
        self.nodes.pop(port).wait()

    def stop_node(self, port: int) -> None:
        """As systemd stops it: the master is asked to end, and what has begun is answered first."""
        self.nodes[port].terminate()
        self.nodes.pop(port).wait(timeout=30)

    def restart_node(self, port: int) -> None:
        """What `systemctl restart` does."""
        self.stop_node(port)
        self.start_node(port)

    def change_nodes(self) -> None:
        """The steps of deploy/ganti-simpul, with this stand's nginx and its way to restart."""
        tool = runpy.run_path(str(ROOT / "deploy" / "ganti-simpul"))
        here = tool["tell_nginx"].__globals__
        here["SITE"] = self.folder / "site.conf"
        here["subprocess"] = SimpleNamespace(run=self.run_nginx)
        for port in self.ports:
            tool["change"](port, HOST, self.restart_node)

    def run_nginx(self, command: list[str], **more) -> subprocess.CompletedProcess:
        """nginx with the stand's own configuration."""
        return subprocess.run([*self.nginx, *command[1:]], stdin=subprocess.DEVNULL, **more)

    def start_nginx(self) -> None:
        """The site of deploy/, with this stand's addresses."""
        key, certificate = self.folder / "kunci.pem", self.folder / "sertifikat.pem"
        subject = ["-subj", f"/CN={HOST}", "-addext", f"subjectAltName=DNS:{HOST}"]
        new = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
        run(*new, "-keyout", str(key), "-out", str(certificate))
        site = (ROOT / "deploy" / "nginx" / "portal.conf").read_text()
        changes = {
            r"listen (\[::\]:)?443 ssl http2;": lambda m: (
                "" if m[1] else f"listen 127.0.0.1:{self.tls_port} ssl http2;"
            ),
            r"listen (\[::\]:)?80;": lambda m: "" if m[1] else f"listen 127.0.0.1:{free_port()};",
            r"server 127\.0\.0\.1:800([12])": lambda m: f"server 127.0.0.1:{self.ports[int(m[1]) - 1]}",
            r"kerjasama\.contohkab\.go\.id;": lambda m: f"{HOST};",
            r"ssl_certificate .*;": lambda m: f"ssl_certificate {certificate};",
            r"ssl_certificate_key .*;": lambda m: f"ssl_certificate_key {key};",
            r"/var/log/nginx/": lambda m: f"{self.folder}/log/",
            r"/opt/portal/kini/": lambda m: f"{ROOT}/",
        }
        for pattern, change in changes.items():
            site = re.sub(pattern, change, site)
        (self.folder / "site.conf").write_text(site)
        (self.folder / "nginx.conf").write_text(
            f"{'user root;' if os.geteuid() == 0 else ''} daemon off; pid {self.folder}/nginx.pid;\n"
            f"events {{ worker_connections 512; }}\n"
            f"http {{ include /etc/nginx/mime.types; client_body_temp_path {self.folder}/kirim;\n"
            f"proxy_temp_path {self.folder}/terima; include {self.folder}/site.conf; }}\n"
        )
        self.nginx = ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf")]
        run(*self.nginx, "-t")
        self.others.append(self.start("nginx", *self.nginx))
