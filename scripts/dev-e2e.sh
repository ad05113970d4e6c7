# The end-to-end ring: the product, built as a user's first start builds it, on a real engine.
why=$(cannot_make_hosts)
[ -x grampus ] || why="there is no ./grampus yet"
. scripts/console.sh
[ -n "$why" ] || why=$(cannot_build_console)
command -v chromium > /dev/null || why="chromium is missing, which ./dev setup installs"
if [ -n "$why" ]; then skip e2e "$why"; return; fi
console_packages all
(GRAMPUS_HOME=$PWD && . scripts/product.sh && build_product)
maven -DskipE2e=false -DskipUnits=true -Dspotless.check.skip -pl testing/e2e -am verify "$@"
