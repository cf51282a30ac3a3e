#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds Concord in release mode and starts it: with arguments as
# `concord ARGUMENTS`, without any on the demo project.
set -euo pipefail

here=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
# shellcheck source=packaging/setup.sh
. packaging/setup.sh

install_missing "${concord_packages[@]}"
# A build that is newer than every source is used as it is.
program=$root/build/release/app/concord
if [ ! -x "$program" ] || [ -n "$(find app ui models storage resources packaging CMakeLists.txt CMakePresets.json -newer "$program" -print -quit)" ]; then
    build_preset release
    touch "$program"
fi

cd "$here"
if [ "$#" -gt 0 ]; then
    exec "$program" "$@"
fi

demo=$root/build/Demo.concord
if [ ! -f "$demo" ]; then
    "$program" new "$demo" --demo >&2
fi
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    say "built, and the demo project is at $demo, but there is no display to open a window on."
    say "The command line needs none: packaging/run.sh help"
    exit 0
fi
exec "$program" "$demo"
