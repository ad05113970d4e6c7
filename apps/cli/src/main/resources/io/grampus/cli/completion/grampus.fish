# fish completion for grampus
function __grampus_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l reply (command $words[1] __complete $words[2..-1] "$current" 2> /dev/null)
    if test "$reply[1]" = files
        __fish_complete_path "$current"
    else
        printf '%s\n' $reply[2..-1]
    end
end
complete -c grampus -f -a '(__grampus_complete)'
