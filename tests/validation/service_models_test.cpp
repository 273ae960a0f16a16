// SPDX-License-Identifier: MIT
// Stories of old and new ways of working against their closed forms, by the acceptance rule.
#include "service_models.hpp"

#include <omsorg/observe/acceptance.hpp>
#include <omsorg/observe/interval.hpp>

#include <gtest/gtest.h>

#include <map>

using namespace service_models;

TEST(ServiceModels, every_figure_is_accepted_and_would_not_be_if_it_were_another) {
    std::size_t figures = 0;
    for (const Model& model : models()) {
        const std::vector<Tally> seen = live(model, 2'000);
        for (std::size_t i = 0; i < seen.size(); ++i, ++figures) {
            const Acceptance verdict = accept(seen[i], model.figures[i].exact);
            EXPECT_TRUE(verdict.accepted())
                << model.name << ", " << model.figures[i].what << ": " << verdict.why;
        }
    }
    EXPECT_EQ(figures, 28U);
}

// So many seats suffice in 95 or 99 weeks of a hundred, and one fewer does not: each beyond what chance explains.
TEST(ServiceModels, seats_that_suffice_suffice_and_one_fewer_does_not) {
    std::map<std::uint64_t, std::vector<std::uint64_t>> weeks_needing;
    std::map<std::uint64_t, std::uint64_t> weeks;
    // Of twenty clients at most fifteen come in 94.90 % of the weeks: it takes a million to tell.
    for (const auto& [clients, how_many] : {std::pair{20U, 1'400'000U}, {100U, 150'000U}}) {
        auto& needing = weeks_needing[clients];
        needing.resize(clients + 1);
        weeks[clients] = how_many;
        live_weeks({.seed = 4}, how_many, clients, 0.6,
                   [&](int seats) { ++needing[static_cast<std::size_t>(seats)]; });
    }
    for (const auto& [clients, share, exact] : bookable) {
        const auto served = [&, of = clients](int seats) {
            std::uint64_t sum = 0;
            for (int s = 0; s <= seats; ++s) sum += weeks_needing[of][static_cast<std::size_t>(s)];
            return share_interval(sum, weeks[of], 0.9999);
        };
        EXPECT_GT(served(exact).low, share) << clients;
        EXPECT_LT(served(exact - 1).high, share) << clients;
    }
}
