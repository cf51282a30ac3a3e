#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds the fuzz targets with clang and lets libFuzzer look for inputs
# that break them: packaging/fuzz.sh [SECONDS for each, 20].
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=packaging/setup.sh
. packaging/setup.sh

install_missing "${concord_packages[@]}" clang-16 libclang-rt-16-dev
cmake --preset fuzz -DCONCORD_FUZZ_SECONDS="${1:-20}" >&2
build_preset fuzz
ctest --preset fuzz --timeout $((${1:-20} + 600)) --verbose
