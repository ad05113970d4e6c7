# The console's end-to-end test with a picture of every page that it looks at.
export SCREENSHOTS=$PWD/.screenshots
rm -rf "$SCREENSHOTS"
. scripts/dev-e2e.sh -Dit.test=ConsoleE2E -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false "$@"
ls "$SCREENSHOTS"/*.png
