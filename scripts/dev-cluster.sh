# ./dev cluster [N | engine RELEASE | image NAME | root RELEASE | prepare | sweep]
as_root_or_say "test hosts need root, for namespaces and mounts"
use_jdk
maven -q -pl testing/cluster -Dmaven.test.skip=true compile
case "${1:-3}" in
  [0-9]*) set -- up "${1:-3}" ;;
esac
exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx64m -cp testing/cluster/target/classes io.grampus.cluster.Main "$@"
