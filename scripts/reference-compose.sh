#!/usr/bin/env bash
# Puts docker-compose 2.40 of Debian's development release into a folder, for comparing Compose files with it.
# usage: scripts/reference-compose.sh DIR        prints the program's path; needs no root and no engine
set -euo pipefail
dir=${1:?usage: scripts/reference-compose.sh DIR}
# the mirror that this machine's own packages come from
own_mirror() {
  { cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null || true; } \
    | sed -nE 's|^[^#]*(https?://[^ ]+/debian)/?( .*)?$|\1|p' | sed -n 1p
}
mirror=${GRAMPUS_TEST_MIRROR:-$(own_mirror)}
[ -n "$mirror" ] || { echo "No Debian mirror is known here: set GRAMPUS_TEST_MIRROR to one." >&2; exit 1; }
architecture=$(dpkg --print-architecture)
program=$dir/usr/libexec/docker/cli-plugins/docker-compose

if [ ! -x "$program" ]; then
  mkdir -p "$dir"
  work=$(mktemp -d "$dir/.fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  curl -fsSL "$mirror/dists/sid/main/binary-$architecture/Packages.xz" | xz -dc > "$work/Packages"
  entry=$(awk -v RS= '/^Package: docker-compose\n/' "$work/Packages")
  file=$(sed -n 's/^Filename: //p' <<< "$entry")
  sum=$(sed -n 's/^SHA256: //p' <<< "$entry")
  [ -n "$file" ] || { echo "There is no docker-compose for $architecture at $mirror." >&2; exit 1; }
  curl -fsSL -o "$work/package.deb" "$mirror/$file"
  echo "$sum  $work/package.deb" | sha256sum --quiet -c -
  dpkg-deb -x "$work/package.deb" "$dir"
fi
"$program" version >&2
printf '%s\n' "$program"
