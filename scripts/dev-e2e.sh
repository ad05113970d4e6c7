# The end-to-end ring: the packaged product on a real engine.
why=$(cannot_make_hosts)
[ -f testing/e2e/pom.xml ] || why="there is no module testing/e2e yet"
if [ -n "$why" ]; then skip e2e "$why"; return; fi
maven -DskipITs=false -DskipUnits=true -Dspotless.check.skip -pl testing/e2e -am -Dit.test='*E2E' -Dfailsafe.failIfNoSpecifiedTests=false verify "$@"
