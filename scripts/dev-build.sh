maven -q -DskipTests package "$@"
