# The unit ring: compiler with all guards, unit, architecture and size tests; then formatting, so that it hides
# nothing else, and the console.
bad=0
maven --fail-at-end verify "$@" || bad=1
echo "Checking the format …"
maven -q spotless:check || { bad=1; echo "./dev fmt formats all sources."; }
echo "Checking the console …"
. scripts/console.sh
why=$(cannot_build_console)
[ -z "$why" ] || { bad=1; echo "The console was not checked: $why."; }
[ -n "$why" ] || { console_packages all && npm --prefix console run -s check; } || bad=1
[ "$bad" -eq 0 ]
