// SPDX-License-Identifier: MIT
// Covers: a textbook's cohort-component projection with migration, births by the mother's age, and its published figures.
// Scenario: Swedish women in five-year groups at the end of 1993. How many are there of each age five years later?
//
// Preston, Heuveline and Guillot, Demography (2001), Box 6.1 and 6.2.
#include "cohort_projection.hpp"

#include <cstdio>

using namespace cohort_projection;

int main() {
    const Eigen::VectorXd women = project(women_1993(), five_years()),
                          births = births_by_age(women_1993(), five_years());
    std::printf("%-6s %8s %10s %10s %8s\n", "age", "1993", "1998", "published", "births");
    for (Eigen::Index group = 0; group < women.size(); ++group) {
        std::printf("%2ld%-4s %8.0f %10.0f %10.0f", 5 * group, group + 1 == women.size() ? "+" : "",
                    women_1993()[group], women[group], published_1998()[group]);
        std::printf(births[group] > 0 ? " %8.0f\n" : "\n", births[group]);
    }
    std::printf("%-6s %8.0f %10.0f %10.0f %8.0f\n", "all", women_1993().sum(), women.sum(),
                published_1998().sum(), births.sum());
}
