# shell functions that ./dev and ./grampus share; sourced, never run

# Prints the home of a JDK 25 or newer: JAVA_HOME if it is one, else the newest among the installed ones.
find_jdk() {
  local home release major best="" best_major=0
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/*; do
    [ -x "$home/bin/javac" ] && [ -r "$home/release" ] || continue
    release=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    major=${release:-0}
    if [ "$major" -ge 25 ] && { [ "$best_major" -eq 0 ] || [ "$major" -lt "$best_major" ]; }; then best=$home best_major=$major; fi
  done
  [ -n "$best" ] && printf '%s\n' "$best"
}

use_jdk() {
  JAVA_HOME=$(find_jdk) || { echo "No JDK 25 was found. On Debian 13: apt-get install openjdk-25-jdk-headless; elsewhere set JAVA_HOME to one." >&2; exit 1; }
  export JAVA_HOME
}

maven() { use_jdk; mvn -B -ntp "$@"; }

as_root_or_say() { [ "$(id -u)" -eq 0 ] || { echo "Tried './dev $cmd' without being root, but $1. Run it with sudo." >&2; exit 1; }; }
