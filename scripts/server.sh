# ./grampus server: the bare server, for service managers. Sourced by ./grampus.
server() {
  product_ready || build_product
  run_server serve "$@"
}
