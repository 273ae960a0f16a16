#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The wheel as a stranger gets it: built by pip, installed beside NumPy alone, asked to check the study.
# wheel_test.sh PYTHON SOURCE_FOLDER
set -euo pipefail
python=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$python" -m pip wheel --quiet --no-deps --no-build-isolation --config-settings=build-dir="$work/build" -w "$work" "$source"
"$python" -m zipfile -l omsorg-*.whl | tee contents
grep -q 'omsorg/_core' contents
! grep -E '\.(a|hpp|cmake) ' contents || { echo "the wheel carries parts of the C++ library"; exit 1; }
"$python" -m venv fresh
fresh/bin/python -m pip install --quiet omsorg-*.whl
fresh/bin/python -m pip list --format=freeze | grep -vE '^(omsorg|numpy|pip|setuptools|wheel)==' &&
    { echo "the core wheel needs more than NumPy"; exit 1; }
fresh/bin/omsorg --version
fresh/bin/omsorg check "$source/scenarios/skelleftea"
