#!/bin/bash
# A stranger's first hour, in a clean root that has the package and nothing else: first_hour.sh DEVICE SITE. What is typed is
# what README.md tells to type, but for addresses, the day of the go-live, and passes every minute, lest this take an hour.
set -euo pipefail
exec </dev/null
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
device="$1" site="$2"

step() { printf '== %s ==\n' "$*"; }
as_user() { runuser -u zksync -- "$@"; }
# One punch more on the simulated device, of a code that nobody on the site has.
unknown_punch() {
    local body address="${device#http://}"
    body="{\"emp_code\": \"0099\", \"punch_time\": \"$(date -d '1 day ago' +%F) 08:00:00\"}"
    exec 3<>"/dev/tcp/${address%:*}/${address#*:}"
    printf 'POST /_sim/punches HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nContent-Length: %s\r\n\r\n%s' \
        "$address" "${#body}" "$body" >&3
    grep -q '"added":1' <&3
    exec 3>&-
}
# arrives FILE TEXT: within a minute.
arrives() {
    for _ in {1..60}; do
        if grep -qs -- "$2" "$1"; then
            printf 'in %s: %s\n' "$1" "$(grep -m 1 -- "$2" "$1")"
            return
        fi
        sleep 1
    done
    printf 'not in %s: %s\n' "$1" "$2" >&2
    return 1
}
installed() {
    apt-get -y -qq --no-install-recommends install "$@" >/check/apt.log 2>&1 || {
        cat /check/apt.log >&2
        return 1
    }
}

step "1. Install"
cd /check
apt-get -qq update
installed ./zksync_*.deb

step "3. The secrets"
install -m 600 -o zksync -g zksync /dev/null /etc/zksync/api-secret
install -m 600 -o zksync -g zksync /dev/null /etc/zksync/lobby
echo secret >/etc/zksync/api-secret
echo secret >/etc/zksync/lobby

step "4. The configuration"
sed "s,^url = \"http:[^\"]*\",url = \"$device\",; s,^url = \"https:[^\"]*\",url = \"$site\",
     s/^api_key = \"[^\"]*\"/api_key = \"key\"/; s/^since = \"[^\"]*\"/since = \"$(date -d '2 days ago' +%F)\"/
     s/^frequency = \"[^\"]*\"/frequency = \"all\"/; /^\[shift/,/^\$/d" \
    /etc/zksync/zksync.toml.example >/etc/zksync/zksync.toml
cat >>/etc/zksync/zksync.toml <<'END'

[monitor]
metrics_file = "/var/lib/zksync/zksync.prom"
report_file = "/var/lib/zksync/zksync.html"
END

step "5. Check, look, go"
as_user zksync auth --device lobby
as_user zksync map-check
as_user zksync map-check --xlsx /tmp/ids.xlsx
as_user zksync run --device lobby --dry-run | tail -n 1
as_user zksync run --device lobby -v

step "Who is told"
# Any program that reads a text does.
cat >>/etc/zksync/zksync.toml <<'END'

[notify]
hr = ["tee", "-a", "/var/lib/zksync/to-hr"]
admin = ["tee", "-a", "/var/lib/zksync/to-admin"]
END
as_user zksync notify --test
arrives /var/lib/zksync/to-hr 'only a sample'
arrives /var/lib/zksync/to-admin 'only a sample'

step "6. The schedule"
unknown_punch
installed cron
zksync crontab --format cron.d >/etc/cron.d/zksync
# Nobody has logged in here, which is all that PAM would ask.
printf 'account required pam_permit.so\nauth required pam_permit.so\nsession required pam_permit.so\n' >/etc/pam.d/cron
rm /var/lib/zksync/zksync.prom
cron -f &
for _ in {1..150}; do
    [[ ! -e /var/lib/zksync/zksync.prom ]] || break
    sleep 1
done
kill "$!"
arrives /var/lib/zksync/to-hr 0099
arrives /var/lib/zksync/zksync.html 0099
grep '^zksync_last_pass_exit_code{device="lobby"} 0$' /var/lib/zksync/zksync.prom
grep '^zksync_punches{device="lobby",state="sent"}' /var/lib/zksync/zksync.prom
as_user zksync status --max-age 2h
as_user zksync status
