# complete.fish COMPLETION WORD…: what fish offers for the last word, one a line.
source $argv[1]
complete -C (string join ' ' -- zksync $argv[2..-1]) | string replace -r '\t.*' ''
exit 0
