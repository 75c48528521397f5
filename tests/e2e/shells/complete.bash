# complete.bash COMPLETION WORD…: what bash offers for the last word, one a line.
# shellcheck source=../../../completions/zksync.bash
source "$1"
shift
COMP_WORDS=(zksync "$@")
COMP_CWORD=$#
_zksync
((${#COMPREPLY[@]} == 0)) || printf '%s\n' "${COMPREPLY[@]}"
