#!/usr/bin/env bash
# See that a PostgreSQL server can be started here: install Debian's where its programs are missing and apt may.
# The tests start a server of their own from them. Ends with status 1, saying why, where there is none.
set -uo pipefail

there() {
    compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null
}

there && exit 0
if ! command -v apt-get >/dev/null; then
    echo "PostgreSQL's server is not installed, and there is no apt-get to bring it; install it by hand." >&2
    exit 1
fi
as_root=()
((EUID == 0)) || as_root=(sudo -n)
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get update -qq &&
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends postgresql; } >/dev/null; then
    echo "PostgreSQL's server is not installed, and apt-get could not bring it; its own message is above." >&2
    exit 1
fi
there
