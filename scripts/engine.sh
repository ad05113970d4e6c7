# Docker Engine, as ./grampus up finds or starts it. Sourced by up.sh; uses its variables data, yes and words.

# Sees whether an engine answers; starts one when none is there and none was named.
ensure_engine() {
  local said code=0
  said=$(run_server probe 2>&1) || code=$?
  if [ "$code" -eq 11 ]; then
    # nothing answers at the usual socket
    has dockerd || fail 11 "$said" "Docker Engine is not installed: install docker.io, or set DOCKER_HOST."
    start_engine
    code=0
    said=$(await_engine) || code=$?
  elif [ -n "${installed_engine:-}" ] && [ -d /run/systemd/system ]; then
    echo systemd > "$data/engine-started"
  fi
  [ "$code" -ne 13 ] || join_group "$said"
  [ "$code" -eq 0 ] || fail "$code" "$said"
  say "$said"
}

start_engine() {
  say "Starting Docker Engine …"
  if [ -d /run/systemd/system ]; then
    as_root systemctl start docker || fail 11 "Tried to start Docker Engine, but systemd refused." "See systemctl status docker."
    echo systemd > "$data/engine-started"
  else
    as_root true # asks for the password, if one is needed, while somebody can type it
    as_root env PATH="$PATH:/usr/sbin:/sbin" setsid dockerd --pidfile "$data/dockerd.pid" < /dev/null > "$data/dockerd.log" 2>&1 &
    echo dockerd > "$data/engine-started"
  fi
}

# Prints what the engine says once it answers, or why it does not; fails as probe does.
await_engine() {
  local waited=$SECONDS said code
  until said=$(run_server probe 2>&1); do
    code=$?
    [ "$code" -eq 11 ] || { echo "$said"; return "$code"; }
    if [ $((SECONDS - waited)) -gt 40 ]; then
      [ ! -s "$data/dockerd.log" ] || tail -n 8 "$data/dockerd.log" >&2
      printf '%s\n' "Tried to start Docker Engine, but it does not answer: $said" "See $data/dockerd.log, or journalctl -u docker."
      return 11
    fi
    sleep 0.3
  done
  echo "$said"
}

# This user may not use the engine's socket: makes the user a member of its group and begins again as such.
join_group() {
  local group user
  user=$(id -un)
  group=$(stat -Lc %G /var/run/docker.sock 2> /dev/null) || group=""
  { usual_engine && [ -n "$group" ] && [ "$group" != root ] && [ -z "${GRAMPUS_JOINED:-}" ] && has sudo; } || fail 13 "$1"
  case " $(id -nG "$user") " in
    *" $group "*) ;;
    *)
      agreed "Add $user to the group $group, whose members use Docker Engine and thereby are as mighty as root?" || fail 13 "$1"
      as_root usermod -aG "$group" "$user"
      say "$user is in the group $group now; other terminals see it after signing in anew."
      ;;
  esac
  # sudo reads the groups anew, which this process cannot
  exec sudo -u "$user" env HOME="$HOME" PATH="$PATH" JAVA_HOME="${JAVA_HOME:-}" GRAMPUS_JOINED=1 "$GRAMPUS_HOME/grampus" up "${words[@]}"
}
