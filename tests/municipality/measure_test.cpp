// SPDX-License-Identifier: MIT
#include <omsorg/municipality/measure.hpp>
#include <omsorg/municipality/outcome.hpp>

#include <gtest/gtest.h>

#include <set>

namespace omsorg {
namespace {

TEST(Measures, have_names_of_their_own_in_both_languages) {
    std::set<std::string_view> ids;
    for (const MeasureInfo& m : all_measures()) {
        EXPECT_TRUE(ids.insert(m.id).second) << m.id;
        EXPECT_FALSE(m.unit.empty()) << m.id;
        EXPECT_FALSE(m.label.sv.empty()) << m.id;
        EXPECT_FALSE(m.label.en.empty()) << m.id;
        EXPECT_EQ(measure_named(m.id), m.measure);
        EXPECT_EQ(&info(m.measure), &m);
    }
    EXPECT_FALSE(measure_named("happiness"));
}

TEST(Measures, shares_and_means_never_add) {
    for (const MeasureInfo& m : all_measures())
        if (m.unit == "share" || m.unit == "ratio" || m.unit == "days") {
            EXPECT_EQ(m.adds, Adds::nothing) << m.id;
        }
}

TEST(Services, are_named_in_both_languages) {
    for (const ServiceInfo& s : all_services()) EXPECT_EQ(info(s.service).id, s.id);
}

} // namespace
} // namespace omsorg
