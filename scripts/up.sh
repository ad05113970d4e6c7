# ./grampus up: from a bare machine to a running platform. Sourced by ./grampus.

up_usage() {
  cat << 'TXT'
grampus up [OPTIONS]    start Docker Engine if none runs, make it a Swarm of one node, start Grampus

  -d, --detach      run in the background
  -y, --yes         install what is missing without asking
  --data DIR        where everything is kept (/var/lib/grampus for root, else ~/.local/share/grampus)
  --listen ADDRESS  where to listen (127.0.0.1)
  --port N          on which port (7443)
  --no-swarm        leave an engine that is no Swarm as it is
  --new-code        print a fresh sign-in code, as long as there is no administrator
  --rebuild         build again, even if it is built
Running it again does no harm. `grampus down` undoes it.
TXT
}

data_default() { if [ "$(id -u)" -eq 0 ]; then echo /var/lib/grampus; else echo "${XDG_DATA_HOME:-$HOME/.local/share}/grampus"; fi; }

up() {
  local detach="" yes="" data="" listen=127.0.0.1 port=7443 swarm=1 new_code="" rebuild=""
  while [ $# -gt 0 ]; do
    case "$1" in
      -d | --detach) detach=1 ;;
      -y | --yes) yes=1 ;;
      --data) data=${2:?--data needs a directory}; shift ;;
      --data=*) data=${1#*=} ;;
      --listen) listen=${2:?--listen needs an address}; shift ;;
      --listen=*) listen=${1#*=} ;;
      --port) port=${2:?--port needs a number}; shift ;;
      --port=*) port=${1#*=} ;;
      --no-swarm) swarm="" ;;
      --new-code) new_code=1 ;;
      --rebuild) rebuild=1 ;;
      -h | --help) up_usage; return ;;
      *) up_usage >&2; fail 2 "grampus up: there is no option $1." ;;
    esac
    shift
  done
  data=$(realpath -m "${data:-$(data_default)}")
  local began=$SECONDS
  if running_server "$data" > /dev/null; then
    tell_running "$data" "$new_code"
    return
  fi
  install_missing "$yes"
  if [ -n "$rebuild" ] || ! product_ready; then
    build_product
    began=$SECONDS
  fi
  (umask 077 && mkdir -p "$data") 2> /dev/null && [ -w "$data" ] \
    || fail 3 "Tried to use the data directory $data, but it cannot be written." "Run as a user who may write there, or choose another with --data."
  chmod 700 "$data"
  ensure_engine "$data"
  start_server
}

# Prints the process id of the server that runs on a data directory.
running_server() {
  local pid
  pid=$(cat "$1/server.pid" 2> /dev/null) || return 1
  [ -n "$pid" ] && grep -qz 'io.grampus.server.Main' "/proc/$pid/cmdline" 2> /dev/null && echo "$pid"
}

tell_running() {
  local url
  url=$(cat "$1/url" 2> /dev/null || true)
  say "Grampus is running already (process $(running_server "$1"))."
  write_context "$1" "$url"
  if [ -n "$2" ]; then
    local code
    code=$(run_server code --data "$1") || exit $?
    tell "$url" "$code"
  else
    tell "$url" ""
  fi
}

tell() {
  echo
  echo "  Console   $1"
  if [ -n "$2" ]; then
    echo "  Code      $2   (once, for the first administrator, within 24 hours)"
    echo "  Next      grampus login --code $2" | sed "s|grampus login|$(shown_name) login|"
  else
    echo "  Next      $(shown_name) login"
  fi
  echo
}

# How the user calls this command.
shown_name() { if [ "$(command -v grampus 2> /dev/null)" ]; then echo grampus; else echo ./grampus; fi; }

install_missing() {
  local yes=$1 packages=()
  find_jdk > /dev/null || packages+=(openjdk-25-jdk-headless)
  product_ready || command -v mvn > /dev/null || packages+=(maven)
  if [ -z "${DOCKER_HOST:-}" ] && ! [ -S /var/run/docker.sock ] && ! has dockerd && ! has docker; then packages+=(docker.io iptables); fi
  [ "${#packages[@]}" -gt 0 ] || return 0
  local like
  like=$(. /etc/os-release 2> /dev/null && echo " ${ID:-} ${ID_LIKE:-} ") || like=""
  case "$like" in
    *" debian "* | *" ubuntu "*) ;;
    *) fail 1 "Grampus needs what these Debian packages hold: ${packages[*]}." "Install them with this system's package manager, then run this again." ;;
  esac
  local sudo=()
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || fail 1 "Grampus needs these packages: ${packages[*]}." "Run this as root, or install them: apt-get install ${packages[*]}"
    sudo=(sudo)
  fi
  say "These packages are missing: ${packages[*]}"
  if [ -z "$yes" ]; then
    [ -t 0 ] || fail 1 "Nobody can be asked whether to install them." "Run ./grampus up --yes."
    read -r -p "Install them with apt-get? [Y/n] " answer
    case "$answer" in "" | y | Y | yes) ;; *) fail 1 "Nothing was installed." ;; esac
  fi
  say "Installing ${packages[*]} …"
  local log
  log=$(mktemp)
  "${sudo[@]}" apt-get update -q > "$log" 2>&1 || true
  "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${packages[@]}" >> "$log" 2>&1 \
    || { tail -n 15 "$log" >&2; fail 1 "Tried to install ${packages[*]}, but apt-get failed." "JDK 25 is in Debian 13; elsewhere install one and set JAVA_HOME."; }
  rm -f "$log"
}

