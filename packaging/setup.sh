# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building and running Concord needs and is missing: Debian 12 packages only.
# Sourced by run.sh and test.sh. Everything it says goes to stderr.

# shellcheck disable=SC2034 # used by the scripts that source this one
concord_packages=(
    build-essential cmake ninja-build
    qt6-base-dev qt6-l10n-tools libqt6sql6-sqlite qt6-svg-dev qt6-charts-dev
    libqt6opengl6-dev libgl-dev libopengl-dev libxkbcommon-dev
    libsqlite3-dev libsimdjson-dev libboost-dev zlib1g-dev wordnet-base
    fonts-dejavu-core fonts-noto-cjk
)

say() {
    printf 'concord: %s\n' "$*" >&2
}

# The packages of the list that are not installed.
missing_packages() {
    comm -23 <(printf '%s\n' "$@" | sort) \
        <(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p' | sort)
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        say "installing packages needs root, and there is no sudo. As root, run: $*"
        return 1
    fi
}

install_missing() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        say "this is not Debian: install the counterparts of these packages yourself: $*"
        return 0
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [ "${#missing[@]}" -eq 0 ]; then
        return 0
    fi
    say "installing ${missing[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq -o Dpkg::Use-Pty=0 --no-install-recommends "${missing[@]}" >&2
}

# Configures and builds a preset; quiet when there is nothing to do.
build_preset() {
    local preset=$1
    if [ ! -f "build/$preset/build.ninja" ]; then
        say "configuring ($preset)"
        cmake --preset "$preset" >&2
    fi
    say "building ($preset); the first time takes some minutes"
    cmake --build --preset "$preset" >&2
}
