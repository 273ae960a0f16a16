# SPDX-License-Identifier: MIT
# What ./run and ./check have in common: find what is missing, install it, build. Sourced, never run by itself.
# Everything is silent when nothing is missing.

say() { printf 'omsorg: %s\n' "$*" >&2; }

# A compiler's headers count as present however they came here (libboost1.81-dev stands in for libboost-dev).
has_header() { printf '#include <%s>\n' "$1" | "${CXX:-c++}" -x c++ -std=c++20 -E - >/dev/null 2>&1; }
has_command() { command -v "$1" >/dev/null 2>&1; }

missing_packages() {
    local -a missing=()
    has_command c++ || missing+=(g++)
    has_command cmake || missing+=(cmake)
    has_command ninja || missing+=(ninja-build)
    has_command ccache || missing+=(ccache)
    has_header boost/random/philox_engine.hpp || has_header boost/random/mersenne_twister.hpp || missing+=(libboost-dev)
    has_header boost/graph/adjacency_list.hpp || missing+=(libboost-dev)
    has_header eigen3/Eigen/Core || missing+=(libeigen3-dev)
    has_header toml++/toml.h || missing+=(libtomlplusplus-dev)
    has_header CLI/CLI.hpp || missing+=(libcli11-dev)
    python3 -c 'import venv, ensurepip' >/dev/null 2>&1 || missing+=(python3-venv)
    python3 -c 'import os, sysconfig; assert os.path.exists(sysconfig.get_path("include") + "/Python.h")' \
        >/dev/null 2>&1 || missing+=(python3-dev)
    if [ "$1" = check ]; then
        has_header gtest/gtest.h || missing+=(libgtest-dev)
        has_header gmock/gmock.h || missing+=(libgmock-dev)
        has_header benchmark/benchmark.h || missing+=(libbenchmark-dev)
    fi
    [ ${#missing[@]} -eq 0 ] || printf '%s\n' "${missing[@]}" | sort -u | paste -sd' '
}

prepare_system() {
    local missing
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    local install="apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" -eq 0 ]; then
        say "installing $missing"
        # shellcheck disable=SC2086
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive $install; } >"$log/apt.log" 2>&1 ||
            { tail -n 20 "$log/apt.log" >&2; say "could not install: $missing"; exit 3; }
    else
        say "these packages are missing; as root:"
        printf '%s\n' "$install"
        exit 3
    fi
}

# A stamp is the fingerprint of what a step was made from; the step is skipped while it still fits.
fresh() { [ -f "$log/$1.stamp" ] && [ "$(cat "$log/$1.stamp")" = "$2" ]; }
stamp() { printf '%s' "$2" >"$log/$1.stamp"; }

fingerprint() { # of the files' names, sizes and times: cheap enough to ask every time
    find "$@" -type f -not -name '*.pyc' -printf '%p %s %T@\n' 2>/dev/null | LC_ALL=C sort | sha256sum | cut -d' ' -f1
}

prepare_python() {
    local wanted=$1 print
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        say "Python 3.11 or later is needed; this is $(python3 --version 2>&1)"; exit 3; }
    print="$wanted $(python3 -c 'import sys; print(sys.version)' | tr '\n' ' ')$(sha256sum tools/requirements-*.txt | sha256sum)"
    fresh "python-$wanted" "$print" && [ -x .venv/bin/python ] && return 0
    say "preparing the Python environment in .venv"
    [ -x .venv/bin/python ] || python3 -m venv .venv
    .venv/bin/python -m pip install --quiet --disable-pip-version-check -r "tools/requirements-$wanted.txt" \
        >"$log/pip.log" 2>&1 || { tail -n 20 "$log/pip.log" >&2; say "pip could not install tools/requirements-$wanted.txt"; exit 3; }
    stamp "python-$wanted" "$print"
}

prepare_package() {
    local print
    print=$(fingerprint CMakeLists.txt cmake include src python pyproject.toml)
    fresh package "$print" && .venv/bin/python -c 'import omsorg' 2>/dev/null && return 0
    say "building omsorg (the first time takes some minutes)"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps . \
        >"$log/build.log" 2>&1 || { tail -n 60 "$log/build.log" >&2; say "the build failed; the whole log is $log/build.log"; exit 1; }
    stamp package "$print"
}

log=build/log
mkdir -p "$log"
