# Completion of raes for bash. In ~/.bashrc:  eval "$(raes completion bash)"

_raes() {
    local program=$1 found candidate
    # As it was typed: a tilde or a variable in it is expanded, but nothing is run.
    case $program in
        *[\`\(\)\;\&\|\<\>]*) ;;
        *) eval "program=$program" ;;
    esac
    case $(type -t -- "$program") in
        file | function) ;;
        *) program=raes ;;
    esac
    found=$(_RAES_COMPLETE=bash _RAES_LINE=${COMP_LINE:0:COMP_POINT} _RAES_BREAKS=$COMP_WORDBREAKS \
        "$program" 2>/dev/null </dev/null)
    COMPREPLY=()
    if [[ $found == : ]]; then
        compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$2"))
        return
    fi
    while IFS= read -r candidate; do
        [[ $candidate ]] && COMPREPLY+=("$candidate")
    done <<<"$found"
}

complete -F _raes raes
