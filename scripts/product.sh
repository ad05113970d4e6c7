# The built product: its jars, its class paths and its AOT caches below build/. Sourced by ./grampus.

PRODUCT=$GRAMPUS_HOME/build
COMMON_FLAGS=(--enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:+UseCompactObjectHeaders)
# For a quick start: SQLite's library lies unpacked; Jetty would start the management agent to learn how many references
# a cache line holds; Jdbi would start the flight recorder for an event of its own.
QUICK=(-Dorg.sqlite.lib.path="$PRODUCT/native" -Dorg.eclipse.jetty.util.referencesPerCacheLine=16 -Djfr.unsupported.vm=true)
SERVER_FLAGS=("${COMMON_FLAGS[@]}" "${QUICK[@]}" -Xms24m -Xmx320m -XX:MaxNewSize=64m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:-ShrinkHeapInSteps -XX:TrimNativeHeapInterval=60000 -Xss512k)
# One megabyte of heap carries dozens of conversations; what it does is copying, so the first compiler is enough. That one has nothing
# special for AES, and is four times as fast with ChaCha20.
AGENT_FLAGS=("${COMMON_FLAGS[@]}" -Xms4m -Xmn3m -Xmx24m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -XX:-ShrinkHeapInSteps -Xss256k -XX:TieredStopAtLevel=1
  -XX:CompileThresholdScaling=4 -XX:ReservedCodeCacheSize=16m -XX:TrimNativeHeapInterval=30000
  -Djdk.tls.client.cipherSuites=TLS_CHACHA20_POLY1305_SHA256)
CLI_FLAGS=("${COMMON_FLAGS[@]}" -XX:TieredStopAtLevel=1)

say() { printf '%s\n' "$*" >&2; }
fail() { local code=$1; shift; printf '%s\n' "$@" >&2; exit "$code"; }

product_ready() { [ -s "$PRODUCT/server.classpath" ] && [ -s "$PRODUCT/cli.classpath" ] && [ -s "$PRODUCT/console/index.html" ]; }

# Whether it is built from the sources as they are now.
product_fresh() {
  product_ready && [ -z "$(find "$GRAMPUS_HOME"/{libs,kernel,features,apps,console,pom.xml} \( -name node_modules -o -name dist -o -name target -o -path "*/console/e2e" \) -prune -o \
    \( -path '*/src/main/*' -o -path '*/console/*' -o -name pom.xml \) ! -name schema.d.ts -type f -newer "$PRODUCT/cli.classpath" -print -quit)" ]
}

# Prints the class path of server or cli; the file names jars below build/, so that the checkout may be moved.
product_path() {
  local names
  names=$(cat "$PRODUCT/$1.classpath")
  echo "$PRODUCT/${names//:/:$PRODUCT/}"
}

# Shows what it reads as one line that changes, on terminals only; lines that match a pattern stay.
ticker() {
  local line keep=${1:-} wipe=""
  [ ! -t 2 ] || wipe=$'\r\033[K'
  while IFS= read -r line; do
    if [ -n "$keep" ] && [[ $line =~ $keep ]]; then
      say "$wipe  $line"
    elif [ -n "$wipe" ]; then
      printf '%s  %.70s' "$wipe" "$line" >&2
    fi
  done
  printf '%s' "$wipe" >&2
}

# Prints the AOT flags for server or cli, when there is a cache that this JDK made.
aot_flags() {
  local made=$PRODUCT/$1.aot
  [ -s "$made" ] && [ "$(cat "$PRODUCT/aot.jdk" 2>/dev/null)" = "$(jdk_id)" ] || return 0
  printf '%s\n' "-XX:AOTCache=$made" -Xlog:aot=off -Xlog:cds=off
}

jdk_id() { cksum < "$JAVA_HOME/release" 2>/dev/null || echo none; }

run_cli() {
  use_jdk
  local aot
  mapfile -t aot < <(aot_flags cli)
  exec "$JAVA_HOME/bin/java" "${CLI_FLAGS[@]}" "${aot[@]}" -cp "$(product_path cli)" io.grampus.cli.Main "$@"
}

# Runs the server's program: serve, probe, code or leave-swarm.
run_server() {
  use_jdk
  local aot
  mapfile -t aot < <(aot_flags server)
  "$JAVA_HOME/bin/java" "${SERVER_FLAGS[@]}" "${aot[@]}" -cp "$(product_path server)" io.grampus.server.Main "$@"
}

# Builds as the one whose checkout it is, so that sudo leaves no files of root in it.
build_product() {
  local owner
  owner=$(stat -c %U "$GRAMPUS_HOME")
  if [ "$(id -u)" -eq 0 ] && [ "$owner" = "${SUDO_USER:-root}" ] && [ "$owner" != root ]; then
    sudo -H -u "$owner" env JAVA_HOME="${JAVA_HOME:-}" "$GRAMPUS_HOME/grampus" build || exit $?
  else
    build
  fi
}

