#!/bin/bash
# The life of the package in a clean root: check.sh PACKAGE. script/package --check makes the root, and runs this in it.
# Nobody is asked anything: standard input is empty, and what there is to say is looked for in what was said.
set -euo pipefail
exec </dev/null
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

package="$1"
state=/var/lib/zksync
said=/check/said

die() {
    printf '%s\n' "$*" >&2
    [[ ! -e "$said" ]] || tail -n 30 "$said" >&2
    exit 1
}
claim() { # WHAT FOUND EXPECTED
    [[ "$2" == "$3" ]] || die "not as promised: $1: $2, and not $3"
    printf 'as promised: %s: %s\n' "$1" "${2%%$'\n'*}"
}
# apt ARGUMENT…: what it, and dpkg, said is in $said.
apt() { apt-get -y -qq --no-install-recommends "$@" >"$said" 2>&1 || die "failed: apt-get $*"; }
says() { grep -qF -- "$1" "$said" || die "nothing was said of: $1"; }
kind_of() { stat -c '%U:%G %a' "$1"; }
journals() { (cd "$state" && sha256sum ./* && stat -c '%U:%G %a %n' . ./*); }
traces() {
    find / -xdev \( -path /check -o -path /proc -o -path /var/lib/dpkg -o -path /var/cache -o -path /var/log \) -prune -o \
        \( -name '*zksync*' -o -nouser -o -nogroup \) -print
    getent passwd zksync || getent group zksync || true
}
as_user() { runuser -u zksync -- "$@"; }
status() { as_user zksync --json status | grep -o '"states":{[^}]*}' | tr '\n' ' '; }

# The same package as an earlier version.
earlier() {
    dpkg-deb --raw-extract "$package" /check/earlier
    sed -i 's/^Version: .*/&~earlier/' /check/earlier/DEBIAN/control
    dpkg-deb --root-owner-group -Zgzip --build /check/earlier /check/earlier.deb >/dev/null
}

configure() {
    sed 's,^state_dir.*,,; s,^\(api_secret\|password\)_file.*,\1 = "not a secret",' /check/state/v1/zksync.toml \
        >/etc/zksync/zksync.toml
    chgrp zksync /etc/zksync/zksync.toml
    chmod 640 /etc/zksync/zksync.toml
}

echo "== install =="
earlier
apt update
apt install /check/earlier.deb
claim "the user" "$(getent passwd zksync | cut -d: -f6,7)" "$state:/usr/sbin/nologin"
claim "whose the state directory is" "$(kind_of "$state")" "zksync:zksync 700"
claim "whose the configuration is" "$(kind_of /etc/zksync)" "root:zksync 750"
claim "the program" "$(as_user zksync --version)" "zksync $(dpkg-deb --field "$package" Version)"
claim "what differs from the package" "$(dpkg --verify zksync)" ""
claim "what is linked with and not there" "$(ldd /usr/bin/zksync | grep 'not found' || true)" ""
cp /etc/zksync/zksync.toml.example /etc/zksync/zksync.toml
claim "the example's schedule" "$(zksync crontab --format cron.d 2>&1 | grep -c ' zksync /usr/bin/zksync run --device lobby$')" 1

echo "== upgrade =="
configure
install -m 600 -o zksync -g zksync /check/state/v4/lobby.db /check/state/v4/gate.db "$state"
mkdir -p /etc/cron.d
zksync crontab --format cron.d >/etc/cron.d/zksync
status="$(status)"
before="$(journals)"
apt install "$package"
claim "the version" "$(dpkg-query -W -f '${Version}' zksync)" "$(dpkg-deb --field "$package" Version)"
claim "the journals" "$(journals)" "$before"
claim "what is where" "$(status)" "$status"
claim "the configuration" "$(kind_of /etc/zksync/zksync.toml)" "root:zksync 640"

echo "== remove =="
apt remove zksync
says "rm /etc/cron.d/zksync"
claim "the program" "$(ls /usr/bin/zksync 2>/dev/null || echo gone)" gone
claim "the journals" "$(journals)" "$before"
claim "the configuration" "$(kind_of /etc/zksync/zksync.toml)" "root:zksync 640"
apt install "$package"
claim "what is where, installed again" "$(status)" "$status"

echo "== purge =="
apt purge zksync
says "the journals were in $state, and are removed: "
says "lobby.db"
says "rm -r /etc/zksync"
claim "the configuration" "$(kind_of /etc/zksync) $(ls /etc/zksync)" "root:root 700 zksync.toml"
rm -r /etc/zksync
claim "what is left" "$(traces)" ""

echo "== purge without ever a pass =="
apt install "$package"
apt purge zksync
says "there was none"
claim "what is left" "$(traces)" ""

echo "== a host that systemd runs =="
mkdir -p /run/systemd/system /etc/systemd/system/timers.target.wants
printf '#!/bin/sh\necho "$*" >>/check/systemctl\n' >/usr/bin/systemctl
chmod +x /usr/bin/systemctl
apt install "$package"
install -m 644 /etc/zksync/zksync.toml.example /etc/zksync/zksync.toml
zksync crontab --format systemd --to /etc/systemd/system >/dev/null
ln -s /etc/systemd/system/zksync@lobby.timer /etc/systemd/system/timers.target.wants
mkdir -p /var/lib/systemd/timers
touch /var/lib/systemd/timers/stamp-zksync@lobby.timer
claim "what it is told at an installation" "$(cat /check/systemctl)" "--system daemon-reload"
: >/check/systemctl
apt install --reinstall "$package"
claim "at an upgrade" "$(cat /check/systemctl)" "--system daemon-reload"
: >/check/systemctl
apt remove zksync
claim "at a removal" "$(tr '\n' ';' </check/systemctl)" "stop zksync@*.timer zksync@*.service;--system daemon-reload;"
claim "the timer of a device" "$(kind_of /etc/systemd/system/zksync@lobby.timer)" "root:root 644"
apt purge zksync
rm -r /run/systemd /usr/bin/systemctl /etc/zksync
claim "what is left" "$(traces)" ""

echo "== a user and folders that are there already =="
useradd --create-home zksync
install -d -m 755 /etc/zksync
install -d -m 700 -o zksync "$state"
apt install "$package"
claim "whose the state directory is" "$(kind_of "$state")" "zksync:root 700"
claim "whose the configuration is" "$(kind_of /etc/zksync)" "root:root 755"
apt purge zksync
claim "the user" "$(id -un zksync)" zksync
echo "installed, upgraded, removed and purged"
