#!/bin/bash
# A stranger's first hour, on a machine that has the package and nothing else: first_hour.sh DEVICE SITE MAIL_PORT. What is
# typed, and what is written into files, is what the README of the package has, word by word, but for addresses, secrets, the
# day of the go-live, and passes every minute, lest this take an hour. What the mail server took lies in /check/mails.
set -euo pipefail
exec </dev/null
export DEBIAN_FRONTEND=noninteractive
device="$1" site="$2" mail_port="$3"
readme=/check/README.md
config=/etc/zksync/zksync.toml

step() { printf '\n== %s ==\n' "$*"; }
die() {
    journalctl --no-pager --lines 40 >&2 || true
    printf 'first_hour.sh: %s\n' "$*" >&2
    exit 1
}
# done_by COMMAND: what it says is shown, but for the many words of apt.
done_by() {
    printf '# %s\n' "$1"
    eval "$1" >/check/said 2>&1 || die "failed: $1: $(cat /check/said)"
    [[ "$1" == *apt-get* ]] || sed 's/^/  /' /check/said
}
# A line of the README, but for what stands behind a # in it.
in_readme() { sed 's/  *#.*//; s/^    //' "$readme" | grep -xF -- "$1" >/dev/null || die "not in the README: $1"; }
typed() {
    in_readme "$1"
    done_by "$1"
}
# written LINE: the block of the README that has this line.
written() {
    awk -v line="$1" '
        /^```/ { if (inside && found) printf "%s", block; inside = !inside; block = ""; found = 0; next }
        inside { block = block $0 "\n"; if ($0 == line) found = 1 }
    ' "$readme" | grep . || die "no block in the README has: $1"
}
# becomes COMMAND…: true within two and a half minutes; a schedule is two passes late then.
becomes() {
    for _ in {1..150}; do
        if "$@"; then return; fi
        sleep 1
    done
    die "waited in vain for: $*"
}
# has FILE TEXT
has() { grep -qs -- "$2" "$1"; }
in_journal() { journalctl --unit 'zksync@*' --no-pager | grep -F -- "$1" >/dev/null; }
# mailed TO TEXT: there is such a message.
mailed() { grep -lsxF -- "for $1" /check/mails/* | xargs -r grep -ls -- "$2" >/check/found; }
arrives() {
    becomes mailed "$1" "$2"
    printf 'a mail for %s: %s\n' "$1" "$(grep -h -m 1 -- "$2" "$(head -n 1 /check/found)")"
}
# A punch on the simulated device, of a code that nobody on the site has.
punch() {
    local body address="${device#http://}"
    body="{\"emp_code\": \"$1\", \"punch_time\": \"$(date -d '1 day ago' +%F) 08:00:00\"}"
    exec 3<>"/dev/tcp/${address%:*}/${address#*:}"
    printf 'POST /_sim/punches HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s' \
        "$address" "${#body}" "$body" >&3
    grep -q '"added":1' <&3
    exec 3>&-
}

step "1. Install"
cd /check
install="apt-get update && apt-get install ./zksync_*.deb"
done_by "$install"
cp /usr/share/doc/zksync/README.md "$readme"
in_readme "$install"

step "3. The secrets"
typed "install -m 600 -o zksync -g zksync /dev/null /etc/zksync/api-secret"
typed "install -m 600 -o zksync -g zksync /dev/null /etc/zksync/lobby"
echo secret >/etc/zksync/api-secret
echo secret >/etc/zksync/lobby

step "4. The configuration"
written 'api_secret_file = "/etc/zksync/api-secret"' |
    sed "s,\"http://192[^\"]*\",\"$device\",; s,\"https://hr[^\"]*\",\"$site\",; s/\"0123456789abcde\"/\"key\"/
         s/\"20[-0-9]*\"/\"$(date -d '2 days ago' +%F)\"/; s/\"hourly\"/\"all\"/" >"$config"

step "5. Check, look, go"
typed "runuser -u zksync -- zksync auth --device lobby"
typed "runuser -u zksync -- zksync map-check"
typed "runuser -u zksync -- zksync map-check --xlsx /tmp/ids.xlsx"
typed "runuser -u zksync -- zksync run --device lobby --dry-run" | tail -n 1
typed "runuser -u zksync -- zksync run --device lobby -v"

step "6. Who is told"
written "[notify]" >>"$config"
typed "apt-get install bsd-mailx msmtp-mta"
typed "install -m 640 -g zksync /dev/null /etc/msmtprc"
written "account default" | sed "s/^port .*/port $mail_port/; s/^password .*/password secret/" >/etc/msmtprc
typed 'echo "root: you@example.com" >>/etc/aliases'
typed 'echo "a sample from cron" | runuser -u zksync -- /usr/sbin/sendmail root'
typed "runuser -u zksync -- zksync notify --test"
arrives you@example.com "^a sample from cron"
arrives you@example.com "This is only a sample"
arrives hr@example.com "This is only a sample"
typed "runuser -u zksync -- zksync auth --device lobby"

step "The package's own units, before any of the machine's"
done_by "systemd-analyze verify --man=no zksync@lobby.service zksync@lobby.timer"
done_by "systemctl start zksync@lobby.service"

step "7. What is seen without asking"
typed "install -d -o zksync -g zksync /var/www/zksync /var/lib/prometheus/zksync"
written "[monitor]" >>"$config"
page=/var/www/zksync/index.html metrics=/var/lib/prometheus/zksync/zksync.prom

step "8. The schedule, by systemd"
punch 0099
typed "zksync crontab --format systemd --to /etc/systemd/system"
typed "systemctl daemon-reload"
typed "systemctl enable --now zksync@lobby.timer"
arrives hr@example.com "write 0099 into Attendance Device ID"
becomes has "$page" 0099
becomes has "$metrics" '^zksync_waiting{device="lobby",reason="no-employee"} 1$'
grep '^zksync_last_pass_exit_code{device="lobby"} 0$' "$metrics"
becomes in_journal "Finished zksync@lobby.service"
typed "runuser -u zksync -- zksync status"
systemctl disable --now zksync@lobby.timer

step "8. The schedule, by cron"
typed "apt-get install cron"
[[ "$(readlink -f /usr/sbin/sendmail)" == /usr/bin/msmtp ]] || die "cron brought another mail program"
typed "zksync crontab --format cron.d >/etc/cron.d/zksync"
punch 0098
arrives you@example.com "0098"
arrives hr@example.com "write 0098 into Attendance Device ID"
becomes has "$page" 0098
runuser -u zksync -- zksync status --max-age 2h

step "Remove"
typed "rm -f /etc/cron.d/zksync"
typed "apt-get remove zksync"
typed "apt-get purge zksync"
typed "rm -r /etc/zksync"
typed "rm -rf /tmp/ids.xlsx /var/www/zksync /var/lib/prometheus/zksync"
typed "rm -f /etc/msmtprc"
left="$(find / -xdev \( -path /check -o -path /proc -o -path /var/lib/dpkg -o -path /var/cache -o -path /var/log \) \
    -prune -o \( -name '*zksync*' -o -nouser -o -nogroup \) -print)"
[[ -z "$left" ]] || die "left behind: $left"
