maven -q spotless:apply "$@"
. scripts/console.sh
[ -n "$(cannot_build_console)" ] || { console_packages all && npm --prefix console run -s fmt; }
