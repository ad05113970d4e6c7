maven spotless:check verify "$@"