build() {
  use_jdk
  command -v mvn > /dev/null || fail 1 "Tried to build Grampus, but Maven is not installed." "Run ./grampus up, which installs it, or install Maven."
  mkdir -p "$PRODUCT"
  say "Building Grampus, which is needed once; the first time libraries are fetched too …"
  local log=$PRODUCT/build.log commit
  commit=$(git -C "$GRAMPUS_HOME" describe --always --exclude '*' --dirty 2> /dev/null) || commit=""
  if ! (cd "$GRAMPUS_HOME" && mvn -B -pl apps/server,apps/cli,apps/agent -am -Dmaven.test.skip=true "-Dgrampus.build=${commit:++$commit}" \
      package dependency:build-classpath -Dmdep.outputFile=target/product.classpath -DincludeScope=runtime) 2>&1 \
      | tee "$log" | sed -un 's/^\[INFO\] Building \([a-z]*\) .*\[\([0-9]*\)\/\([0-9]*\)\]$/\2 of \3: \1/p; s/^\[INFO\] Downloading from .*\//fetching /p' \
      | ticker '^[0-9]+ of '; then
    grep -v '^\[INFO\] Download' "$log" | tail -n 30 >&2
    fail 1 "Tried to build Grampus, but Maven failed." "Its whole output is in $log."
  fi
  collect server
  collect agent
  collect cli
  bundle_agent || say "  (no bundle of the agent: grampus node add has nothing to install)"
  renew_classes "$PRODUCT"/lib/picocli-*.jar
  build_console
  unpack_sqlite
  train || say "  (no AOT cache: starting takes a little longer)"
  say "Built."
}

build_console() {
  local why log=$PRODUCT/build.log
  . "$GRAMPUS_HOME/scripts/console.sh"
  why=$(cannot_build_console)
  [ -z "$why" ] || fail 1 "Tried to build the console, but $why." "Run ./grampus up, which installs it."
  say "  console"
  if ! (console_packages product && cd "$GRAMPUS_HOME/console" && npm run -s build) >> "$log" 2>&1; then
    tail -n 30 "$log" >&2
    fail 1 "Tried to build the console, but npm failed." "Its whole output is in $log."
  fi
  rm -rf "$PRODUCT/console"
  cp -r "$GRAMPUS_HOME/console/dist" "$PRODUCT/console"
}

# Copies a module's jar and all that it needs to build/lib and writes the class path.
collect() {
  local module=$1 jar path=""
  mkdir -p "$PRODUCT/lib"
  for jar in "$GRAMPUS_HOME/apps/$module/target/$module"-*.jar $(tr ':' ' ' < "$GRAMPUS_HOME/apps/$module/target/product.classpath"); do
    cp -u --remove-destination "$jar" "$PRODUCT/lib/"
    path=$path:lib/$(basename "$jar")
  done
  printf '%s\n' "${path#:}" > "$PRODUCT/$module.classpath"
}

# Packs the agent with the part of Java that it needs, for machines that have neither. What it would be packed from a second time stays
# the same file, by which nodes see that they have it.
bundle_agent() {
  local work jar of path=""
  of=$(cd "$PRODUCT" && { jdk_id; cksum "$GRAMPUS_HOME"/scripts/{product.sh,AgentRehearsal.java} $(tr ':' ' ' < agent.classpath); } | cksum)
  [ ! -s "$PRODUCT/agent.tar.gz" ] || [ "$of" != "$(cat "$PRODUCT/agent.of" 2> /dev/null)" ] || return 0
  work=$(mktemp -d)
  say "  the agent for new nodes"
  "$JAVA_HOME/bin/jlink" --add-modules java.base --strip-debug --no-header-files --no-man-pages --compress zip-9 --output "$work/all/runtime" \
    > "$work/log" 2>&1 || { cat "$work/log" >> "$PRODUCT/build.log"; rm -rf "$work"; return 1; }
  mkdir "$work/all/lib"
  for jar in $(tr ':' ' ' < "$PRODUCT/agent.classpath"); do
    cp "$PRODUCT/$jar" "$work/all/lib/"
    path="$path:\$here/lib/$(basename "$jar")"
  done
  # one arena: what threads allocate is little, and each arena keeps what it once had; the Java that a node brings may be a later one
  cat > "$work/all/grampus-agent" << TXT
#!/bin/sh
here=\$(dirname "\$(readlink -f "\$0")")
export MALLOC_ARENA_MAX=\${MALLOC_ARENA_MAX:-1}
exec "\$here/runtime/bin/java" ${AGENT_FLAGS[*]} -XX:SharedArchiveFile="\$here/classes.jsa" \\
  -XX:+IgnoreUnrecognizedVMOptions -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 -Xlog:cds=off -Xlog:aot=off -cp "${path#:}" io.grampus.agent.Main "\$@"
TXT
  chmod 755 "$work/all/grampus-agent"
  # the archive of classes is only good for files of the time that it saw
  find "$work/all" -exec touch -h -d @0 {} +
  archive_classes "$work" "${path#:}" >> "$PRODUCT/build.log" 2>&1 || say "  (no archive of the agent's classes: it takes more memory)"
  (cd "$work/all" && tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -c *) | gzip -n > "$PRODUCT/agent.tar.gz.new"
  mv "$PRODUCT/agent.tar.gz.new" "$PRODUCT/agent.tar.gz"
  echo "$of" > "$PRODUCT/agent.of"
  rm -rf "$work"
}

