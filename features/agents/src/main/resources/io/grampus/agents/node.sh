#!/bin/sh
# Makes this machine a node of a Swarm that Grampus manages; does only what is missing, so it may be run again.
#   sh node.sh add --server URL --pin KEY --manager HOST:PORT --token TOKEN --code CODE
# The server hands it out; `grampus node add` prints the whole line, or runs the steps one by one over SSH:
#   look                                          what there is, as name=value
#   engine                                        Docker Engine is installed and answers
#   settings --content BASE64 --restart yes|no    daemon.json has that content, and the engine has taken it over
#   swarm --manager HOST:PORT --token TOKEN       this machine is part of the Swarm
#   agent --server URL [--code CODE] [--pin KEY | --bundle FILE --id SHA256]
#                                                 the agent is installed, has joined, and runs
# Each step tells one line: already or done, its name, what is so.
set -eu

home=/usr/local/lib/grampus-agent
data=/var/lib/grampus-agent
unit=/etc/systemd/system/grampus-agent.service
daemon=/etc/docker/daemon.json
server="" pin="" managers="" token="" code="" bundle="" id="" advertise="" engine="" content="" restart=""

say() { printf '%-8s %-7s %s\n' "$1" "$2" "$3"; }
fail() { printf '%s\n' "$@" >&2; exit 1; }
has() { command -v "$1" > /dev/null; }
systemd() { [ -d /run/systemd/system ]; }
docker_says() { docker "$@" 2> /dev/null; }
answers() { has docker && docker_says version > /dev/null; }

# Runs a command whose output matters only when it fails.
quietly() {
  log=$(mktemp)
  if ! "$@" > "$log" 2>&1; then
    tail -n 12 "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

# Waits for a condition for so many half seconds.
await() {
  tries=$1
  shift
  until "$@"; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
    sleep 0.5
  done
}

os() { (. /etc/os-release 2> /dev/null && eval "echo \"\${$1:-}\"") || true; }
debian() { case " $(os ID) $(os ID_LIKE) " in *" debian "* | *" ubuntu "*) ;; *) return 1 ;; esac; }

look() {
  echo "hostname=$(hostname)"
  echo "system=$(os PRETTY_NAME)"
  if debian; then echo packages=yes; else echo packages=no; fi
  if [ "$(id -u)" = 0 ]; then echo root=yes; else echo root=no; fi
  if answers; then
    echo "engine=$(docker_says version --format '{{.Server.Version}}')"
    docker_says info --format 'swarm={{.Swarm.LocalNodeState}}
node={{.Swarm.NodeID}}'
  elif has dockerd && has docker; then
    echo engine=stopped
  else
    echo engine=missing
  fi
  echo "settings=$(base64 -w 0 "$daemon" 2> /dev/null || true)"
  echo "agent=$(cat "$home/id" 2> /dev/null || true)"
  echo "server=$(joined_server)"
  if agent_runs; then echo running=yes; else echo running=no; fi
}

# --- Docker Engine

engine() {
  if answers; then
    say already engine "Docker Engine $(docker_says version --format '{{.Server.Version}}') answers"
    return
  fi
  how=started
  if ! has dockerd || ! has docker; then
    install_engine
    how="installed ($packages)"
  fi
  start_engine
  say done engine "Docker Engine $(docker_says version --format '{{.Server.Version}}') $how"
}

install_engine() {
  debian || fail "Tried to install Docker Engine, but $(os PRETTY_NAME) is neither Debian nor Ubuntu." \
    "Install it by the ways of this system, then run this again."
  export DEBIAN_FRONTEND=noninteractive
  quietly apt-get update -q \
    || fail "Tried to install Docker Engine, but apt-get update failed." "See whether this machine reaches its package mirror."
  packages="docker.io iptables"
  # Debian 13 has the docker command in a package of its own
  if apt-cache show docker-cli > /dev/null 2>&1; then packages="$packages docker-cli"; fi
  # shellcheck disable=SC2086
  quietly apt-get install -y -q --no-install-recommends $packages \
    || fail "Tried to install Docker Engine ($packages), but apt-get failed." "Correct what it says above, then run this again."
}

engine_lives() { pid=$(cat /var/run/docker.pid 2> /dev/null) && [ -d "/proc/$pid" ]; }

start_engine() {
  if systemd; then
    quietly systemctl enable --now docker \
      || fail "Tried to start Docker Engine, but systemd refused." "See: systemctl status docker"
  elif ! await 4 answers && ! engine_lives; then
    setsid dockerd < /dev/null >> /var/log/dockerd.log 2>&1 &
  fi
  await 120 answers \
    || fail "Tried to start Docker Engine, but it does not answer." "See /var/log/dockerd.log, or journalctl -u docker."
}

