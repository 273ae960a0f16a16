// SPDX-License-Identifier: MIT
#include <omsorg/base/field.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <map>
#include <string>
#include <type_traits>

namespace omsorg {
namespace {

enum class Model : std::uint8_t { fixed_slot, bookable };
constexpr std::array<std::string_view, 2> models{"fixed_slot", "bookable"};

struct ExampleAssumptions {
    double speed = 37.0;
    Model model = Model::fixed_slot;
};

// As every layer writes it: once, for reading and for writing.
template <class Assumptions, class Visitor>
requires std::is_same_v<std::remove_const_t<Assumptions>, ExampleAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.speed, Field{.key = "example.speed",
                         .unit = "km/h",
                         .low = 5,
                         .high = 110,
                         .varies = Varies::never,
                         .label = {"Hastighet", "Speed"},
                         .about = "Average speed, stops included."});
    visit(a.model, Field{.key = "example.model", .neutral = 0.0, .effect = true, .options = models});
}

TEST(FieldTest, one_description_reads_and_writes) {
    ExampleAssumptions a;
    describe(a, [](auto& member, const Field& field) {
        if constexpr (std::is_same_v<decltype(member), double&>) {
            EXPECT_TRUE(field.admits(member));
            member = field.high;
        }
    });
    EXPECT_EQ(a.speed, 110);

    std::map<std::string, std::string> units;
    const ExampleAssumptions& read_only = a;
    describe(read_only, [&](const auto&, const Field& field) {
        units.emplace(std::string{field.key}, std::string{field.unit});
    });
    EXPECT_EQ(units, (std::map<std::string, std::string>{{"example.model", ""}, {"example.speed", "km/h"}}));
}

TEST(FieldTest, bounds_are_inclusive_and_no_number_passes_none) {
    constexpr Field share{.key = "x", .unit = "share", .low = 0, .high = 1};
    static_assert(share.admits(0) && share.admits(1) && !share.admits(1.0000001) && !share.admits(-0.1));
    EXPECT_FALSE(share.admits(std::nan("")));
    EXPECT_TRUE(Field{}.admits(-1e300));
    EXPECT_FALSE(Field{}.admits(std::nan("")));
}

TEST(FieldTest, words_of_a_study) {
    for (auto varies : {Varies::never, Varies::future, Varies::person, Varies::visit, Varies::day})
        EXPECT_EQ(varies_of(text(varies)), varies);
    EXPECT_EQ(varies_of("week"), std::nullopt);
    EXPECT_EQ(grade_of("B"), Grade::B);
    EXPECT_EQ(grade_of("F"), std::nullopt);
    EXPECT_EQ(grade_of("AB"), std::nullopt);
    static_assert(is_weak(Grade::D) && is_weak(Grade::E) && !is_weak(Grade::C));
}

} // namespace
} // namespace omsorg
