#compdef grampus
# zsh completion for grampus
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
_grampus() {
  local -a reply shown
  local line
  reply=("${(@f)$(${~words[1]} __complete "${(@)words[2,CURRENT]}" 2> /dev/null)}")
  if [[ $reply[1] == files ]]; then
    _files
    return
  fi
  for line in "${(@)reply[2,-1]}"; do
    shown+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
  done
  if [[ $reply[1] == open ]]; then _describe grampus shown -S ''; else _describe grampus shown; fi
}
compdef _grampus grampus