# --- its settings

settings() {
  mkdir -p /etc/docker
  had=""
  if [ -e "$daemon" ]; then had=1; cp -p "$daemon" "$daemon.before"; fi
  printf '%s' "$content" | base64 -d > "$daemon.new"
  mv "$daemon.new" "$daemon"
  if [ "$restart" = no ]; then
    if systemd; then quietly systemctl reload docker; else kill -HUP "$(cat /var/run/docker.pid)"; fi
    say "done" settings "written to $daemon; Docker Engine has read it again"
  elif restart_engine; then
    say "done" settings "written to $daemon; Docker Engine was restarted"
  else
    if [ -n "$had" ]; then mv "$daemon.before" "$daemon"; else rm -f "$daemon"; fi
    restart_engine || true
    fail "Tried to restart Docker Engine with new settings, but it does not start with them; it runs with the former ones again." \
      "See /var/log/dockerd.log, or journalctl -u docker."
  fi
  rm -f "$daemon.before"
}

restart_engine() {
  if systemd; then
    quietly systemctl restart docker || return 1
  else
    if engine_lives; then
      kill "$pid"
      await 60 engine_ended || return 1
    fi
    setsid dockerd < /dev/null >> /var/log/dockerd.log 2>&1 &
    started=$!
    await 120 answers_or_ended
  fi
  await 20 answers && await 60 settled
}

engine_ended() { ! engine_lives; }
answers_or_ended() { answers || ! [ -d "/proc/$started" ]; }
settled() { case $(docker_says info --format '{{.Swarm.LocalNodeState}}') in active | inactive) ;; *) return 1 ;; esac; }

# --- the Swarm

swarm() {
  case $(docker_says info --format '{{.Swarm.LocalNodeState}}') in
    active) say already swarm "node $(docker_says info --format '{{.Swarm.NodeID}}') of a Swarm"; return ;;
    inactive) ;;
    *) fail "Tried to join the Swarm, but this machine is in one that does not work: $(docker_says info --format '{{.Swarm.Error}}')" \
      "Leave it (docker swarm leave --force), then run this again." ;;
  esac
  said=""
  for manager in $managers; do
    if said=$(docker swarm join --token "$token" ${advertise:+--advertise-addr "$advertise"} "$manager" 2>&1); then
      say done swarm "joined by the manager $manager"
      return
    fi
  done
  fail "Tried to join the Swarm by $managers, but: $said" \
    "See whether this machine reaches TCP port 2377, TCP and UDP port 7946, and UDP port 4789 of the managers."
}

# --- the agent

joined_server() {
  [ -s "$data/agent.pem" ] || return 0
  sed -n 's/^server=//p' "$data/agent.properties" 2> /dev/null | tr -d '\\'
}

agent_runs() {
  if systemd; then systemctl is-active --quiet grampus-agent; return; fi
  pid=$(cat "$data/agent.pid" 2> /dev/null) && grep -qz io.grampus.agent.Main "/proc/$pid/cmdline" 2> /dev/null
}

agent() {
  did=""
  if [ -z "$id" ]; then
    id=$(fetch bundle.sha256) || fail "Tried to ask $server for the agent, but it does not answer." "See whether this machine reaches it."
  fi
  if [ "$(cat "$home/id" 2> /dev/null)" != "$id" ]; then
    unpack
    did="installed"
  fi
  [ -z "$code" ] || join_server
  if [ -n "$did" ] || ! agent_runs; then
    start_agent
    did="${did:+$did, }started"
  fi
  if [ -n "$did" ]; then say "done" agent "$did"; else say already agent "installed, joined, and running"; fi
}

# A code works once; when it was this one that let the agent in, all is well.
join_server() {
  if said=$("$home/grampus-agent" join "$server" --code "$code" --data "$data" --engine "${engine:-unix:///var/run/docker.sock}" 2>&1); then
    did="${did:+$did, }joined"
  elif [ "$(joined_server)" != "$server" ]; then
    fail "$said"
  fi
}

# Only the server whose key the command names is asked; the key needs no authority.
fetch() {
  has curl || fail "Tried to fetch the agent, but this machine has no curl." "Install curl, then run this again."
  curl -fsSk --max-time 600 ${pin:+--pinnedpubkey "sha256//$pin"} "$server/agent/v1/$1"
}

