// SPDX-License-Identifier: MIT
#include <omsorg/need/assumptions.hpp>

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace omsorg {
namespace {

struct Number {
    double operator()(const Distribution& d) const { return d.mean(); }
    double operator()(double x) const { return x; }
    double operator()(int x) const { return x; }
};

TEST(NeedAssumptionsTest, each_member_is_described_once_and_lies_within_its_bounds) {
    const NeedAssumptions assume;
    std::set<std::string> keys;
    std::size_t bytes = 0;
    describe(assume, [&](const auto& member, const Field& field) {
        const std::string key{field.key};
        EXPECT_TRUE(keys.insert(key).second) << key;
        EXPECT_EQ(key.rfind("need.", 0), 0u) << key;
        EXPECT_TRUE(field.admits(Number{}(member))) << key;
        EXPECT_FALSE(field.unit.empty() || field.label.sv.empty() || field.label.en.empty() ||
                     field.about.empty())
            << key;
        EXPECT_EQ(field.effect, field.neutral.has_value()) << key;
        bytes += sizeof(member);
    });
    // No member is forgotten: what is described fills the struct, but for padding.
    EXPECT_LE(sizeof(NeedAssumptions) - bytes, 8u);
}

} // namespace
} // namespace omsorg
