# ./grampus agent: joins a server as the agent of this node, and serves it. Sourced by ./grampus.
. "$GRAMPUS_HOME/scripts/up.sh"

agent_usage() {
  cat << 'TXT'
grampus agent join URL --code CODE [--data DIR] [--engine unix:///PATH]
                                     let the server at URL reach the engine of this machine; the code comes from
                                     `grampus node join-token` and works once
grampus agent run [--data DIR]       serve in the foreground, for service managers
Whoever reads the data directory (/var/lib/grampus-agent for root, else ~/.local/share/grampus-agent) can act as the agent.
TXT
}

agent() {
  local word data=""
  for word in "$@"; do
    case "$word" in -h | --help) agent_usage; return ;; --data) data=given ;; esac
  done
  [ $# -gt 0 ] || { agent_usage >&2; fail 2 "grampus agent: the command is missing."; }
  [ -n "$data" ] || set -- "$@" --data "$(data_default)-agent"
  [ -s "$PRODUCT/agent.classpath" ] || build_product
  use_jdk
  exec "$JAVA_HOME/bin/java" "${AGENT_FLAGS[@]}" -cp "$(product_path agent)" io.grampus.agent.Main "$@"
}
