#!/bin/bash
# A stranger's first hour, in a clean root that has the package and nothing else: first_hour.sh DEVICE SITE. What is typed is
# what README.md tells to type, but for addresses, the day of the go-live, and passes every minute, lest this take an hour.
set -euo pipefail
exec </dev/null
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
device="$1" site="$2"

step() { printf '== %s ==\n' "$*"; }
as_user() { runuser -u zksync -- "$@"; }
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
printf '\n[monitor]\nmetrics_file = "/var/lib/zksync/zksync.prom"\n' >>/etc/zksync/zksync.toml

step "5. Check, look, go"
as_user zksync auth --device lobby
as_user zksync map-check
as_user zksync map-check --xlsx /tmp/ids.xlsx
as_user zksync run --device lobby --dry-run | tail -n 1
as_user zksync run --device lobby -v

step "6. The schedule"
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
grep '^zksync_last_pass_exit_code{device="lobby"} 0$' /var/lib/zksync/zksync.prom
grep '^zksync_punches{device="lobby",state="sent"}' /var/lib/zksync/zksync.prom
as_user zksync status --max-age 2h
as_user zksync status
