// SPDX-License-Identifier: MIT
// Covers: eight models whose answer has a closed form, each as stories; replications, and how far from exact they are.
// Scenario: old and new ways of working. How many seats, how many staff, how long a wait, and for what money?
#include "service_models.hpp"

#include <cstdio>

using namespace service_models;

int main() {
    std::printf("%-36s %-34s %9s %9s %8s\n", "", "", "exact", "here", "+-");
    for (const Model& model : models()) {
        const std::vector<Tally> seen = live(model, 100);
        for (std::size_t i = 0; i < seen.size(); ++i)
            std::printf("%-36s %-34s %9.7g %9.4f %8.4f\n", i == 0 ? model.name : "", model.figures[i].what,
                        model.figures[i].exact, seen[i].mean(), seen[i].standard_error());
    }
    for (const auto& [clients, share, exact] : bookable) {
        std::vector<double> needed;
        live_weeks({.seed = 1969}, 100'000, clients, 0.6, [&](int seats) { needed.push_back(seats); });
        std::sort(needed.begin(), needed.end());
        const auto rank = static_cast<std::size_t>(share * static_cast<double>(needed.size()));
        std::printf("seats for %llu clients, %.0f weeks of 100 %37d %9.0f\n",
                    static_cast<unsigned long long>(clients), 100 * share, exact, needed[rank - 1]);
    }
}
