# The integration ring: *IT classes against real engines in hosts that testing/cluster makes.
why=$(cannot_make_hosts)
if [ -n "$why" ]; then skip it "$why"; return; fi
maven --fail-at-end -DskipITs=false -DskipUnits=true -Dspotless.check.skip verify "$@"
