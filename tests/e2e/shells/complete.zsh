# complete.zsh COMPLETION WORD…: what zsh offers for the last word, one a line. It is typed at a shell on a terminal,
# where each match that is about to be added is written down too.
zmodload zsh/zpty
export ZKSYNC_COMPLETIONS=${1:h} ZKSYNC_WORK=$(mktemp -d)
cat > $ZKSYNC_WORK/rc <<'END'
PROMPT= RPROMPT=
setopt extendedglob
fpath=($ZKSYNC_COMPLETIONS $fpath)
autoload -Uz compinit && compinit -u -D
compadd() {
    local -a hits
    # Calls that only ask what would match are none of ours.
    if [[ -z ${@[(r)-[a-zA-Z]#[OAD]]} ]]; then
        builtin compadd -O hits "$@"
        (($#hits)) && print -rl -- $hits >> $ZKSYNC_WORK/hits
    fi
    builtin compadd "$@"
}
completed() { : > $ZKSYNC_WORK/completed }
comppostfuncs=(completed)
# Not before the line editor reads: what is typed while the terminal changes hands can be lost.
zle-line-init() { : > $ZKSYNC_WORK/ready }
zle -N zle-line-init
END
# Reading what the shell says keeps it from waiting for a reader.
until_there() { while [[ ! -e $1 ]]; do zpty -r -t shell said; done }
{
    # exec: the fork must not run what follows "always".
    zpty -b shell exec zsh -f -i
    zpty -w shell "source $ZKSYNC_WORK/rc"
    until_there $ZKSYNC_WORK/ready
    zpty -w -n shell "zksync ${(j: :)@[2,-1]}"$'\t'
    until_there $ZKSYNC_WORK/completed
    zpty -d shell
    [[ ! -e $ZKSYNC_WORK/hits ]] || sort -u $ZKSYNC_WORK/hits
} always {
    rm -rf $ZKSYNC_WORK
}
