# bash completion of zksync(1)

# The configuration that the line would be run with.
_zksync_config() {
    local i file=''
    for ((i = 1; i < ${#COMP_WORDS[@]}; ++i)); do
        [[ ${COMP_WORDS[i]} == --config ]] || continue
        file="${COMP_WORDS[i + 1]-}"
        # A = is a word of its own here.
        [[ $file == = ]] && file="${COMP_WORDS[i + 2]-}"
    done
    file="${file#[\"\']}" file="${file%[\"\']}" file="${file//\\/}" file="${file/#\~\//$HOME/}"
    file="${file:-${ZKSYNC_CONFIG-}}"
    if [[ -z $file ]]; then
        file="${XDG_CONFIG_HOME:-$HOME/.config}/zksync/zksync.toml"
        [[ -f $file ]] || file=/etc/zksync/zksync.toml
    fi
    printf '%s\n' "$file"
}

_zksync_devices() {
    sed -n 's/^[[:space:]]*\[[[:space:]]*device[[:space:]]*\.[[:space:]]*["'\'']\{0,1\}\([a-z0-9][a-z0-9_-]*\).*/\1/p' \
        "$(_zksync_config)" 2>/dev/null | sort -u
}

# The first word that is neither an option nor the value of one.
_zksync_command() {
    local i
    for ((i = 1; i < COMP_CWORD; ++i)); do
        case "${COMP_WORDS[i]}" in
            --config | --state-dir)
                [[ ${COMP_WORDS[i + 1]-} == = ]] && ((++i))
                ((++i))
                ;;
            -*) ;;
            *)
                printf '%s\n' "${COMP_WORDS[i]}"
                return
                ;;
        esac
    done
}

_zksync() {
    local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD - 1]}" words
    local everywhere='-h --help --config --state-dir -q --quiet -v --verbose --json --syslog'
    if [[ $current == = ]]; then
        current=''
    elif [[ $previous == = ]]; then
        previous="${COMP_WORDS[COMP_CWORD - 2]}"
    fi
    COMPREPLY=()
    case "$previous" in
        --config | --xlsx | --html)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            return
            ;;
        --state-dir | --to)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            return
            ;;
        --device) words="$(_zksync_devices)" ;;
        --format)
            words='crontab cron.d systemd kubernetes'
            [[ $(_zksync_command) == import ]] && words='attlog csv'
            ;;
        --since | --until | --jobs | --lock-wait | --release | --max-age) return ;;
        --columns | --time-format | --delimiter | --encoding | --state | --terminal) return ;;
        *)
            case "$(_zksync_command)" in
                '') words="$everywhere --version auth pull push run import map-check reconcile status report why crontab notify" ;;
                auth) words="$everywhere --device --all" ;;
                pull) words="$everywhere --device --all --since --until --again --dry-run --csv --jobs --lock-wait --same-device" ;;
                push) words="$everywhere --device --all --dry-run --csv --jobs --lock-wait --retry --release --to-new-site --same-site" ;;
                run) words="$everywhere --device --all --dry-run --csv --jobs --lock-wait" ;;
                import)
                    if [[ $current != -* ]]; then
                        compopt -o filenames 2>/dev/null
                        mapfile -t COMPREPLY < <(compgen -f -- "$current")
                        return
                    fi
                    words="$everywhere --device --format --columns --time-format --delimiter --encoding --state --terminal --dry-run --lock-wait"
                    ;;
                map-check) words="$everywhere --device --all --csv --xlsx" ;;
                reconcile) words="$everywhere --device --all --since --until --fix --csv" ;;
                status) words="$everywhere --device --max-age" ;;
                report) words="$everywhere --device --since --until --html --csv --offline" ;;
                why) words="$everywhere" ;;
                crontab) words="$everywhere --format --to" ;;
                notify) words="$everywhere --test" ;;
                *) return ;;
            esac
            # Options are offered to those who have begun one.
            if [[ $current != -* ]]; then
                local word others=''
                for word in $words; do [[ $word == -* ]] || others+=" $word"; done
                words="$others"
            fi
            ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -F _zksync zksync
