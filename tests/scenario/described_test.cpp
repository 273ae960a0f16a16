// SPDX-License-Identifier: MIT
#include <omsorg/scenario/described.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(DescribedTest, lays_values_into_the_described_struct) {
    small::Assumptions model;
    lay_all(model, {{"home_care.speed", 31.5},
                    {"home_care.visit", 20.0},
                    {"housing.places", std::int64_t{12}},
                    {"housing.overtime", true},
                    {"escort.model", std::string{"pooled"}}});
    EXPECT_EQ(model.speed, 31.5);
    EXPECT_EQ(model.visit, Distribution::constant(20));
    EXPECT_EQ(model.places, 12);
    EXPECT_TRUE(model.overtime);
    EXPECT_EQ(model.model, small::Escort::pooled);
    EXPECT_EQ(model.granted, 0) << "what is not named stays";
}

TEST(DescribedTest, learns_every_key_once) {
    const FieldTable table = FieldTable::of<small::Assumptions>();
    EXPECT_EQ(table.fields().size(), 7U);
    EXPECT_TRUE(table.complaints().empty());
    EXPECT_EQ(table.find("housing.places")->kind, ValueKind::whole);
    EXPECT_EQ(table.find("home_care.visit")->kind, ValueKind::distribution);
    EXPECT_EQ(table.find("home_care.sped"), nullptr);
    EXPECT_TRUE(table.is_section("home_care"));
    EXPECT_FALSE(table.is_section("home"));
    EXPECT_FALSE(table.is_section("home_care.speed"));
}

TEST(DescribedTest, complains_about_careless_descriptors) {
    FieldTable table;
    const Label named{"ord", "word"};
    table.add(Field{.key = "a.x", .unit = "furlongs", .label = named}, ValueKind::number);
    table.add(Field{.key = "a.x", .label = named}, ValueKind::number);
    table.add(Field{.key = "a.effect", .effect = true, .label = named}, ValueKind::number);
    table.add(Field{.key = "a.nameless"}, ValueKind::number);
    table.add(Field{.key = "a.visit", .varies = Varies::visit, .label = named}, ValueKind::number);
    table.add(Field{.key = "a.choice", .label = named}, ValueKind::choice);
    table.add(Field{.key = "a.crossed", .low = 2, .high = 1, .label = named}, ValueKind::number);
    table.add(Field{.key = "a.out", .low = 1, .neutral = 0.0, .label = named}, ValueKind::number);
    table.add(Field{.key = "bare", .label = named}, ValueKind::number);
    EXPECT_GE(table.complaints().size(), 10U);
}

} // namespace
} // namespace omsorg
