# The grampus command from the sources, compiled if they changed.
use_jdk
classpath=$(classpath_of apps/cli runtime)
exec "$JAVA_HOME/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -cp "$classpath" io.grampus.cli.Main "$@"
