# fish completion of zksync(1)

# The devices of the configuration that the line would be run with.
function __zksync_devices
    set -l words (commandline -opc)
    set -l file $ZKSYNC_CONFIG
    for i in (seq (count $words))
        switch $words[$i]
            case --config
                set file $words[(math $i + 1)]
            case '--config=*'
                set file (string replace -- --config= '' $words[$i])
        end
    end
    if test -z "$file"
        set -l home $XDG_CONFIG_HOME
        test -n "$home"; or set home $HOME/.config
        set file $home/zksync/zksync.toml
        test -f $file; or set file /etc/zksync/zksync.toml
    end
    set file (string replace -r '^~/' "$HOME/" -- $file)
    test -f "$file"; and string replace -rf '^\s*\[\s*device\s*\.\s*["\']?([a-z0-9][a-z0-9_-]*).*' '$1' <$file | sort -u
end

function __zksync_without_command
    not __fish_seen_subcommand_from auth pull push run import map-check reconcile status report why crontab notify
end

complete -c zksync -f

complete -c zksync -s h -l help -d 'Print help and exit'
complete -c zksync -n __zksync_without_command -l version -d 'Print the version and exit'
complete -c zksync -l config -rF -d 'The configuration file'
complete -c zksync -l state-dir -xa '(__fish_complete_directories)' -d 'Where journals, tokens and locks are kept'
complete -c zksync -s q -l quiet -d 'Errors only'
complete -c zksync -s v -l verbose -d 'Say what is done; twice: every request'
complete -c zksync -l json -d 'One JSON document on standard output'
complete -c zksync -l syslog -d 'A line of each pass for syslog besides'

complete -c zksync -n __zksync_without_command -a auth -d 'Log in anew, keep the token, and check both ends'
complete -c zksync -n __zksync_without_command -a pull -d 'Read new punches from a device into the journal'
complete -c zksync -n __zksync_without_command -a push -d 'Create the check-ins of the journal\'s punches on the site'
complete -c zksync -n __zksync_without_command -a run -d 'One pass: pull, push and the shift mark'
complete -c zksync -n __zksync_without_command -a import -d 'Put the punches of files into the journal: attlog.dat, CSV'
complete -c zksync -n __zksync_without_command -a map-check -d 'Compare employee codes with biometric IDs, before go-live'
complete -c zksync -n __zksync_without_command -a reconcile -d 'Compare the device, the journal and the site over a range'
complete -c zksync -n __zksync_without_command -a status -d 'What is where: counts by state, last pass, what waits and why'
complete -c zksync -n __zksync_without_command -a report -d 'One page: what waits, what to type, what became of the punches'
complete -c zksync -n __zksync_without_command -a why -d 'The story of one person\'s punches on one day'
complete -c zksync -n __zksync_without_command -a crontab -d 'Print the schedule that the configuration asks for'
complete -c zksync -n __zksync_without_command -a notify -d 'Send the readers of [notify] a sample'

complete -c zksync -n '__fish_seen_subcommand_from auth pull push run import map-check reconcile status report' -l device -xa '(__zksync_devices)' -d 'The device'
complete -c zksync -n '__fish_seen_subcommand_from auth pull push run map-check reconcile' -l all -d 'Every device that is not paused'
complete -c zksync -n '__fish_seen_subcommand_from pull reconcile report' -l since -x -d 'First punch time'
complete -c zksync -n '__fish_seen_subcommand_from pull reconcile report' -l until -x -d 'Last punch time'
complete -c zksync -n '__fish_seen_subcommand_from pull' -l again -d 'All of the range, though the same was left off half way'
complete -c zksync -n '__fish_seen_subcommand_from pull push run import' -l dry-run -d 'Show what would happen; change nothing anywhere'
complete -c zksync -n '__fish_seen_subcommand_from pull push run' -l jobs -x -d 'With --all: so many devices at a time'
complete -c zksync -n '__fish_seen_subcommand_from pull push run import' -l lock-wait -x -d 'Seconds to wait for another pass of the same device'
complete -c zksync -n '__fish_seen_subcommand_from pull' -l same-device -d 'The same device under a new address'
complete -c zksync -n '__fish_seen_subcommand_from push' -l retry -d 'Try at once what the site refused'
complete -c zksync -n '__fish_seen_subcommand_from push' -l release -x -d 'Send a quarantined punch: CODE@TIME, or CODE@AS REPORTED=TIME'
complete -c zksync -n '__fish_seen_subcommand_from push' -l to-new-site -d 'Send another site everything since go-live'
complete -c zksync -n '__fish_seen_subcommand_from push' -l same-site -d 'The same site under a new address'
complete -c zksync -n '__fish_seen_subcommand_from pull push run' -l csv -d 'With --dry-run: a table, a row a punch'
complete -c zksync -n '__fish_seen_subcommand_from import' -F
complete -c zksync -n '__fish_seen_subcommand_from import' -l format -xa 'attlog csv' -d 'What the files are'
complete -c zksync -n '__fish_seen_subcommand_from import' -l columns -x -d 'Which column has what: code=2,time=3+4,state=5'
complete -c zksync -n '__fish_seen_subcommand_from import' -l time-format -x -d 'How times are written, as for strptime'
complete -c zksync -n '__fish_seen_subcommand_from import' -l delimiter -x -d 'What separates the columns of CSV'
complete -c zksync -n '__fish_seen_subcommand_from import' -l encoding -x -d 'The encoding, by its name for iconv'
complete -c zksync -n '__fish_seen_subcommand_from import' -l state -x -d 'A word that stands for a state: \'Check In=0\''
complete -c zksync -n '__fish_seen_subcommand_from import' -l terminal -x -d 'The serial number of the terminal'
complete -c zksync -n '__fish_seen_subcommand_from map-check' -l csv -d 'A table for programs, on standard output'
complete -c zksync -n '__fish_seen_subcommand_from map-check' -l xlsx -rF -d 'A spreadsheet for HR: what to type where'
complete -c zksync -n '__fish_seen_subcommand_from reconcile' -l fix -d 'Deliver what was never delivered'
complete -c zksync -n '__fish_seen_subcommand_from reconcile' -l csv -d 'A table for programs'
complete -c zksync -n '__fish_seen_subcommand_from status' -l max-age -x -d 'Say only which devices were not read well for so long'
complete -c zksync -n '__fish_seen_subcommand_from report' -l html -rF -d 'A page for a browser'
complete -c zksync -n '__fish_seen_subcommand_from report' -l csv -d 'A table for programs'
complete -c zksync -n '__fish_seen_subcommand_from report' -l offline -d 'Do not ask the site for names'
complete -c zksync -n '__fish_seen_subcommand_from crontab' -l format -xa 'crontab cron.d systemd kubernetes' -d 'What shall read it'
complete -c zksync -n '__fish_seen_subcommand_from crontab' -l to -xa '(__fish_complete_directories)' -d 'With systemd: write the units into this directory'
complete -c zksync -n '__fish_seen_subcommand_from notify' -l test -d 'Send a sample to HR and to the administrator'
