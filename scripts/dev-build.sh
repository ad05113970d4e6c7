maven -q -DskipTests package "$@"
. scripts/console.sh
why=$(cannot_build_console)
[ -z "$why" ] || { echo "Tried to build the console, but $why." >&2; exit 1; }
console_packages product && npm --prefix console run -s build
