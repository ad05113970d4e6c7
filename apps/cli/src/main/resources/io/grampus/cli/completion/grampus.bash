# bash completion for grampus
_grampus() {
  local line=${COMP_LINE:0:COMP_POINT} words reply program current part prefix candidate
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  program=${words[0]/#\~/$HOME}
  type -P "$program" > /dev/null || program=grampus
  mapfile -t reply < <("$program" __complete "${words[@]:1}" 2> /dev/null)
  current=${words[-1]} part=${COMP_WORDS[COMP_CWORD]}
  # bash replaces what is after the last = or : only
  [[ $part != [=:] ]] || part=
  prefix=${current%"$part"}
  COMPREPLY=()
  case ${reply[0]-} in
    files)
      compopt -o filenames 2> /dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$part")
      return
      ;;
    open) compopt -o nospace 2> /dev/null ;;
  esac
  for candidate in "${reply[@]:1}"; do
    candidate=${candidate%%$'\t'*}
    COMPREPLY+=("${candidate#"$prefix"}")
  done
}
complete -F _grampus grampus
