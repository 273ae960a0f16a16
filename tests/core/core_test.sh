#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# omsorg-core's promises to scripts: core_test.sh PROGRAM SOURCE_FOLDER
set -uo pipefail
core=$1
source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$source/scenarios/skelleftea" "$work/study"
cd "$work" || exit 1
failures=0

# expect CODE PIECE COMMAND...: the command ends with the code and says the piece.
expect() {
    local code=$1 piece=$2 said
    shift 2
    said=$("$@" 2>&1)
    local got=$?
    if [ $got -ne "$code" ] || [[ $said != *"$piece"* ]]; then
        printf 'FAILED: %s\n  wanted exit %s and "%s", got exit %s and:\n%s\n' "$*" "$code" "$piece" $got "$said" | head -20
        failures=$((failures + 1))
    fi
}

expect 0 "whole" "$core" check study
expect 0 "whole" "$core" check study/base.toml
expect 0 "Usage" "$core" --help
expect 0 "--no-magic" "$core" run --help
expect 0 '"$schema"' "$core" schema
expect 0 '"$schema"' "$core" schema plan
expect 0 "## [population]" "$core" reference
expect 0 "from base.toml:" "$core" explain study population.mortality_decline
expect 0 "from --set" "$core" explain study population.mortality_decline --set "population.mortality_decline=1"
expect 0 "[plan new_ways]" "$core" resolve study
expect 0 "3 of 3 figures agree with what is known" "$core" doctor --rows R231,R297,R374
expect 0 "tier nightly, seed 7" "$core" doctor --tier nightly --seed 7 --threads 1 --rows R228
expect 2 "R999: the table of what is known has no such row" "$core" doctor --rows R231,R999
expect 2 "R277: not examined (" "$core" doctor --rows R277
expect 2 "--tier" "$core" doctor --tier daily
expect 2 "required" "$core"
expect 2 "there is no such study" "$core" check nowhere
expect 2 "not key=value" "$core" check study --set nonsense
expect 2 "there is no such key" "$core" explain study population.mortality_declin
expect 2 "Did you mean" "$core" check study --set "population.mortality_declin=1"
expect 2 "out of range" "$core" check study --set "geography.rural_share=1.5"
expect 2 "is a length" "$core" check study --set "geography.rural_share=3 km"
expect 2 "before it starts" "$core" check study --set "study.end=2018-12-31"
expect 2 'there is no plan "new_wais"' "$core" run study --plans new_wais --out out
cp "$source/scenarios/queues/phone_desk.toml" desk.toml
expect 0 "mean of 20 replications" "$core" queue desk.toml --replications 20 --threads 2
expect 0 "## \`[station.NAME]\`" "$core" queue --keys
expect 0 '"measure": "use"' "$core" queue desk.toml --replications 3 --json -
expect 0 "desk,,use,share,3," "$core" queue desk.toml --replications 3 --csv - --set "station.desk.room_to_wait=5"
expect 1 "precision was not reached in 25" "$core" queue desk.toml --replications 25 --until-precision 0.00001
expect 2 "Did you mean \"desk\"?" "$core" queue desk.toml --set station.dask.room_to_wait=5
expect 2 "not key=value" "$core" queue desk.toml --set nonsense
expect 2 "FILE" "$core" queue
expect 2 "nowhere.toml" "$core" queue nowhere.toml
expect 2 "cannot be written" "$core" queue desk.toml --replications 2 --csv nowhere/out.csv
sed -i 's/^give_up_to = .*/give_up_to = "calls bak"/' desk.toml
expect 2 'Did you mean "calls back"?' "$core" queue desk.toml
for threads in 1 2 3 8; do
    "$core" queue "$source/scenarios/queues/treatment_centre.toml" --replications 20 --threads $threads --csv threads_$threads.csv >/dev/null
    cmp threads_1.csv threads_$threads.csv || failures=$((failures + 1))
done
sed -i 's/^\[geography\]/[geografy]/; s/^municipality = .*/municipality = 2482/' study/base.toml
sed -i '20s/,/;/' study/population.csv
expect 2 "four digits in quotes" "$core" run study --out out
expect 2 "geografy" "$core" run study --out out
expect 2 "population.csv:20:" "$core" run study --out out
expect 2 "nothing was written" "$core" run study --out out
[ ! -e out ] && [ ! -e out.partial ] || { echo "FAILED: bad input wrote something"; failures=$((failures + 1)); }
exit $((failures > 0))
