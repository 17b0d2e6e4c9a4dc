# Shared by bin/run, bin/test and bin/check: messages, Debian packages, Python and .venv.
# shellcheck shell=bash
set -euo pipefail

ROOT="$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.." && pwd)"
VENV="$ROOT/.venv"
export LC_ALL="${LC_ALL:-C.UTF-8}"

say() { printf '%s\n' "$*"; }

# Says what is wrong in Indonesian, then in English, and stops.
fail() {
  printf '\nGAGAL: %s\nFAILED: %s\n' "$1" "$2" >&2
  exit 1
}

is_root() { [[ $EUID -eq 0 ]]; }

# Installs Debian packages when root on Debian; false when that isn't possible.
apt_install() {
  local log
  is_root && command -v apt-get >/dev/null || return 1
  say "Memasang paket Debian: $*"
  log="$(mktemp)"
  # The package lists may be missing or old: fetch them only when the first try fails.
  if apt_quietly install "$@" >"$log" 2>&1 || { apt_quietly update && apt_quietly install "$@"; } >"$log" 2>&1; then
    rm -f "$log"
  else
    tail -n 20 "$log" >&2
    rm -f "$log"
    return 1
  fi
}

apt_quietly() {
  local verb="$1"
  shift
  DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 \
    --no-install-recommends "$verb" "$@" </dev/null
}

# Names the first Python 3.11 or newer.
find_python() {
  local name
  for name in "${PYTHON:-python3}" python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s\n' "$name"
      return
    fi
  done
  fail "Perlu Python 3.11 atau lebih baru. Di Debian: apt-get install python3" \
    "Python 3.11 or newer is needed. On Debian: apt-get install python3"
}

make_venv() {
  local python
  python="$(find_python)"
  say "Membuat lingkungan Python .venv"
  "$python" -m venv --clear "$VENV" >/dev/null 2>&1 && return
  apt_install python3-venv ca-certificates && "$python" -m venv --clear "$VENV" && return
  rm -rf "$VENV"
  fail "Lingkungan Python tidak dapat dibuat. Sebagai root jalankan: apt-get install python3-venv" \
    "The Python environment can't be made. As root run: apt-get install python3-venv"
}

# Makes .venv and installs one requirements file, only when the files have changed since the last time.
ensure_venv() {
  local file="$1" stamp want
  stamp="$VENV/.terpasang-${file%.txt}"
  want="$(cat "$ROOT/requirements.txt" "$ROOT/$file" | sha256sum)"
  is_installed "$stamp" "$want" && return
  exec 8<"$ROOT"
  flock 8 # two starts at once install once
  if ! is_installed "$stamp" "$want"; then
    "$VENV/bin/python" -m pip --version >/dev/null 2>&1 || make_venv
    say "Memasang paket Python dari $file"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-input --use-pep517 -r "$ROOT/$file" </dev/null ||
      fail "Paket Python tidak dapat dipasang. Periksa sambungan internet, lalu ulangi." \
        "The Python packages can't be installed. Check the connection to the package index, then try again."
    printf '%s\n' "$want" >"$stamp"
  fi
  exec 8<&-
}

is_installed() { [[ -x "$VENV/bin/python" && -f "$1" && "$(<"$1")" == "$2" ]]; }

free_port() { "$VENV/bin/python" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
