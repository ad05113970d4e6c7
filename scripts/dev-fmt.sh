maven -q spotless:apply "$@"
