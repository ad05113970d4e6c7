# ./grampus up: from a bare machine to a running platform. Sourced by ./grampus.
. "$GRAMPUS_HOME/scripts/packages.sh"
. "$GRAMPUS_HOME/scripts/engine.sh"

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
  --rebuild         build again, even if the sources have not changed
The engine is the one that the docker command would use: DOCKER_HOST, DOCKER_CONTEXT, the current context, or the usual socket.
Running it again does no harm. `grampus down` undoes it.
TXT
}

data_default() { if [ "$(id -u)" -eq 0 ]; then echo /var/lib/grampus; else echo "${XDG_DATA_HOME:-$HOME/.local/share}/grampus"; fi; }

up() {
  local words=("$@") detach="" yes="" data="" listen=127.0.0.1 port=7443 swarm=1 new_code="" rebuild=""
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
  if running_server "$data" > /dev/null; then
    tell_running "$data" "$new_code"
    return
  fi
  install_missing
  if [ -n "$rebuild" ] || ! product_fresh; then build_product; fi
  local began=$SECONDS
  (umask 077 && mkdir -p "$data") 2> /dev/null && [ -w "$data" ] \
    || fail 3 "Tried to use the data directory $data, but it cannot be written." "Run as a user who may write there, or choose another with --data."
  chmod 700 "$data"
  ensure_engine
  start_server
}

# Prints the process id of the server that runs on a data directory.
running_server() {
  local pid
  pid=$(cat "$1/server.pid" 2> /dev/null) || return 1
  [ -n "$pid" ] && grep -qz 'io.grampus.server.Main' "/proc/$pid/cmdline" 2> /dev/null && echo "$pid"
}

tell_running() {
  local url code=""
  url=$(cat "$1/url" 2> /dev/null || true)
  say "Grampus is running already (process $(running_server "$1"))."
  write_contexts "$1" "$url"
  if [ -n "$2" ]; then code=$(run_server code --data "$1") || exit $?; fi
  tell "$url" "$code"
}

tell() {
  echo
  if [ -n "$2" ]; then
    echo "  Console   $1/?code=$2"
    echo "  Code      $2   (once, for the first administrator, within 24 hours)"
    echo "  Next      $(shown_name) login --code $2"
  else
    echo "  Console   $1"
    echo "  Next      $(shown_name) login   (nobody has signed in yet? $(shown_name) up --new-code)"
  fi
  echo
}

# How the user calls this command.
shown_name() { if [ "$(command -v grampus 2> /dev/null)" ]; then echo grampus; else echo ./grampus; fi; }

# Uses the variables of up: data, listen, port, swarm, detach, began.
start_server() {
  local ready=$data/ready pid options=()
  rm -f "$ready"
  [ -z "$swarm" ] || options+=(--swarm yes)
  say "Starting the server …"
  if [ -n "$detach" ]; then
    (launch setsid) < /dev/null >> "$data/server.log" 2>&1 &
    pid=$!
  else
    rm -f "$data/pulse" "$data/pulse.shown"
    [ ! -t 2 ] || options+=(--pulse "$data/pulse")
    launch env < /dev/null > >(show_log) 2>&1 &
    pid=$!
    trap 'kill -TERM "$pid" 2> /dev/null || true' INT TERM HUP
  fi
  until [ -s "$ready" ]; do
    if ! kill -0 "$pid" 2> /dev/null; then
      local code=0
      wait "$pid" || code=$?
      [ -z "$detach" ] || tail -n 2 "$data/server.log" >&2
      exit "$code"
    fi
    sleep 0.05
  done
  tell_ready "$ready"
  [ -n "$detach" ] || stay "$pid"
}

# What the server wrote once it answered: its address, the first time the code, and what became of the Swarm.
tell_ready() {
  local url code
  url=$(ready_value "$1" url) code=$(ready_value "$1" code)
  ready_value "$1" swarm >&2
  rm -f "$1"
  echo "$url" > "$data/url"
  if [ -n "$new_code" ] && [ -z "$code" ]; then code=$(run_server code --data "$data") || true; fi
  write_contexts "$data" "$url"
  say "Ready after $((SECONDS - began)) seconds."
  tell "$url" "$code"
}

