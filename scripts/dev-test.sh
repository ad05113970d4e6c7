./dev check "$@"
