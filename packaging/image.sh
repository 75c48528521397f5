#!/bin/bash
# Builds the image of a package with buildah, and runs it: image.sh PACKAGE ROOT DEVICE SITE. ROOT is the directory of a
# Debian that it begins with, the other two are what a pass goes between. script/package --image calls it. The image stays
# in the storage of the user who runs this.
set -euo pipefail
package="$1" root="$2" device="$3" site="$4"
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
    buildah run --user 65534:65534 --volume "$work/etc:/etc/zksync:ro" --volume "$work/out:/out" "${state[@]}" \
        --env ZKSYNC_API_SECRET=secret --env ZKSYNC_LOBBY_PASSWORD=secret "$container" -- \
        sh -c '"$@" >/out/said 2>&1' sh "$@" || status=$?
    cat "$work/out/said"
    return "$status"
}
fresh_container() {
    [[ -z "$container" ]] || buildah rm "$container" >/dev/null
    container="$(buildah from --pull=never "$image")"
    # Left in, buildah mounts the image's own over the one that is given, or not, by chance (seen).
    ((${#state[@]} == 0)) || buildah config --volume /var/lib/zksync- "$container"
}

state=()
container="$(buildah from scratch)"
buildah add --quiet "$container" "$root" / >/dev/null
buildah commit --quiet "$container" "$base" >/dev/null
buildah rm "$container" >/dev/null
container=
buildah build --quiet --build-arg "BASE=$base" --build-arg "PACKAGE=$(basename "$package")" --tag "$image" \
    --file "$(dirname "$0")/Containerfile" "$(dirname "$package")" >/dev/null

fresh_container
config() { buildah inspect --type image --format "{{.OCIv1.Config.$1}}" "$image"; }
claim "as whom it runs" "$(config User)" 65534:65534
claim "where its state is" "$(config Volumes)" "map[/var/lib/zksync:{}]"
claim "what it runs" "$(config Entrypoint)" "[zksync]"
mkdir "$work/etc" "$work/out"
chmod 755 "$work" "$work/etc"
chmod 777 "$work/out"
# Its secrets are in the environment.
sed "/^[a-z_]*_file/d; /^\[shift/,/^\$/d; s,^url = \"http:[^\"]*\",url = \"$device\",; s,^url = \"https:[^\"]*\",url = \"$site\",
     s/^api_key = \"[^\"]*\"/api_key = \"key\"/; s/^since = .*/since = \"$(date -d '2 days ago' +%F)\"/" \
    "$(dirname "$0")/../examples/zksync.toml" >"$work/etc/zksync.toml"
chmod 644 "$work/etc/zksync.toml"
claim "the program" "$(inside zksync --version)" "zksync ${image#*:}"
claim "the state directory" "$(inside stat -c '%u:%g %a' /var/lib/zksync)" "65534:65534 700"
inside zksync crontab --format kubernetes >"$work/schedule.yaml"
claim "the image that a schedule names" "$(sed -n 's/^ *image: "\(.*\)".*/\1/p' "$work/schedule.yaml")" "$image"

# As a pod of that schedule, with a volume as Kubernetes gives it: of root, and of the group of the pod.
install -d -m 2775 -g 65534 "$work/state"
state=(--volume "$work/state:/var/lib/zksync")
read -ra command < <(sed -n 's/^ *command: //p' "$work/schedule.yaml" | tr -d '[]",')
fresh_container
claim "what a good pass says" "$(inside "${command[@]}" && echo nothing)" nothing
fresh_container
claim "check-ins that the next container knows of" \
    "$(inside "${command[@]:0:5}" --json status | sed -n 's/.*"sums":{[^}]*"sent":\([0-9]*\).*/\1/p')" 24
claim "whose it is" "$(stat -c '%u:%g %a' "$work/state/state/lobby.db")" "65534:65534 600"
state=()
claim "a pass without its secret" "$(inside env -u ZKSYNC_LOBBY_PASSWORD zksync pull >/dev/null 2>&1 || echo $?)" 78
buildah images "$image"
