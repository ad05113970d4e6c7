# ./grampus server: the bare server, for service managers, and its backups. Sourced by ./grampus.
. "$GRAMPUS_HOME/scripts/up.sh"

server_usage() {
  cat << 'TXT'
grampus server --data DIR [--listen ADDRESS] [--port N]   run the server in the foreground, for service managers
grampus server backup [--data DIR] FILE      write users, tokens, audit rows, stack revisions, statistics and the
                                             certificate authority into one file; the server may be running
grampus server restore [--data DIR] FILE     put them into a data directory that has no database yet
Whoever reads a backup can act as the server: it holds the authority's key. Its mode is 600.
TXT
}

server() {
  product_ready || build_product
  case "${1:-}" in
    -h | --help) server_usage ;;
    backup | restore) server_copy "$@" ;;
    *) run_server serve --console "$PRODUCT/console" --agent "$PRODUCT/agent.tar.gz" "$@" ;;
  esac
}

# server_copy backup|restore [--data DIR] FILE
server_copy() {
  local verb=$1 data="" file=""
  shift
  while [ $# -gt 0 ]; do
    case "$1" in
      --data) data=${2:?--data needs a directory}; shift ;;
      --data=*) data=${1#*=} ;;
      -h | --help) server_usage; return ;;
      -*) server_usage >&2; fail 2 "grampus server $verb: there is no option $1." ;;
      *) [ -z "$file" ] || fail 2 "grampus server $verb takes one file."; file=$1 ;;
    esac
    shift
  done
  [ -n "$file" ] || { server_usage >&2; fail 2 "grampus server $verb: the file is missing."; }
  data=$(realpath -m "${data:-$(data_default)}")
  run_server "$verb" --data "$data" --file "$file" || exit $?
  case "$verb" in
    backup) say "Wrote $file ($(du -h "$file" | cut -f1))." ;;
    restore) say "Restored $file into $data. Start it with: $(shown_name) up --data $data" ;;
  esac
}
