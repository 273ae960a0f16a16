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
fresh/bin/python - "$source/scenarios/skelleftea/population.csv" <<'MADE' # a new study needs the national values beside the code
import sys
rows = [line.strip().split(",") for line in open(sys.argv[1], encoding="utf-8") if line[0].isdigit()]
with open("population.csv", "w", encoding="utf-8") as file:
    print("region,ålder,kön,Folkmängd 2019", file=file)
    for age, women, men in rows:
        print(f"2482,{age},kvinnor,{women}\n2482,{age},män,{men}", file=file)
MADE
mkdir downloads && mv population.csv downloads
fresh/bin/omsorg new-study 2482 --from downloads --to made
fresh/bin/omsorg check made
