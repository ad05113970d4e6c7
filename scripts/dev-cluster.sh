# ./dev cluster [N | engine RELEASE | image NAME | root RELEASE | prepare | sweep]
why=$(cannot_make_hosts)
[ -z "$why" ] || { echo "Tried to make test hosts, but $why." >&2; exit 1; }
use_jdk
classpath=$(classpath_of testing/cluster runtime)
case "${1:-3}" in
  [0-9]*) set -- up "${1:-3}" ;;
esac
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx64m -cp "$classpath" io.grampus.cluster.Main "$@"
