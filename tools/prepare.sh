# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# What ./run and ./check have in common: find what is missing, install it, build. Sourced, never run by itself.
# Silent when nothing is missing. There is one build tree, build/release: see docs/decisions/one-build-tree.md.

say() { printf 'omsorg: %s\n' "$*" >&2; }
fail() { # CODE LOG MESSAGE: the end of the log, then the message
    tail -n 40 "$2" >&2
    say "$3; the whole log is $2"
    exit "$1"
}

# One look for all headers. They count as present however they came here (libboost1.81-dev stands in for libboost-dev).
missing_headers() {
    local -A of=(
        [boost/graph/adjacency_list.hpp]=libboost-dev [boost/random/uniform_01.hpp]=libboost-dev
        [boost/math/distributions/students_t.hpp]=libboost-dev [eigen3/Eigen/Core]=libeigen3-dev
        [toml++/toml.h]=libtomlplusplus-dev [CLI/CLI.hpp]=libcli11-dev
    )
    [ "$1" = run ] || of+=([gtest/gtest.h]=libgtest-dev [gmock/gmock.h]=libgmock-dev [benchmark/benchmark.h]=libbenchmark-dev
                             [rapidcheck.h]=librapidcheck-dev)
    local header
    for header in "${!of[@]}"; do
        printf '#if !__has_include(<%s>)\nmissing %s\n#endif\n' "$header" "${of[$header]}"
    done | c++ -x c++ -E - 2>/dev/null | sed -n 's/^missing //p'
}

missing_packages() { # run | check | nightly
    {
        if command -v c++ >/dev/null; then missing_headers "$1"; else
            printf '%s\n' g++ libboost-dev libeigen3-dev libtomlplusplus-dev libcli11-dev
            [ "$1" = run ] || printf '%s\n' libgtest-dev libgmock-dev libbenchmark-dev librapidcheck-dev
        fi
        command -v cmake >/dev/null || echo cmake
        command -v ninja >/dev/null || echo ninja-build
        python3 -c 'import venv, ensurepip' >/dev/null 2>&1 || echo python3-venv
        python3 -c 'import os, sysconfig as s; assert os.path.exists(s.get_path("include") + "/Python.h")' \
            >/dev/null 2>&1 || echo python3-dev
        # It recalculates the workbook, whose cached values must be what it finds.
        [ "$1" = run ] || command -v soffice >/dev/null || echo libreoffice-calc-nogui
        # What the report is held against: a browser, and the judges that npm brings.
        [ "$1" = run ] || {
            command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || echo chromium
            command -v node >/dev/null || echo nodejs
            command -v npm >/dev/null || echo npm
        }
        # It counts instructions: tools/instructions.
        [ "$1" = run ] || command -v valgrind >/dev/null || echo valgrind
        # Another compiler, whose draws must be the same.
        [ "$1" != nightly ] || command -v clang++ >/dev/null || command -v clang++-14 >/dev/null || echo clang-14
    } | LC_ALL=C sort -u | paste -sd' '
}

prepare_system() { # run | check | nightly
    local missing
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    # The compiler cache is welcome whenever something is installed anyway, and never required.
    command -v ccache >/dev/null || missing+=" ccache"
    local install="apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" -ne 0 ]; then
        say "these packages are missing; as root:"
        printf '%s\n' "$install"
        exit 3
    fi
    say "installing $missing"
    # shellcheck disable=SC2086
    { apt-get update && DEBIAN_FRONTEND=noninteractive $install; } >"$log/apt.log" 2>&1 ||
        fail 3 "$log/apt.log" "apt-get could not install: $missing"
}

# A stamp is the fingerprint of what a step was made from; the step is skipped while it still fits.
fresh() { [ -d .venv ] && [ -f "$log/$1.stamp" ] && [ "$(<"$log/$1.stamp")" = "$2" ]; }
stamp() { printf '%s' "$2" >"$log/$1.stamp"; }

