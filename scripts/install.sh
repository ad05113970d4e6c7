# ./grampus install: makes the command known to the shell. Sourced by ./grampus.
install() {
  local prefix=/usr/local
  while [ $# -gt 0 ]; do
    case "$1" in
      --prefix) prefix=${2:?--prefix needs a directory}; shift 2 ;;
      --prefix=*) prefix=${1#*=}; shift ;;
      -h | --help) echo "grampus install [--prefix DIR]: links grampus into DIR/bin, with completion for bash"; return ;;
      *) fail 2 "grampus install: there is no option $1." "It takes --prefix DIR." ;;
    esac
  done
  product_ready || build_product
  mkdir -p "$prefix/bin" "$prefix/share/bash-completion/completions" 2> /dev/null && [ -w "$prefix/bin" ] \
    || fail 1 "Tried to install into $prefix, but it cannot be written." "Run it as root, or give --prefix \"\$HOME/.local\"."
  ln -sfn "$GRAMPUS_HOME/grampus" "$prefix/bin/grampus"
  if (run_cli completion bash) > "$PRODUCT/completion.bash" 2> /dev/null; then
    cp "$PRODUCT/completion.bash" "$prefix/share/bash-completion/completions/grampus"
  fi
  say "Installed: $prefix/bin/grampus"
}
