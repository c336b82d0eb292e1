# Completion of raes for fish. In ~/.config/fish/config.fish:  raes completion fish | source
# Or as a file raes.fish in ~/.config/fish/completions.

function __raes_complete
    set -lx _RAES_COMPLETE fish
    set -lx _RAES_LINE (commandline --current-process --cut-at-cursor | string join \n)
    # As it was typed: a tilde or a variable in it is expanded, but nothing is run.
    set -l program (string match --regex '^\s*(?:\w+=\S*\s+)*((?:\\\\.|[^\s()\\\\;&|<>])+)' -- $_RAES_LINE)[2]
    test -n "$program"; and eval set program $program
    type --query -- $program; or set program raes
    set -l found ($program 2>/dev/null </dev/null)
    if test "$found" = :
        set -l typed (commandline --current-token --cut-at-cursor)
        set -l option (string match --regex '^--[^=]*=' -- $typed)
        for path in (__fish_complete_path (string replace --regex '^--[^=]*=' '' -- $typed))
            echo "$option$path"
        end
    else
        string join -- \n $found
    end
end

complete --command raes --no-files --arguments '(__raes_complete)'
