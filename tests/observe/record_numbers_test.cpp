// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/observe/record_numbers.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace omsorg {
namespace {

using story::monday;
using namespace omsorg::literals;

std::vector<std::vector<std::int32_t>> numbers_of(const std::vector<Record>& records) {
    story::Kept kept;
    NumberedRecorder numbered{kept};
    for (const Record& record : records) numbered.add(record);
    numbered.close();
    EXPECT_EQ(kept.closed, 1);
    return kept.resources;
}

TEST(RecordNumbersTest, the_picture_by_hand) {
    const auto at = [](int minute, Step step, std::uint64_t visit, std::int32_t units = 1) {
        return Record{.when = monday + minute * 1_minutes,
                      .who = visit,
                      .step = step,
                      .where = "a",
                      .visit = visit,
                      .units = units};
    };
    const std::vector<std::vector<std::int32_t>> expected{{1}, {2}, {3}, {1}, {1}, {2}, {2, 4}, {2, 4}};
    EXPECT_EQ(numbers_of({at(0, Step::begins, 0), at(0, Step::begins, 1), at(3, Step::begins, 2),
                          at(4, Step::ends, 0), at(5, Step::begins, 3), at(9, Step::is_interrupted, 1),
                          at(10, Step::begins, 4, 2), at(11, Step::ends, 4, 2)}),
              expected);
}

TEST(RecordNumbersTest, stations_number_apart_and_known_numbers_pass) {
    static constexpr std::array<std::int32_t, 1> nine{9};
    const std::vector<std::vector<std::int32_t>> expected{{1}, {1}, {9}, {}, {}};
    EXPECT_EQ(numbers_of({{.who = 1, .step = Step::begins, .where = "a", .visit = 1},
                          {.who = 2, .step = Step::begins, .where = "b", .visit = 1},
                          {.who = 3, .step = Step::begins, .where = "a", .visit = 2, .resources = nine},
                          {.who = 4, .step = Step::waits, .where = "a", .visit = 3},
                          {.who = 5, .step = Step::leaves}}),
              expected);
}

TEST(RecordNumbersTest, what_was_not_taken_is_not_given_back) {
    const Record begins{.who = 1, .step = Step::begins, .where = "a", .visit = 1};
    const Record ends{.who = 1, .step = Step::ends, .where = "a", .visit = 1};
    EXPECT_THROW(numbers_of({ends}), Defect);
    EXPECT_THROW(numbers_of({begins, begins}), Defect);
    EXPECT_THROW(numbers_of({begins, ends, ends}), Defect);
    EXPECT_NO_THROW(numbers_of({begins, ends, begins, ends}));
}

// An oracle that looks through all numbers from 1 each time.
TEST(RecordNumbersTest, the_lowest_free_are_given) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const story::Truth truth = story::many_people(seed, 600);
        const auto given = numbers_of(truth.records);
        ASSERT_EQ(given.size(), truth.records.size());
        std::map<std::string_view, std::set<std::int32_t>> taken;
        std::map<std::string_view, std::size_t> most;
        std::map<std::string_view, std::int32_t> highest;
        std::map<std::pair<std::string_view, std::uint64_t>, std::vector<std::int32_t>> held;
        for (std::size_t i = 0; i < given.size(); ++i) {
            const Record& record = truth.records[i];
            auto& here = taken[record.where];
            if (record.step == Step::begins || record.step == Step::goes_on) {
                std::vector<std::int32_t> lowest;
                for (std::int32_t n = 1; static_cast<std::int32_t>(lowest.size()) < record.units; ++n)
                    if (here.insert(n).second) lowest.push_back(n);
                EXPECT_EQ(given[i], lowest);
                held[{record.where, record.visit}] = lowest;
                most[record.where] = std::max(most[record.where], here.size());
                highest[record.where] = std::max(highest[record.where], lowest.back());
            } else if (record.step == Step::ends || record.step == Step::is_interrupted) {
                EXPECT_EQ(given[i], (held[{record.where, record.visit}]));
                for (const std::int32_t n : given[i]) EXPECT_EQ(here.erase(n), 1U);
            } else {
                EXPECT_TRUE(given[i].empty());
            }
        }
        for (const auto& [where, peak] : most)
            EXPECT_EQ(static_cast<std::size_t>(highest[where]), peak) << "the most taken at once";
    }
}

} // namespace
} // namespace omsorg
