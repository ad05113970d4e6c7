# The unit ring: compiler with all guards, unit, architecture and size tests; then formatting, so that it hides nothing else.
bad=0
maven --fail-at-end verify "$@" || bad=1
echo "Checking the format …"
maven -q spotless:check || { bad=1; echo "./dev fmt formats all sources."; }
[ "$bad" -eq 0 ]
