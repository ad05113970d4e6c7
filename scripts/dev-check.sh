# The unit ring: compiler with all guards, formatting, architecture and size tests, unit tests.
maven --fail-at-end spotless:check verify "$@"
