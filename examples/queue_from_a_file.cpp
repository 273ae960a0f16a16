// SPDX-License-Identifier: MIT
// Covers: a house that is described in a file, read, run and told from C++.
// Scenario: the telephone desk of scenarios/queues/phone_desk.toml, fifty times twelve weeks.
#include <omsorg/network/replications.hpp>
#include <omsorg/scenario/network_file.hpp>

#include <cstddef>
#include <cstdio>

using namespace omsorg;

int main(int, char** arguments) {
    const NetworkFile file = read_network(arguments[1]); // throws Faults: file, line, column, what to try
    const NetworkResult result =
        replicate(NetworkModel{file.network}, {.seed = file.seed, .count = file.replications});
    for (std::size_t i = 0; i < result.measures().size(); ++i) {
        const NetworkMeasure& measure = result.measures()[i];
        if (measure.station != "desk" || !measure.people.empty()) continue;
        std::printf("%-16s %9.3f %s\n", measure.name.c_str(), result.tally(i).mean(), measure.unit.c_str());
    }
}
