#!/bin/bash
# Boots a root directory as a machine of its own, with systemd, and runs a command there: boot.sh ROOT COMMAND…
# As root. Processes, mounts, name and control groups are the machine's own, and end with the command; the network is
# this host's, because the simulators are on it.
set -euo pipefail
root="$1"
shift

# In the namespaces of the machine: what the kernel shows there, and then its first process.
begin() {
    mount --make-rprivate /
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    # They are this host's, too: nothing there is the machine's to set.
    mount --bind -o ro "$root/proc/sys" "$root/proc/sys"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    local device pid
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir "$root/dev/shm" "$root/dev/pts" "$root/run/outside"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts "$root/dev/pts"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
    # Its number outside: /proc is still this host's.
    read -r pid _ </proc/self/stat
    echo "$pid" >"$BOOT_WORK/pid.new"
    mv "$BOOT_WORK/pid.new" "$BOOT_WORK/pid"
    # Not by chroot: the services' own views of the files begin with the root of them all.
    cd "$root"
    pivot_root . run/outside
    umount --lazy /run/outside
    exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /lib/systemd/systemd --show-status=no
}

clean_up() {
    [[ ! -e "$work/pid" ]] || kill -KILL "$(cat "$work/pid")" 2>/dev/null || true
    wait || true
    # Once the last process has gone from them.
    for _ in {1..100}; do
        find "$group" -depth -type d -exec rmdir {} + 2>/dev/null && break
        sleep 0.1
    done
    umount "$work/cgroup"
    rm -r "$work"
}

# In the machine, as somebody who has logged in as root.
in_it() {
    nsenter --target "$(cat "$work/pid")" --mount --pid --uts --ipc --cgroup --root --wd \
        env -i HOME=/root LOGNAME=root TERM=dumb PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$@"
}

case "${BOOT_STAGE-}" in
    begin) begin ;;
    '') BOOT_STAGE=outside exec unshare --mount "$0" "$root" "$@" ;;
esac

work="$(mktemp -d)"
mkdir "$work/cgroup"
mount -t cgroup2 cgroup2 "$work/cgroup"
group="$work/cgroup/zksync-check-$$"
mkdir "$group"
trap clean_up EXIT
(
    echo "$BASHPID" >"$group/cgroup.procs"
    BOOT_STAGE=begin BOOT_WORK="$work" exec unshare --mount --pid --uts --ipc --cgroup --fork --kill-child "$0" "$root"
) >"$work/log" 2>&1 &
for _ in {1..600}; do
    [[ ! -e "$work/pid" || ! -S "/proc/$(cat "$work/pid")/root/run/systemd/private" ]] || break
    kill -0 "$!" 2>/dev/null || {
        cat "$work/log" >&2
        exit 1
    }
    sleep 0.1
done
in_it systemctl is-system-running --wait >/dev/null || true
in_it "$@"
