// SPDX-License-Identifier: MIT
// A service taken away delivers no more of its hours than before, whatever else is assumed of the town.
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <array>
#include <cstdint>
#include <string_view>

namespace omsorg {
namespace {

using namespace test;

struct Removal {
    std::string_view key;
    LeverValue to;
    Service service;
    double slack = 0; ///< share by which the rest may get more
};

int whole(int low, int high) { return *rc::gen::inRange(low, high + 1); }
double in(double low, double high) { return low + (high - low) * whole(0, 100) / 100.0; }

/// A town in which every service is given, under rules of its own.
World some_town() {
    World world = town(2021);
    Assumptions& a = world.assumptions;
    a.disability.modelled = a.psychiatric.modelled = true;
    a.housing_support.modelled = a.day_activity.modelled = true;
    a.disability.share = a.psychiatric.share = in(0.02, 0.08);
    a.need.escort_clients = 100;
    a.outcome.base_unmet_share = in(0, 0.3);
    a.home_care.minimum_share = in(0, 1);
    a.home_care.overtime_cap = in(0, 90);
    a.special_housing.places *= in(0.5, 1.5);
    a.need.domestic_share = 0.95;
    a.domestic.reach = in(0.2, 1);
    a.reablement.reach = in(0, 1);
    for (SessionAssumptions* rules :
         {static_cast<SessionAssumptions*>(&a.escort), static_cast<SessionAssumptions*>(&a.housing_support),
          static_cast<SessionAssumptions*>(&a.domestic)}) {
        rules->model = static_cast<SessionModel>(whole(0, 2));
        rules->choice = in(0, 1);
        rules->seats_share = in(0.5, 1.5);
        rules->waitlist = whole(0, 10);
        rules->demand_gain = in(0, 0.5);
    }
    return world;
}

/// What is taken away at once gives nobody an hour more. Where only new decisions end, those who have the service or wait for
/// it go on: with nobody urgent before them other people move in, who live longer or shorter, and shorter ways leave more of
/// the same staff's time. That moves no more than a hundredth.
TEST(RemovalProperties, a_service_taken_away_delivers_no_more) {
    const std::array removals{Removal{"need.home_care_granted", 0.0, Service::home_care, 0.01},
                              Removal{"need.special_housing_granted", 0.0, Service::special_housing, 0.01},
                              Removal{"special_housing.places", 0.0, Service::special_housing},
                              Removal{"need.escort_granted", 0.0, Service::escort},
                              Removal{"housing_support.modelled", false, Service::housing_support},
                              Removal{"domestic.reach", 0.0, Service::domestic_service},
                              Removal{"day_activity.modelled", false, Service::day_activity}};
    constexpr int towns = 12;
    int lived = 0;
    EXPECT_TRUE(rc::check([&] {
        if (++lived > towns) return; // a town is dear
        const World world = some_town();
        const omsorg::Run run{.seed = static_cast<std::uint64_t>(whole(1, 1000)), .number = 1};
        const Removal& removal = removals[static_cast<std::size_t>(whole(0, int(removals.size()) - 1))];
        const auto delivered = [&](const World& of, int year) {
            const Figures found = figures(simulate(of, run));
            const auto at = found.find({year, Measure::delivered_hours, removal.service});
            return at == found.end() ? 0.0 : at->second;
        };
        const World without = with(world, removal.key, removal.to);
        const double left = delivered(without, 2021), before = delivered(world, 2021);
        EXPECT_LE(left, before * (1 + removal.slack)) << removal.key << ", run " << run.seed;
        RC_ASSERT(left <= before * (1 + removal.slack));
    }));
}

} // namespace
} // namespace omsorg
