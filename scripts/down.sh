# ./grampus down: stops what ./grampus up started. Sourced by ./grampus.
. "$GRAMPUS_HOME/scripts/up.sh"

down_usage() {
  cat << 'TXT'
grampus down [OPTIONS]    stop the server, and the engine if `grampus up` started it

  --data DIR       the data directory of the server to stop
  --leave-swarm    leave the Swarm that `grampus up` made; its services, secrets and configs are gone then
  --purge          remove the data directory too: users, tokens, audit log, stack revisions
  -y, --yes        do not ask before removing
Containers and services go on running when the engine was there before Grampus.
TXT
}

down() {
  local data="" leave="" purge="" yes=""
  while [ $# -gt 0 ]; do
    case "$1" in
      --data) data=${2:?--data needs a directory}; shift ;;
      --data=*) data=${1#*=} ;;
      --leave-swarm) leave=1 ;;
      --purge) purge=1 ;;
      -y | --yes) yes=1 ;;
      -h | --help) down_usage; return ;;
      *) down_usage >&2; fail 2 "grampus down: there is no option $1." ;;
    esac
    shift
  done
  data=$(realpath -m "${data:-$(data_default)}")
  stop_server "$data"
  if [ -n "$leave" ]; then
    if [ -e "$data/swarm-made" ]; then
      run_server leave-swarm && rm -f "$data/swarm-made" && say "The engine has left the Swarm that Grampus made."
    else
      say "Grampus did not make this Swarm: it stays."
    fi
  fi
  stop_engine "$data"
  [ -z "$purge" ] || purge_data "$data" "$yes"
}

stop_server() {
  local pid
  if ! pid=$(running_server "$1"); then
    say "No server runs on $1."
    return
  fi
  say "Stopping the server …"
  kill -TERM "$pid"
  wait_gone "$pid" 15 || { kill -KILL "$pid" 2> /dev/null || true; }
  rm -f "$1/url"
  say "The server has stopped."
}

# Stops the engine only if up started it, and only that one.
stop_engine() {
  local how pid sudo=()
  how=$(cat "$1/engine-started" 2> /dev/null) || return 0
  [ "$(id -u)" -eq 0 ] || sudo=(sudo)
  case "$how" in
    systemd) "${sudo[@]}" systemctl stop docker docker.socket ;;
    dockerd)
      pid=$(cat "$1/dockerd.pid" 2> /dev/null) || pid=""
      if [ -n "$pid" ] && grep -qz dockerd "/proc/$pid/cmdline" 2> /dev/null; then
        "${sudo[@]}" kill -TERM "$pid"
        wait_gone "$pid" 30 || fail 1 "Tried to stop Docker Engine (process $pid), but it goes on." "See $1/dockerd.log."
      fi
      ;;
  esac
  rm -f "$1/engine-started"
  say "Docker Engine has stopped, with the containers that it ran."
}

purge_data() {
  [ -d "$1" ] || return 0
  [ -e "$1/grampus.db" ] || fail 1 "Tried to remove $1, but it holds no Grampus database." "Remove it by hand if it is right."
  if [ -z "$2" ]; then
    [ -t 0 ] || fail 1 "Nobody can be asked whether to remove $1." "Run it with --yes."
    read -r -p "Remove $1 with all users, tokens, audit rows and stack revisions? [y/N] " answer
    case "$answer" in y | Y | yes) ;; *) fail 1 "$1 was not removed." ;; esac
  fi
  rm -rf "$1"
  say "Removed $1."
}

wait_gone() {
  local until=$((SECONDS + $2))
  while kill -0 "$1" 2> /dev/null || [ -d "/proc/$1" ]; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}
