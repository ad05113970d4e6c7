# Builds the web console; sourced by ./grampus and ./dev. Both set GRAMPUS_HOME or are in the checkout.

# Installs the console's packages when package-lock.json has changed since the last time.
# console_packages product|all
console_packages() {
  local folder=${GRAMPUS_HOME:-$PWD}/console options=()
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-all" && return
  if [ "$1" = product ]; then
    cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-product" && return
    options=(--omit=dev)
  fi
  (cd "$folder" && npm ci --loglevel=error "${options[@]}") || return
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-$1"
}

# Prints why the console cannot be built on this machine; nothing if it can.
cannot_build_console() {
  local program major
  for program in node npm; do
    command -v "$program" > /dev/null || { echo "$program is missing (Debian's packages nodejs and npm)"; return; }
  done
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 18 ] || echo "Node.js $major is too old: 18 or newer is needed"
}
