#!/bin/sh
# private_cron.sh DIRECTORY CRONTAB: installs the crontab for root and runs a cron of its own in the foreground, with a
# spool, a /run and an /etc/cron.d that nobody else sees. Its clock is set to just before a full minute. Needs root.
set -eu
if [ "${3-}" != inside ]; then exec unshare --mount "$0" "$1" "$2" inside; fi

mkdir "$1/spool" "$1/cron.d"
chgrp crontab "$1/spool"
chmod 1730 "$1/spool"
printf 'account required pam_permit.so\nauth required pam_permit.so\nsession required pam_permit.so\n' >"$1/pam"
: >"$1/system-crontab"
mount --bind "$1/spool" /var/spool/cron/crontabs
mount --bind "$1/cron.d" /etc/cron.d
mount --bind "$1/system-crontab" /etc/crontab
mount --bind "$1/pam" /etc/pam.d/cron
mount -t tmpfs none /run
mount -t tmpfs none /dev/shm # where libfaketime leaves files behind
crontab -u root "$2"
second="$(date +%S)"
# Not by way of faketime(1), which forks: who ends this process has to end cron.
export FAKETIME="+$(((117 - ${second#0}) % 60))s"
# shellcheck disable=SC2016 # $LIB is for the loader
LD_PRELOAD='/usr/$LIB/faketime/libfaketime.so.1' exec cron -f
