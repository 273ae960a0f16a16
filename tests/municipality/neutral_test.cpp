// SPDX-License-Identifier: MIT
// Every effect has a value at which it does nothing: whatever stands beside it, the town lives the same year bit for bit.
#include <omsorg/change/lever.hpp>
#include <omsorg/municipality/municipality.hpp>

#include "town.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace omsorg {
namespace {

using Setting = std::pair<std::string, LeverValue>;
using Settings = std::vector<Setting>;

/// One key at its neutral value; what stands beside it, pulled away from what it is; and what must be on for it to
/// have anything to do.
struct Neutral {
    std::string_view key;
    Settings beside{};
    Settings on{};
};

void PrintTo(const Neutral& one, std::ostream* out) { *out << one.key; }

LeverValue the_model(const char* name) { return std::string{name}; }

const Settings queue{{"casework.model", the_model("queue")}};
const Settings assessed{{"assessment.modelled", true}, {"assessment.noise", 0.3}, {"assessment.bias", 0.2}};
/// A technology that everybody takes and keeps, and that takes all it can.
Settings used_by_all(const std::string& technology) {
    Settings all;
    for (const auto& [word, value] : {std::pair{".suitable", 1.0},
                                      {".accepted", 1.0},
                                      {".retained", 1.0},
                                      {".replaces", 1.0},
                                      {".longest", 60.0},
                                      {".setup", 50.0},
                                      {".independence", 0.5},
                                      {".month", 5000.0}})
        all.emplace_back(technology + word, value);
    return all;
}

const Settings e_service{{"casework.e_service_known", 1.0},       {"casework.e_service_suitable", 1.0},
                         {"casework.e_service_accepted", 1.0},    {"casework.attitude", 1.0},
                         {"casework.e_service_completed", 1.0},   {"casework.e_service_retained", 1.0},
                         {"casework.e_service_staff_saved", 0.7}, {"casework.e_service_client_saved", 0.7}};
const Settings trained{{"training_flat.learning", 3.0},
                       {"training_flat.learnable", 0.9},
                       {"training_flat.insight", 0.5},
                       {"training_flat.spill_over", 2.0},
                       {"training_flat.visits", 500.0}};
const Settings relieved{{"short_stay.after_hospital", 1.0},
                        {"short_stay.cannot_return", 1.0},
                        {"short_stay.relief_per_week", 50.0},
                        {"short_stay.hospital_first", false}};
const Settings tested{
    {"test_bed.empty_share", 1.0}, {"test_bed.technologies", 50.0}, {"test_bed.new_a_year", 20.0}};

const std::vector<Neutral> table{
    {"alarm.clients_share", {{"alarm.per_month", 30.0}, {"alarm.minutes", 200.0}, {"alarm.response", 0.0}}},
    {"dispenser.offered", used_by_all("dispenser")},
    {"video_visit.offered", used_by_all("video_visit")},
    {"support_app.offered", used_by_all("support_app")},
    {"housing_support_app.offered",
     {{"housing_support_app.suitable", 1.0},
      {"housing_support_app.accepted", 1.0},
      {"housing_support_app.retained", 1.0},
      {"housing_support_app.trial_days", 0.0},
      {"support_app.replaces", 1.0},
      {"support_app.independence", 0.5},
      {"support_app.month", 5000.0}},
     {{"psychiatric.modelled", true}, {"psychiatric.share", 0.05}, {"housing_support.modelled", true}}},
    {"speech.reach", {{"speech.saves", 0.9}, {"speech.month", 5000.0}}},
    {"speech.saves", {{"speech.reach", 1.0}, {"speech.month", 0.0}}},
    {"self_driving.share", {{"self_driving.cost", 900.0}}},
    {"energy.reach", {{"energy.saves", 0.9}, {"energy.share", 0.9}, {"energy.cost", 900.0}}},
    {"digital.accessibility",
     {{"digital.accessibility_gain", 1.0}},
     {{"dispenser.offered", 1.0}, {"dispenser.suitable", 0.3}, {"dispenser.replaces", 1.0}}},
    {"digital.accessibility_gain",
     {{"digital.accessibility", 1.0}, {"digital.accessibility_cost", 0.0}},
     {{"dispenser.offered", 1.0}, {"dispenser.suitable", 0.3}, {"dispenser.replaces", 1.0}}},
    {"digital.screenless",
     {{"digital.screenless_gain", 1.0}, {"digital.screenless_month", 5000.0}},
     {{"dispenser.offered", 1.0}, {"dispenser.suitable", 0.3}, {"dispenser.replaces", 1.0}}},
    {"assessment.inquiry",
     {{"assessment.inquiry_effect", 1.0}, {"assessment.inquiry_minutes", 5000.0}},
     assessed},
    {"assessment.inquiry_effect",
     {{"assessment.inquiry", 1.0}, {"assessment.inquiry_minutes", 0.0}},
     assessed},
    {"assessment.review_months", {{"assessment.need_growth", 80.0}}, assessed},
    {"casework.e_service_available", e_service, queue},
    {"casework.automation", {{"casework.rule_able", 1.0}, {"casework.automation_errors", 1.0}}, queue},
    {"night_supervision.offered",
     {{"night_supervision.suitable", 1.0},
      {"night_supervision.accepted", 1.0},
      {"night_supervision.setup", 90.0}},
     {{"night_supervision.accepted_drift", 0.0}}},
    {"reablement.reach",
     {{"reablement.hours_effect", 0.8},
      {"reablement.recovery_effect", 2.0},
      {"reablement.therapist_hours", 400.0}}},
    {"prevention.reach",
     {{"prevention.onset_effect", 0.9},
      {"prevention.lag", 0.0},
      {"prevention.hours", 400.0},
      {"prevention.cost", 9e5}}},
    {"training_flat.places", trained},
    {"short_stay.modelled", relieved},
    {"test_bed.places", tested},
    {"domestic.reach",
     {{"domestic.model", the_model("pooled")}, {"domestic.choice", 1.0}, {"domestic.session_hours", 7.0}}},
    {"partners.modelled",
     {{"partners.reach", 1.0},
      {"partners.referral", 1.0},
      {"partners.meeting_hours", 40.0},
      {"partners.common_place", 9.0}}},
    {"partners.shared_development", {{"partners.shared_users", 1e6}, {"partners.shared_coordination", 0.0}}},
    {"allocation.need_share"},
    {"informal.change"},
    {"disability.onset"},
    {"psychiatric.onset"},
    {"family.onset"},
    {"income_support.onset"},
    {"shock.visits_banned", {{"quality_of_life.visitors", 1.0}}},
};

/// Of the keys that have a neutral value, those that other tests hold, and which test that is.
const std::map<std::string_view, std::string_view> elsewhere{
    {"shock.newcomers_leave", "population/boom_and_bust_test"},
    {"shock.catch_up", "service/session_catch_up_test"},
    {"need.causal_share", "need/calibration_test"},
    {"assessment.noise", "municipality/decisions_test"},
    {"assessment.practice", "municipality/decisions_test"},
    {"assessment.practice_spread", "need/assessment_error_test"},
    {"assessment.need_growth", "municipality/decisions_test"},
    {"account.carry_over", "service/home_care_accounts_test"},
    {"expectation.drift", "municipality/decisions_test"},
    {"workforce.strain_on_sickness", "municipality/municipality_test"},
    {"workforce.strain_on_quits", "municipality/municipality_test"},
    {"home_care.contact_share", "service/continuity_test"},
    {"home_care.delegated_staff", "service/continuity_test"},
    {"dispenser.replaces", "service/digital_support_test"},
    {"dispenser.independence", "service/digital_support_test"},
    {"video_visit.replaces", "service/digital_support_test"},
    {"video_visit.independence", "service/digital_support_test"},
    {"support_app.replaces", "service/digital_support_test"},
    {"support_app.independence", "service/digital_support_test"},
    {"digital.screenless_gain", "service/digital_support_test"},
    {"energy.saves", "municipality/home_ways_test"},
    {"day_activity.known", "service/day_activity_test"},
    {"day_activity.risk", "service/day_activity_test"},
    {"day_activity.seats_share", "service/day_activity_test"},
    {"day_activity.flexibility", "service/day_activity_test"},
    {"day_activity.lead_time", "service/day_activity_test"},
    {"day_activity.cancel_cutoff", "service/day_activity_test"},
    {"day_activity.waitlist", "service/day_activity_test"},
    {"reablement.hours_effect", "municipality/municipality_test"},
    {"reablement.recovery_effect", "municipality/municipality_test"},
    {"prevention.onset_effect", "municipality/home_ways_test"},
    {"training_flat.learnable", "service/training_flat_test"},
    {"training_flat.insight", "service/training_flat_test"},
    {"training_flat.spill_over", "service/training_flat_test"},
    {"special_housing.dementia_places", "service/special_housing_kinds_test"},
    {"special_housing.couple_share", "service/special_housing_kinds_test"},
    {"special_housing.homes", "municipality/homes_test"},
    {"special_housing.planned_homes", "municipality/homes_test"},
    {"casework.e_service_staff_saved", "service/casework_test"},
    {"casework.e_service_client_saved", "service/casework_test"},
    {"casework.redeployment", "service/casework_test"},
    {"partners.common_place", "service/partners_test"},
    {"partners.referral", "service/partners_test"},
    {"partners.least_gain", "service/partners_test"},
    {"partners.shared_by", "municipality/partners_test"},
    {"quality_of_life.company", "service/quality_of_life_test"},
    {"quality_of_life.loneliness", "municipality/lives_test"},
    {"quality_of_life.screen_contact", "service/quality_of_life_test"},
    {"quality_of_life.undisturbed_night", "service/quality_of_life_test"},
    {"quality_of_life.managing", "service/quality_of_life_test"},
};

/// The rules of sessions are the same in three services; tests/service/session_*_test hold their neutral values.
const std::set<std::string_view> of_sessions{
    "tastes",        "choice",         "seats_share",          "lead_time", "demand_gain", "extra_reuse",
    "season",        "group_size_cap", "cancelled_by_weather", "cancel",    "waitlist",    "overbooking",
    "open_bookings", "fair_share",     "preferred_weight",     "no_go",     "crowding",    "peer_effect",
    "vehicle_seats", "shared_route",   "gather_size"};

std::map<std::string_view, double> neutral_values() {
    std::map<std::string_view, double> found;
    Assumptions a;
    describe(a, [&](auto&, const Field& field) {
        if (field.neutral) found.emplace(field.key, *field.neutral);
    });
    return found;
}

/// A number of a table, as the key would have it.
void set(World& world, std::string_view key, const LeverValue& value) {
    bool found = false;
    describe(world.assumptions, [&](auto& member, const Field& field) {
        if (field.key != key) return;
        found = true;
        using Member = std::remove_cvref_t<decltype(member)>;
        if constexpr (std::is_same_v<Member, Distribution>)
            member = Distribution::constant(std::get<double>(value));
        else if constexpr (std::is_same_v<Member, bool>)
            member =
                std::holds_alternative<bool>(value) ? std::get<bool>(value) : std::get<double>(value) != 0;
        else if constexpr (std::is_integral_v<Member>)
            member = static_cast<Member>(std::get<double>(value));
        else
            Levers{world.assumptions}.set(key, value);
    });
    EXPECT_TRUE(found) << key << " is no key";
}

World with_all(World world, const Settings& settings) {
    for (const auto& [key, value] : settings) set(world, key, value);
    return world;
}

class AtNeutral : public ::testing::TestWithParam<Neutral> {};

TEST_P(AtNeutral, what_stands_beside_a_key_does_nothing) {
    const Neutral& one = GetParam();
    const omsorg::Run run{.seed = 2026, .number = 3};
    World world = with_all(test::town(2020), one.on);
    const Setting neutral{std::string{one.key}, neutral_values().at(one.key)};
    set(world, neutral.first, neutral.second);
    World beside = with_all(world, one.beside);
    if (one.beside.empty()) { // nothing is beside it: it is decided upon, once more
        Day first_of_march{std::chrono::year{2020} / std::chrono::March / 1};
        beside = test::with(beside, neutral.first, neutral.second, first_of_march);
    }
    EXPECT_TRUE(simulate(world, run).rows == simulate(beside, run).rows);
}

INSTANTIATE_TEST_SUITE_P(Keys, AtNeutral, ::testing::ValuesIn(table), [](const auto& one) {
    std::string name{one.param.key};
    std::ranges::replace(name, '.', '_');
    return name;
});

TEST(Neutral, no_key_is_left_out) {
    std::set<std::string_view> held;
    for (const Neutral& one : table) EXPECT_TRUE(held.insert(one.key).second) << one.key;
    for (const auto& [key, where] : elsewhere) EXPECT_TRUE(held.insert(key).second) << key;
    const auto values = neutral_values();
    for (const std::string_view key : held)
        EXPECT_TRUE(values.contains(key)) << key << " has no neutral value";
    const std::set<std::string_view> services{"escort", "housing_support", "domestic"};
    for (const auto& [key, value] : values) {
        const auto dot = key.find('.');
        const bool session =
            services.contains(key.substr(0, dot)) && of_sessions.contains(key.substr(dot + 1));
        EXPECT_TRUE(session || held.contains(key)) << key << " is in no table";
    }
}

} // namespace
} // namespace omsorg