# archive_classes WORK CLASSPATH: lays the classes that the agent needs out as it has them in memory.
archive_classes() {
  local work=$1 here=$1/all java path
  java=("$here/runtime/bin/java" "${AGENT_FLAGS[@]}")
  path=${2//\$here/$here}
  mkdir "$work/played"
  "$JAVA_HOME/bin/java" "$GRAMPUS_HOME/scripts/AgentRehearsal.java" "$work/played" "${java[@]}" -Xshare:off "-XX:DumpLoadedClassList=$work/seen" \
    -cp "$path" io.grampus.agent.Main || return
  # what is told about classes comes after them
  { grep -v '^@' "$work/seen" | LC_ALL=C sort -u; grep '^@' "$work/seen" | LC_ALL=C sort -u; } > "$work/list"
  "${java[@]}" -Xshare:dump "-XX:SharedClassListFile=$work/list" "-XX:SharedArchiveFile=$here/classes.jsa" -cp "$path"
}

# An AOT cache holds no class files from before Java 7, and picocli's are from Java 5: they get today's version and stack maps.
renew_classes() {
  local jar
  for jar in "$@"; do
    "$JAVA_HOME/bin/java" "$GRAMPUS_HOME/scripts/RenewClasses.java" "$jar" "$jar.new" && mv "$jar.new" "$jar" \
      || { rm -f "$jar.new"; say "  ($jar stays as it is: starting takes a little longer)"; }
  done
}

# Lays out the library that SQLite's driver otherwise unpacks at every start, and leaves behind when it is killed.
unpack_sqlite() {
  local unpacked driver inside
  inside=org/sqlite/native/Linux/$(uname -m)
  driver=$(tr ':' '\n' < "$PRODUCT/server.classpath" | grep '/sqlite-jdbc-')
  unpacked=$(mktemp -d)
  (cd "$unpacked" && "$JAVA_HOME/bin/jar" --extract --file "$PRODUCT/$driver" "$inside")
  mkdir -p "$PRODUCT/native"
  # never written over in place: a server that runs has it mapped, and would crash
  cp --remove-destination "$unpacked/$inside"/*.so "$PRODUCT/native/" 2> /dev/null || say "  (SQLite's library will be unpacked at each start)"
  rm -rf "$unpacked"
}

# Runs from which the JDK learns what to have ready at the next start. The first only makes the data directory and signs in:
# what a start needs once, such as migrations and issuing certificates, is not worth having ready at every other.
train() {
  say "  learning what to have ready at start"
  local work
  work=$(mktemp -d)
  rm -f "$PRODUCT"/*.aot
  with_training_server "$work" sign_in
  with_training_server "$work" train_cli -XX:AOTCacheOutput="$PRODUCT/server.aot"
  rm -rf "$work"
  [ -s "$PRODUCT/server.aot" ] || return 1
  jdk_id > "$PRODUCT/aot.jdk"
}

# with_training_server FOLDER COMMAND [FLAG…]: runs the command while a server of no engine runs with those flags.
with_training_server() {
  local work=$1 command=$2 pid tries
  shift 2
  rm -f "$work/ready"
  "$JAVA_HOME/bin/java" "${SERVER_FLAGS[@]}" "$@" -cp "$(product_path server)" \
    io.grampus.server.Main serve --data "$work/data" --port 0 --ready "$work/ready" --engine "unix://$work/none.sock" > "$work/log" 2>&1 &
  pid=$!
  for tries in $(seq 600); do
    [ ! -s "$work/ready" ] && kill -0 "$pid" 2> /dev/null || break
    sleep 0.1
  done
  if [ -s "$work/ready" ]; then
    GRAMPUS_CONFIG=$work/config GRAMPUS_URL=$(ready_value "$work/ready" url) "$command" "$work" > "$work/cli.log" 2>&1 || true
  fi
  kill "$pid" 2> /dev/null || true
  wait "$pid" 2> /dev/null || true
}

sign_in() {
  echo "training-only" | training_cli login "$GRAMPUS_URL" --ca "$(ready_value "$1/ready" ca)" \
    --code "$(ready_value "$1/ready" code)" --username trainer --password-stdin
}

# Asks the training server a few things, the last time with the cache of the command line written.
train_cli() {
  training_cli status || true
  training_cli container ls || true
  "$JAVA_HOME/bin/java" "${CLI_FLAGS[@]}" "-XX:AOTCacheOutput=$PRODUCT/cli.aot" -cp "$(product_path cli)" io.grampus.cli.Rehearsal << 'TXT'
version --client
status
container ls
ps -a --format {{.Names}}
image ls
stack ls
stack ps none
service ls --format json
logs none
inspect none
TXT
}

training_cli() {
  "$JAVA_HOME/bin/java" "${CLI_FLAGS[@]}" -cp "$(product_path cli)" io.grampus.cli.Main "$@"
}

ready_value() { sed -n "s/^$2=//p" "$1"; }