prepare_python() { # run | check
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
        say "Python 3.11 or later is needed; this is $(python3 --version 2>&1)"
        exit 3
    }
    local home wanted
    home="$PWD $(python3 -VV)"
    wanted="$home $(cat tools/requirements-*.txt | sha256sum)"
    if [ -x .venv/bin/python ] && fresh venv "$home"; then
        if fresh python-check "$wanted" || fresh "python-$1" "$wanted"; then return 0; fi
    fi
    say "preparing the Python environment in .venv"
    {
        fresh venv "$home" && [ -x .venv/bin/pip ] || { rm -f "$log/package.stamp" && python3 -m venv --clear .venv; }
        .venv/bin/python -m pip install -r "tools/requirements-$1.txt"
    } >"$log/pip.log" 2>&1 || fail 3 "$log/pip.log" "pip could not install tools/requirements-$1.txt"
    stamp venv "$home"
    stamp "python-$1" "$wanted"
}

prepare_node() { # axe-core and html-validate, pinned in tests/report, into build/node
    local wanted
    wanted="$PWD $(node --version) $(cat tests/report/package.json tests/report/package-lock.json | sha256sum)"
    if [ -d build/node/node_modules ] && fresh node "$wanted"; then return 0; fi
    say "installing the judges of the report in build/node"
    mkdir -p build/node
    cp tests/report/package.json tests/report/package-lock.json build/node/
    npm ci --prefix build/node --no-audit --no-fund >"$log/npm.log" 2>&1 ||
        fail 3 "$log/npm.log" "npm could not install tests/report/package.json"
    stamp node "$wanted"
}

# Clones share what the compiler cache knows: paths are hashed from the root of the tree.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=true

at_home() { grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" build/release/CMakeCache.txt; }
configure() { # [CMake options]: the one build tree, anew when the folder has moved
    at_home || rm -rf build/release
    cmake --preset release -DOMSORG_PYTHON=ON -DPython_EXECUTABLE="$PWD/.venv/bin/python" "$@" \
        >"$log/configure.log" 2>&1 || fail 1 "$log/configure.log" "CMake could not configure build/release"
}

build() { # TARGET...
    cmake --build build/release --target "$@" >"$log/build.log" 2>&1 && return 0
    grep -E 'error|FAILED|undefined' "$log/build.log" | head -n 40 >&2
    fail 1 "$log/build.log" "the build failed"
}

sources() { # their names, sizes and times, as one fingerprint
    find CMakeLists.txt CMakePresets.json cmake include src python pyproject.toml -type f -not -name '*.pyc' \
        -printf '%p %s %T@\n' | LC_ALL=C sort | sha256sum
}

# The package in .venv: pip brings what is Python, CMake the module.
install_package() {
    local site print
    print=$(sources)
    fresh package "$print" && return 0
    say "installing the package in .venv"
    site=$(.venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("platlib"))')
    {
        .venv/bin/python -m pip install --no-build-isolation --no-deps --force-reinstall \
            --config-settings=wheel.cmake=false . &&
            cmake --install build/release --component python --prefix "$site"
    } >"$log/install.log" 2>&1 || fail 1 "$log/install.log" "the package could not be installed in .venv"
    .venv/bin/python -c 'import omsorg' || { say "the package is installed but does not load"; exit 1; }
    stamp package "$print"
}

prepare_package() { # what ./run needs: the module and omsorg-core, no tests
    fresh package "$(sources)" && return 0
    say "building omsorg (the first time takes some minutes)"
    if [ ! -f build/release/build.ninja ] || ! at_home; then
        # Warnings are errors only for the compiler that the house is tested with.
        configure -DOMSORG_TESTS=OFF -DOMSORG_BENCH=OFF \
            -DOMSORG_STRICT="$([ "$(c++ -dumpversion)" = 12 ] && echo ON || echo OFF)"
    fi
    build omsorg_python omsorg-core
    install_package
}

log=build/log
mkdir -p "$log"
