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

# Prints the class path of a module (its own classes first), compiling what changed since the last time.
# classpath_of MODULE runtime|test
classpath_of() {
  use_jdk
  local stamp=$1/target/classpath-$2
  if [ ! -e "$stamp" ] || [ -n "$(find . \( -path ./.git -o -path ./console \) -prune -o \( -path '*/src/*' -o -name pom.xml \) -type f -newer "$stamp" -print -quit)" ]; then
    echo "Compiling $1 …" >&2
    mvn -B -ntp -q -pl "$1" -am -DskipTests test-compile dependency:build-classpath \
      -Dmdep.outputFile="target/classpath-$2" -DincludeScope="$2" >&2
  fi
  printf '%s:%s\n' "$1/target/classes" "$(cat "$stamp")"
}

# Prints why test hosts cannot be made on this machine; nothing if they can.
cannot_make_hosts() {
  local program
  [ "$(id -u)" -eq 0 ] || { echo "it needs root, for namespaces and mounts"; return; }
  for program in dockerd docker mmdebstrap ip iptables nsenter unshare setsid; do
    PATH=$PATH:/usr/sbin:/sbin command -v "$program" >/dev/null || { echo "$program is missing, which ./dev setup installs"; return; }
  done
}

# Says that a ring did not run; in CI that is a failure.
# skip RING WHY
skip() {
  echo "SKIPPED $1: $2"
  [ -z "${GRAMPUS_SKIPPED:-}" ] || echo "SKIPPED $1: $2" > "$GRAMPUS_SKIPPED"
  [ -z "${CI:-}" ] || exit 1
}

# Prints the sum of all test reports below, in one line.
tally() {
  find . -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0r grep -ho '<testsuite [^>]*>' | awk '
    function of(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) + 0 : 0 }
    { all += of("tests"); bad += of("failures") + of("errors"); out += of("skipped") }
    END { printf "%d passed, %d failed, %d skipped\n", all - bad - out, bad, out }'
}
