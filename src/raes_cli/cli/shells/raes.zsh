#compdef raes
# Completion of raes for zsh. In ~/.zshrc:  source <(raes completion zsh)
# Or as a file `_raes` in a folder of $fpath.

_raes() {
    setopt local_options no_sh_word_split
    local program=$words[1] typed=$PREFIX found line
    local -a values shown
    # As it was typed: a tilde or a variable in it is expanded, but nothing is run.
    [[ $program == *[\`\(\)]* ]] || program=${(e)${(Q)${~program}}}
    (( $+commands[$program] || $+functions[$program] )) || [[ -x $program ]] || program=raes
    [[ -n $compstate[quote] ]] || typed=${(Q)PREFIX}
    found="$(_RAES_COMPLETE=zsh _RAES_LINE="${(j: :)${(@)words[1,CURRENT-1]}} ${(qq)typed}" \
        $program 2>/dev/null </dev/null)"
    [[ -n $found ]] || return 1
    if [[ $found == : ]]; then
        [[ $typed == --*=* ]] && compset -P 1 '*='
        _files
        return
    fi
    local -i width=0
    for line in ${(f)found}; do
        values+=("${line%%$'\t'*}")
        (( ${(m)#values[-1]} > width )) && width=${(m)#values[-1]}
    done
    for line in ${(f)found}; do
        line="${(mr:width:)${line%%$'\t'*}}  ${line#*$'\t'}"
        shown+=("${line[1,COLUMNS-1]}")
    done
    # -U: raes has chosen what fits, also where case or script differ from what was typed.
    compadd -U -V raes -l -d shown -a values
}

(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
if [[ $funcstack[1] == _raes ]]; then
    _raes "$@"  # autoloaded: this is the first Tab
else
    compdef _raes raes
fi
