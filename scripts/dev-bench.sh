# ./dev bench [NAME [ARGUMENT…]]
# name|module|main class (in its main or test sources)|what it measures
benches='
wire|libs/wire|io.grampus.wire.WireBench|hijacked streams and small requests through wire against direct ones
engine|libs/engine|io.grampus.engine.EngineBench|the engine client against the docker command
compose|libs/compose|io.grampus.compose.ComposeBench|loading Compose files against docker compose config
list|features/inventory|io.grampus.inventory.ListBench|lists and deltas of 1,000 and 10,000 containers
stats|features/stats|io.grampus.stats.StatsBench|statistics of 100 containers against docker stats
logs|features/containers|io.grampus.containers.LogsBench|log throughput against docker logs
deploy|features/stacks|io.grampus.stacks.DeployBench|deploying ten services against docker stack deploy and docker compose up
start|apps/server|io.grampus.server.StartBench|time to the first answer and memory of the server
'
there() { local file=${2//.//}.java; [ -e "$1/src/main/java/$file" ] || [ -e "$1/src/test/java/$file" ]; }

if [ $# -eq 0 ]; then
  while IFS='|' read -r name module main says; do
    if [ -n "$name" ] && there "$module" "$main"; then printf '  %-9s %s\n' "$name" "$says"; fi
  done <<<"$benches"
  exit 0
fi
name=$1; shift
row=$(grep "^$name|" <<<"$benches") || { echo "./dev bench: there is no bench '$name'; without a name it lists them." >&2; exit 2; }
IFS='|' read -r _ module main _ <<<"$row"
there "$module" "$main" || { echo "./dev bench: '$name' is not written yet." >&2; exit 2; }
use_jdk
classpath=$(classpath_of "$module" test)
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
  -cp "$module/target/test-classes:$classpath" "$main" "$@"
