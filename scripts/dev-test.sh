# All rings, one after the other, even if one fails; then one line per ring.
results=() failed=0 began=$SECONDS
find . -path ./node_modules -prune -o -path '*/target/*-reports/TEST-*.xml' -print0 | xargs -0r rm -f
for ring in check it e2e; do
  start=$SECONDS
  echo; echo "=== $ring ==="
  skipped=$(mktemp)
  if GRAMPUS_SKIPPED=$skipped ./dev "$ring" "$@"; then verdict=passed; else verdict=FAILED failed=1; fi
  if [ -s "$skipped" ]; then
    verdict=$(cat "$skipped")
    [ -z "${CI:-}" ] || failed=1
  fi
  rm -f "$skipped"
  results+=("$(printf '%-6s %s  (%d:%02d min)' "$ring" "$verdict" $(((SECONDS - start) / 60)) $(((SECONDS - start) % 60)))")
done
echo; echo "=== rings ==="
printf '%s\n' "${results[@]}"
printf 'all    %d:%02d min\n' $(((SECONDS - began) / 60)) $(((SECONDS - began) % 60))
tally
[ "$failed" -eq 0 ]