has() { PATH=$PATH:/usr/sbin:/sbin command -v "$1" > /dev/null; }

# Sees whether an engine answers; starts one when none is there and none was named.
ensure_engine() {
  local data=$1 said code
  if said=$(run_server probe 2>&1); then
    say "$said"
    return
  else
    code=$?
  fi
  # 11: nothing answers at the usual socket; anything else is the user's to solve
  [ "$code" -eq 11 ] || fail "$code" "$said"
  has dockerd || fail 11 "$said" "Docker Engine is not installed: install docker.io, or set DOCKER_HOST."
  start_engine "$data"
  local waited=$SECONDS
  until said=$(run_server probe 2>&1); do
    if [ $((SECONDS - waited)) -gt 40 ]; then
      [ ! -s "$data/dockerd.log" ] || tail -n 8 "$data/dockerd.log" >&2
      fail 11 "Tried to start Docker Engine, but it does not answer: $said" "See $data/dockerd.log, or journalctl -u docker."
    fi
    sleep 0.3
  done
  say "$said"
}

start_engine() {
  local data=$1 sudo=()
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  say "Starting Docker Engine …"
  if [ -d /run/systemd/system ]; then
    "${sudo[@]}" systemctl start docker || fail 11 "Tried to start Docker Engine, but systemd refused." "See systemctl status docker."
    echo systemd > "$data/engine-started"
  else
    "${sudo[@]}" env PATH="$PATH:/usr/sbin:/sbin" setsid dockerd --pidfile "$data/dockerd.pid" < /dev/null > "$data/dockerd.log" 2>&1 &
    echo dockerd > "$data/engine-started"
  fi
}

# Uses the variables of up: data, listen, port, swarm, detach, began.
start_server() {
  local ready=$data/ready pid options=()
  rm -f "$ready"
  [ -z "$swarm" ] || options+=(--swarm yes)
  say "Starting the server …"
  if [ -n "$detach" ]; then
    (GRAMPUS_LAUNCHED=1 launch setsid) < /dev/null >> "$data/server.log" 2>&1 &
    pid=$!
  else
    launch env < /dev/null > >(tee -a "$data/server.log" >&2) 2>&1 &
    pid=$!
    trap 'kill -TERM "$pid" 2> /dev/null || true' INT TERM
  fi
  until [ -s "$ready" ]; do
    if ! kill -0 "$pid" 2> /dev/null; then
      local code=0
      wait "$pid" || code=$?
      [ -z "$detach" ] || tail -n 3 "$data/server.log" >&2
      exit "$code"
    fi
    sleep 0.05
  done
  local url code
  url=$(ready_value "$ready" url) code=$(ready_value "$ready" code)
  [ -z "$(ready_value "$ready" swarm)" ] || say "$(ready_value "$ready" swarm)"
  rm -f "$ready"
  echo "$url" > "$data/url"
  if [ -n "$new_code" ] && [ -z "$code" ]; then code=$(run_server code --data "$data") || true; fi
  write_context "$data" "$url"
  say "Ready after $((SECONDS - began)) seconds."
  tell "$url" "$code"
  if [ -z "$detach" ]; then
    say "Ctrl-C stops the server; containers and services go on. Its log is $data/server.log."
    while kill -0 "$pid" 2> /dev/null; do wait "$pid" || true; done
    say "The server has stopped."
  fi
}

# The server with its log appended; $1 is setsid or env.
launch() {
  use_jdk
  local aot
  mapfile -t aot < <(aot_flags server)
  exec "$1" "$JAVA_HOME/bin/java" "${SERVER_FLAGS[@]}" "${aot[@]}" -cp "$(cat "$PRODUCT/server.classpath")" \
    io.grampus.server.Main serve --data "$data" --listen "$listen" --port "$port" --ready "$ready" "${options[@]}"
}

# Tells the command line where the server is and which authority to trust.
write_context() {
  [ -n "$2" ] || return 0
  local config=${GRAMPUS_CONFIG:-${XDG_CONFIG_HOME:-$HOME/.config}/grampus} folder
  folder=$config/contexts/local
  (umask 077 && mkdir -p "$folder") || return 0
  if [ "$(cat "$folder/url" 2> /dev/null)" != "$2" ] || ! cmp -s "$1/ca/ca.crt" "$folder/ca.pem"; then
    rm -f "$folder/token"
    echo "$2" > "$folder/url"
    cp "$1/ca/ca.crt" "$folder/ca.pem"
  fi
  [ -s "$config/current" ] || echo local > "$config/current"
}
