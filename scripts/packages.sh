# What ./grampus up installs: a JDK 25, Maven and Node.js to build with, Docker Engine. Sourced by up.sh.

has() { PATH=$PATH:/usr/sbin:/sbin command -v "$1" > /dev/null; }

# Whether the docker command would use the usual socket of this machine: nobody has named another engine.
usual_engine() {
  [ -z "${DOCKER_HOST:-}" ] || return 1
  local context=${DOCKER_CONTEXT:-}
  [ -n "$context" ] || context=$(sed -n 's/.*"currentContext": *"\([^"]*\)".*/\1/p' "${DOCKER_CONFIG:-$HOME/.docker}/config.json" 2> /dev/null) || true
  case "$context" in "" | default) ;; *) return 1 ;; esac
}

# Asks a question that --yes has answered beforehand.
agreed() {
  [ -z "$yes" ] || return 0
  [ -t 0 ] || fail 1 "Nobody can be asked: $1" "Run ./grampus up --yes."
  local answer
  read -r -p "$1 [Y/n] " answer
  case "$answer" in "" | y | Y | yes) ;; *) return 1 ;; esac
}

install_missing() {
  local packages=() programs=()
  find_jdk > /dev/null || { packages+=(openjdk-25-jdk-headless) programs+=("a JDK 25 (set JAVA_HOME to it)"); }
  product_fresh || { has node && has npm; } || { packages+=(nodejs npm) programs+=("Node.js 18 or newer with npm"); }
  product_fresh || has mvn || { packages+=(maven) programs+=("Maven 3.8 or newer"); }
  if usual_engine && ! [ -S /var/run/docker.sock ] && ! has dockerd; then
    packages+=(docker.io iptables) programs+=("Docker Engine 20.10 or newer")
  fi
  [ "${#packages[@]}" -gt 0 ] || return 0
  can_install
  say "These packages are missing: ${packages[*]}"
  agreed "Install them with apt-get?" || fail 1 "Nothing was installed."
  local log
  log=$(mktemp)
  say "Looking up what the mirror has …"
  apt_get update -q || true
  case " ${packages[*]} " in *" openjdk-25-jdk-headless "*) jdk_exists ;; esac
  # Debian 13 has the docker command in a package of its own
  case " ${packages[*]} " in *" docker.io "*) ! apt-cache show docker-cli > /dev/null 2>&1 || packages+=(docker-cli) ;; esac
  say "Installing ${packages[*]} …"
  apt_get install -y -q --no-install-recommends "${packages[@]}" \
    || { tail -n 15 "$log" >&2; fail 1 "Tried to install ${packages[*]}, but apt-get failed." "Its whole output is in $log."; }
  rm -f "$log"
  # on machines with systemd the package has started it
  case " ${packages[*]} " in *" docker.io "*) installed_engine=1 ;; esac
}

# Uses the variables of install_missing: packages and programs.
can_install() {
  local like
  like=$(. /etc/os-release 2> /dev/null && echo " ${ID:-} ${ID_LIKE:-} ") || like=""
  case "$like" in
    *" debian "* | *" ubuntu "*) ;;
    *)
      say "Grampus needs these programs, which are missing:"
      printf '  %s\n' "${programs[@]}" >&2
      fail 1 "Install them with this system's package manager, then run ./grampus up again."
      ;;
  esac
  [ "$(id -u)" -eq 0 ] || has sudo \
    || fail 1 "Grampus needs these packages: ${packages[*]}." "Run this as root, or have them installed: apt-get install ${packages[*]}"
}

jdk_exists() {
  apt-cache show openjdk-25-jdk-headless > /dev/null 2>&1 \
    || fail 1 "Grampus needs a JDK 25, but this release of $(. /etc/os-release && echo "${PRETTY_NAME:-the system}") has no package of it." \
      "Install one from its maker below /usr/lib/jvm, or set JAVA_HOME to it, then run ./grampus up again."
}

# Uses the variable of install_missing: log.
apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get "$@" 2>&1 | tee -a "$log" | ticker
}

# Runs a command as root, through sudo where that is not who we are.
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