unpack() {
  fresh=$home.new
  rm -rf "$fresh"
  mkdir -p "$fresh"
  archive=${bundle:-$fresh/bundle.tar.gz}
  if [ -z "$bundle" ]; then
    fetch bundle.tar.gz > "$archive" || fail "Tried to fetch the agent from $server, but the connection broke." "Run this again."
  fi
  [ "$(sha256sum < "$archive" | cut -d' ' -f1)" = "$id" ] \
    || fail "Tried to install the agent, but what came is not what the server has." "Run this again."
  tar -xzf "$archive" -C "$fresh" --no-same-owner
  rm -f "$archive"
  runtime "$fresh"
  stop_agent
  rm -rf "$home"
  mv "$fresh" "$home"
  # last, so that one that was interrupted is installed anew
  echo "$id" > "$home/id"
}

# The Java that came along is of the server's kind of machine; another kind needs one of its own.
runtime() {
  ! "$1/runtime/bin/java" --version > /dev/null 2>&1 || return 0
  for java in /usr/lib/jvm/*/bin/java; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "${java%/bin/java}/release" 2> /dev/null) || version=0
    if [ -x "$java" ] && [ "${version:-0}" -ge 25 ]; then
      rm -rf "$1/runtime"
      ln -s "${java%/bin/java}" "$1/runtime"
      return
    fi
  done
  fail "Tried to install the agent, but the server's Java does not run on this machine ($(uname -m)), and it has none of its own." \
    "Install a Java runtime 25 or newer below /usr/lib/jvm (openjdk-25-jre-headless), then run this again."
}

stop_agent() {
  if systemd; then
    systemctl stop grampus-agent 2> /dev/null || true
  elif agent_runs; then
    kill "$(cat "$data/agent.pid")"
    await 20 not_running || true
  fi
}

not_running() { ! agent_runs; }

start_agent() {
  [ -s "$data/agent.pem" ] \
    || fail "Tried to start the agent, but it has not joined a server." "Make a code: grampus node join-token. Then: $home/grampus-agent join URL --code CODE --data $data"
  if systemd; then
    cat > "$unit" << TXT
[Unit]
Description=Grampus agent
After=docker.service network-online.target
Wants=docker.service network-online.target

[Service]
ExecStart=$home/grampus-agent run --data $data
Restart=always
RestartSec=2
SuccessExitStatus=143

[Install]
WantedBy=multi-user.target
TXT
    { quietly systemctl daemon-reload && quietly systemctl enable grampus-agent && quietly systemctl restart grampus-agent; } \
      || fail "Tried to start the agent, but systemd refused." "See: systemctl status grampus-agent"
  else
    stop_agent
    setsid "$home/grampus-agent" run --data "$data" < /dev/null >> "$data/agent.log" 2>&1 &
    echo $! > "$data/agent.pid"
  fi
  await 20 agent_runs || fail "Tried to start the agent, but it ended." "See $data/agent.log, or journalctl -u grampus-agent."
}

main() {
  [ $# -gt 0 ] || fail "Tried to make this machine a node, but the step is missing." "Run what grampus node add prints."
  step=$1
  shift
  while [ $# -gt 0 ]; do
    [ $# -gt 1 ] || fail "Tried to make this machine a node, but $1 needs a value." "Run what grampus node add prints."
    case "$1" in
      --server) server=${2%/} ;;
      --pin) pin=$2 ;;
      --manager) managers="$managers${managers:+ }$2" ;;
      --token) token=$2 ;;
      --code) code=$2 ;;
      --bundle) bundle=$2 ;;
      --id) id=$2 ;;
      --content) content=$2 ;;
      --restart) restart=$2 ;;
      --advertise-addr) advertise=$2 ;;
      --engine) engine=$2; export DOCKER_HOST="$2" ;;
      *) fail "Tried to make this machine a node, but there is no option $1." "Run what grampus node add prints." ;;
    esac
    shift 2
  done
  PATH=$PATH:/usr/sbin:/sbin
  export PATH
  if [ "$step" = look ]; then look; return; fi
  [ "$(id -u)" = 0 ] || fail "Tried to make this machine a node, but you are not root." "Run it as root: put sudo before sh."
  case "$step" in
    engine | settings | swarm | agent) "$step" ;;
    add) engine; swarm; agent ;;
    *) fail "Tried to make this machine a node, but there is no step $step." "Run what grampus node add prints." ;;
  esac
}

# the whole script is read before it begins, and nothing that it runs reads the rest of a pipe
main "$@" < /dev/null
