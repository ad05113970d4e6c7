# The integration ring: *IT classes against real engines in hosts that testing/cluster makes. All of them on the installed
# engine, then those tagged "engines" on the newer ones; with --engine RELEASE all of them on that one and nothing else.
its() { maven --fail-at-end -DskipITs=false -DskipUnits=true -Dspotless.check.skip verify "$@"; }

# The modules whose tests carry the tag.
tagged() { grep -rl --include='*IT.java' '@Tag("engines")' apps features testing | cut -d/ -f1-2 | sort -u | paste -sd,; }

if [ "${1:-}" = --engine ]; then
  case "${2:-}" in
    installed | bookworm | trixie | sid) export GRAMPUS_TEST_ENGINE=$2; shift 2 ;;
    *) echo "./dev it --engine takes installed, bookworm, trixie or sid, not '${2:-}'." >&2; exit 2 ;;
  esac
fi
why=$(cannot_make_hosts)
if [ -n "$why" ]; then skip it "$why"; return; fi
bad=0
its "$@" || bad=1
if [ $# -eq 0 ] && [ -z "${GRAMPUS_TEST_ENGINE:-}" ]; then
  for engine in trixie sid; do
    echo; echo "=== it, on the engine of Debian $engine ==="
    GRAMPUS_TEST_ENGINE=$engine its -pl "$(tagged)" -am -Dgroups=engines -Dsurefire.reportNameSuffix="$engine" || bad=1
  done
fi
[ "$bad" -eq 0 ]
