# Shared by bin/test and bin/bench: a PostgreSQL of their own, gone when they end.
# shellcheck shell=bash
cluster=""

# Starts a throwaway PostgreSQL cluster, reached by password on a free loopback port, and sets database_url.
# The arguments are lines for its configuration. Its log goes to $PORTAL_DATA.
start_postgresql() {
  local binaries port password
  ensure_postgresql
  binaries="$(postgresql_binaries)"
  port="$(free_port)"
  password="$("$VENV/bin/python" -c 'import secrets; print(secrets.token_hex(16))')"
  cluster="$(mktemp -d "${TMPDIR:-/tmp}/portal-pg.XXXXXX")"
  if is_root; then chown "$(cluster_user)" "$cluster"; fi
  say "Menyiapkan PostgreSQL sementara di porta $port"
  {
    unprivileged "$binaries/initdb" -D "$cluster/data" -U postgres -E UTF8 --locale=C.UTF-8 \
      --auth-local=peer --auth-host=scram-sha-256 --no-sync &&
      unprivileged tee -a "$cluster/data/postgresql.conf" <<CONF &&
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$cluster'
max_connections = 100
$(printf '%s\n' "$@")
CONF
      unprivileged tee "$cluster/data/pg_ident.conf" <<<"uji $(cluster_user) postgres" &&
      unprivileged sed -i 's/^\(local .*\)peer$/\1peer map=uji/' "$cluster/data/pg_hba.conf" &&
      unprivileged "$binaries/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w start &&
      unprivileged "$binaries/psql" -h "$cluster" -p "$port" -U postgres -d postgres -v ON_ERROR_STOP=1 \
        -c "CREATE ROLE portal LOGIN CREATEDB PASSWORD '$password'" -c "CREATE DATABASE portal OWNER portal"
  } >"$PORTAL_DATA/postgresql.log" 2>&1 || {
    cat "$PORTAL_DATA/postgresql.log" "$cluster/log" >&2 || true
    fail "PostgreSQL sementara tidak dapat dijalankan; sebabnya di atas." "The throwaway PostgreSQL can't start; the reason is above."
  }
  database_url="postgres://portal:$password@127.0.0.1:$port/portal"
}

ensure_postgresql() {
  [[ -n "$(postgresql_binaries)" ]] && return
  local settings=/etc/postgresql-common/createcluster.conf
  # Only the programs are wanted: no cluster and no service of the machine's own.
  if apt_install postgresql-common; then
    sed -i 's/^#create_main_cluster = true/create_main_cluster = false/' "$settings"
    apt_install postgresql || true
    sed -i 's/^create_main_cluster = false/#create_main_cluster = true/' "$settings"
  fi
  [[ -n "$(postgresql_binaries)" ]] || fail "PostgreSQL 15 tidak ada. Sebagai root jalankan: apt-get install postgresql" \
    "PostgreSQL 15 is missing. As root run: apt-get install postgresql"
}

# Where the server programs of the oldest PostgreSQL from 15 on are; nothing when there is none.
postgresql_binaries() {
  local version
  for version in 15 16 17 18; do
    [[ -x /usr/lib/postgresql/$version/bin/initdb ]] && printf '%s\n' "/usr/lib/postgresql/$version/bin" && return
  done
  return 0
}

# PostgreSQL refuses to run as root.
cluster_user() { if is_root; then echo postgres; else id -un; fi; }

unprivileged() {
  if is_root; then
    (cd / && exec setpriv --reuid postgres --regid postgres --clear-groups env HOME=/ "$@")
  else
    "$@"
  fi
}

stop_postgresql() {
  [[ -n $cluster ]] || return 0
  [[ -f "$cluster/data/postmaster.pid" ]] && unprivileged "$(postgresql_binaries)/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null
  rm -rf "$cluster"
}
