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
  [ -z "$purge" ] || may_purge
  stop_server
  [ -z "$leave" ] || leave_swarm
  [ -z "$purge" ] || tell_swarm_stays
  stop_engine
  [ -z "$purge" ] || purge_data
}

# The functions below use the variables of down.

stop_server() {
  local pid
  if ! pid=$(running_server "$data"); then
    say "No server runs on $data."
    return
  fi
  say "Stopping the server …"
  kill -TERM "$pid" || fail 1 "Tried to stop the server (process $pid), but it belongs to $(stat -c %U "/proc/$pid")." "Run this as that user."
  wait_gone "$pid" 15 || { kill -KILL "$pid" 2> /dev/null || true; }
  rm -f "$data/url"
  say "The server has stopped."
}

leave_swarm() {
  if [ ! -e "$data/swarm-made" ]; then
    say "Grampus did not make this Swarm: it stays."
  elif run_server leave-swarm; then
    rm -f "$data/swarm-made"
    say "The engine has left the Swarm that Grampus made."
  fi
}

# Once the data directory is gone nothing knows any more who made the Swarm.
tell_swarm_stays() {
  [ ! -e "$data/swarm-made" ] || say "The Swarm that Grampus made stays, with its services: docker swarm leave --force ends it."
}

# Stops the engine only if up started it, and only that one.
stop_engine() {
  local how pid
  how=$(cat "$data/engine-started" 2> /dev/null) || return 0
  case "$how" in
    systemd) as_root systemctl stop docker docker.socket ;;
    dockerd)
      pid=$(cat "$data/dockerd.pid" 2> /dev/null) || pid=""
      if [ -n "$pid" ] && grep -qz dockerd "/proc/$pid/cmdline" 2> /dev/null; then
        as_root kill -TERM "$pid"
        wait_gone "$pid" 30 || fail 1 "Tried to stop Docker Engine (process $pid), but it goes on." "See $data/dockerd.log."
      fi
      ;;
  esac
  rm -f "$data/engine-started"
  say "Docker Engine has stopped, with the containers that it ran."
}

# Whether the data directory is one of Grampus and the user agrees; asked before anything is stopped.
may_purge() {
  [ -d "$data" ] || return 0
  [ -e "$data/grampus.db" ] || fail 1 "Tried to remove $data, but it holds no Grampus database." "Remove it by hand if it is right."
  [ -z "$yes" ] || return 0
  [ -t 0 ] || fail 1 "Nobody can be asked whether to remove $data." "Run it with --yes."
  local answer
  read -r -p "Remove $data with all users, tokens, audit rows and stack revisions? [y/N] " answer
  case "$answer" in y | Y | yes) ;; *) fail 1 "$data was not removed, and nothing was stopped." ;; esac
}

purge_data() {
  [ -d "$data" ] || return 0
  if [ -r "$data/ca/ca.crt" ]; then
    forget_context < "$data/ca/ca.crt"
    as_caller forget < "$data/ca/ca.crt"
  fi
  rm -rf "$data"
  say "Removed $data."
}

wait_gone() {
  local until=$((SECONDS + $2))
  # where the first process reaps nobody, a dead one stays as a zombie
  while [ -d "/proc/$1" ] && ! grep -qs '^State:.*Z' "/proc/$1/status"; do
    [ "$SECONDS" -lt "$until" ] || return 1
    sleep 0.1
  done
}
