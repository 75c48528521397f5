# complete.fish ROOT WORD…: what fish offers for the last word, one a line, where ROOT is the root of a host with
# zksync: it looks for the completion itself, in the folders that it looks into, as it does for a program that is there.
set root (string trim --right --chars / $argv[1])
set PATH $root/usr/local/bin $PATH
set fish_complete_path $root$fish_complete_path
complete -C (string join ' ' -- zksync $argv[2..-1]) | string replace -r '\t.*' ''
exit 0
