#!/bin/bash
# Builds the image of a package with buildah, and runs it: image.sh PACKAGE ROOT. ROOT is the directory of a Debian that it
# begins with. script/package --image calls it. The image stays in the storage of the user who runs this.
set -euo pipefail
package="$1" root="$2"
image="zksync:$(dpkg-deb --field "$package" Version)"
base=localhost/zksync-base:bookworm
work="$(mktemp -d)"
container=
clean_up() {
    [[ -z "$container" ]] || buildah rm "$container" >/dev/null
    rm -rf "$work"
}
trap clean_up EXIT

# Neither needs a kernel that lets containers mount anything.
export STORAGE_DRIVER="${STORAGE_DRIVER:-vfs}" BUILDAH_ISOLATION="${BUILDAH_ISOLATION:-chroot}"

claim() { # WHAT FOUND EXPECTED
    if [[ "$2" != "$3" ]]; then
        printf 'not as promised: %s: %s, and not %s\n' "$1" "$2" "$3" >&2
        exit 1
    fi
    printf 'as promised: %s: %s\n' "$1" "$2"
}
# By way of a file: what a short command says to buildah itself was seen to be lost on a busy machine.
inside() {
    local status=0
    # shellcheck disable=SC2016 # it is the shell inside that expands it
    buildah run --user 65534:65534 --volume "$work/etc:/etc/zksync:ro" --volume "$work/out:/out" "$container" -- \
        sh -c '"$@" >/out/said' sh "$@" || status=$?
    cat "$work/out/said"
    return "$status"
}

container="$(buildah from scratch)"
buildah add --quiet "$container" "$root" / >/dev/null
buildah commit --quiet "$container" "$base" >/dev/null
buildah rm "$container" >/dev/null
container=
buildah build --quiet --build-arg "BASE=$base" --build-arg "PACKAGE=$(basename "$package")" --tag "$image" \
    --file "$(dirname "$0")/Containerfile" "$(dirname "$package")" >/dev/null

container="$(buildah from --pull=never "$image")"
config() { buildah inspect --type image --format "{{.OCIv1.Config.$1}}" "$image"; }
claim "as whom it runs" "$(config User)" 65534:65534
claim "where its state is" "$(config Volumes)" "map[/var/lib/zksync:{}]"
claim "what it runs" "$(config Entrypoint)" "[zksync]"
mkdir "$work/etc" "$work/out"
chmod 755 "$work" "$work/etc"
chmod 777 "$work/out"
# Its secrets are in the environment; nothing listens where it looks for a device.
sed '/^[a-z_]*_file/d; s,^url = "http:.*,url = "http://127.0.0.1:9",' "$(dirname "$0")/../examples/zksync.toml" \
    >"$work/etc/zksync.toml"
chmod 644 "$work/etc/zksync.toml"
claim "the program" "$(inside zksync --version)" "zksync ${image#*:}"
claim "the state directory" "$(inside stat -c '%u:%g %a' /var/lib/zksync)" "65534:65534 700"
claim "a schedule that names it" "$(inside zksync crontab --format kubernetes | grep -oF "image: \"$image\"")" "image: \"$image\""
claim "a pass that finds a device away" \
    "$(inside env ZKSYNC_API_SECRET=secret ZKSYNC_LOBBY_PASSWORD=secret zksync pull >/dev/null 2>&1 || echo $?)" 69
buildah images "$image"