# Writes what it reads to the log and the terminal, where a line below it tells how things are. It outlives Ctrl-C, so that
# the server's last words are seen. Uses the variable of up: data.
show_log() {
  trap '' INT TERM
  [ -t 2 ] || exec tee -ia "$data/server.log" >&2
  local line begun="" shown="" pulse
  while true; do
    if IFS= read -r -t 1 line; then
      printf '%s\n' "$begun$line" >> "$data/server.log"
      printf '\r\033[K%s\n' "$begun$line" >&2
      begun="" shown=""
    elif [ $? -gt 128 ]; then
      begun+=$line
    else
      break
    fi
    pulse=$(cat "$data/pulse.shown" "$data/pulse" 2> /dev/null | tr '\n' ' ') || pulse=""
    if [ -e "$data/pulse.shown" ] && [ "$pulse" != "$shown" ]; then
      draw_pulse "$pulse"
      shown=$pulse
    fi
  done
  printf '\r\033[K' >&2
  rm -f "$data/pulse" "$data/pulse.shown"
}

# One line, cut to the terminal's width.
draw_pulse() {
  local size
  size=$(stty size <&2 2> /dev/null) || size="24 80"
  printf '\r\033[K%s' "${1:0:$((${size#* } - 1))}" >&2
}

# Shows the server's log until it ends; ends with its exit code unless Ctrl-C ended it.
stay() {
  local code=0 stopped=""
  trap 'stopped=1; kill -TERM "$1" 2> /dev/null || true' INT TERM HUP
  say "Ctrl-C stops the server; containers and services go on. Its log is $data/server.log."
  [ ! -t 2 ] || printf '%s ·\n' "$(cat "$data/url")" > "$data/pulse.shown"
  while kill -0 "$1" 2> /dev/null; do wait "$1" && code=0 || code=$?; done
  say "The server has stopped."
  [ -n "$stopped" ] || exit "$code"
}

# The server with its log appended; $1 is setsid or env.
launch() {
  use_jdk
  local aot
  mapfile -t aot < <(aot_flags server)
  exec "$1" "$JAVA_HOME/bin/java" "${SERVER_FLAGS[@]}" "${aot[@]}" -cp "$(product_path server)" \
    io.grampus.server.Main serve --console "$PRODUCT/console" --agent "$PRODUCT/agent.tar.gz" --data "$data" --listen "$listen" --port "$port" --ready "$ready" "${options[@]}"
}

# Tells the command line where the server is, and that of whoever called sudo too.
write_contexts() {
  [ -n "$2" ] || return 0
  write_context "$2" < "$1/ca/ca.crt"
  as_caller remember "$2" < "$1/ca/ca.crt"
}

# Runs a command of this script as the user who called sudo, if one did.
as_caller() {
  [ "$(id -u)" -eq 0 ] && [ "${SUDO_USER:-root}" != root ] || return 0
  sudo -H -u "$SUDO_USER" "$GRAMPUS_HOME/grampus" "$@" || true
}

# Makes the context local, of the server at an address with the authority read from standard input.
write_context() {
  local folder authority
  authority=$(cat)
  folder=$(config_folder)/contexts/local
  (umask 077 && mkdir -p "$folder") || return 0
  if [ "$(cat "$folder/url" 2> /dev/null)" != "$1" ] || [ "$(cat "$folder/ca.pem" 2> /dev/null)" != "$authority" ]; then
    rm -f "$folder/token"
    echo "$1" > "$folder/url"
    printf '%s\n' "$authority" > "$folder/ca.pem"
  fi
  [ -s "$(config_folder)/current" ] || echo local > "$(config_folder)/current"
}

# Removes the context local, if it trusts the authority read from standard input.
forget_context() {
  local folder
  folder=$(config_folder)/contexts/local
  ! cmp -s - "$folder/ca.pem" || rm -rf "$folder"
}

config_folder() { echo "${GRAMPUS_CONFIG:-${XDG_CONFIG_HOME:-$HOME/.config}/grampus}"; }
