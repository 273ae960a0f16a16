// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/expect.hpp>
#include <omsorg/observe/record_order.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace omsorg {
namespace {

using story::monday;
using namespace omsorg::literals;
using testing::HasSubstr;
using testing::ThrowsMessage;

TEST(RecordOrderTest, the_steps_of_a_visit_follow_the_picture) {
    const std::map<std::pair<Phase, Step>, Phase> picture{
        {{Phase::none, Step::waits}, Phase::waiting},
        {{Phase::none, Step::is_refused}, Phase::none},
        {{Phase::none, Step::balks}, Phase::none},
        {{Phase::waiting, Step::begins}, Phase::served},
        {{Phase::waiting, Step::gives_up}, Phase::none},
        {{Phase::waiting, Step::withdraws}, Phase::none},
        {{Phase::served, Step::is_interrupted}, Phase::suspended},
        {{Phase::served, Step::ends}, Phase::none},
        {{Phase::suspended, Step::goes_on}, Phase::served},
        {{Phase::suspended, Step::withdraws}, Phase::none}};
    for (const Phase phase : {Phase::none, Phase::waiting, Phase::served, Phase::suspended})
        for (std::size_t step = 0; step < all_steps; ++step) {
            const auto found = picture.find({phase, static_cast<Step>(step)});
            EXPECT_EQ(after(phase, static_cast<Step>(step)),
                      found == picture.end() ? std::nullopt : std::optional{found->second})
                << text(static_cast<Step>(step));
        }
}

// Each record on its own is fine; what breaks the law is what went before it.
TEST(RecordOrderTest, what_makes_no_sense_is_a_defect) {
    const auto refused = [](std::vector<Record> records, const char* promise) {
        RecordOrder order;
        const Record last = records.back();
        records.pop_back();
        for (const Record& record : records) order.add(record);
        EXPECT_THAT([&] { order.add(last); }, ThrowsMessage<Defect>(HasSubstr(promise)));
    };
    const Record arrives{.when = monday, .who = 1};
    const Record other{.when = monday, .who = 2};
    const Record waits{.when = monday, .who = 1, .step = Step::waits, .where = "a", .visit = 7};
    const auto with = [](Record record, auto change) {
        change(record);
        return record;
    };
    const Record begins = with(waits, [](Record& r) { r.step = Step::begins; });
    const Record leaves = with(arrives, [](Record& r) { r.step = Step::leaves; });
    static constexpr std::array<std::int32_t, 2> numbers{1, 0};

    refused({arrives, arrives}, "a person arrives once");
    refused({waits}, "whoever comes to a station has arrived");
    refused({leaves}, "whoever leaves has arrived");
    refused({arrives, waits, leaves}, "no visit open");
    refused({arrives, begins}, "the steps of a visit follow one another");
    refused({arrives, waits, waits}, "the steps of a visit follow one another");
    refused({arrives, other, waits, with(begins, [](Record& r) { r.who = 2; })}, "a visit is one person's");
    refused({arrives, with(waits, [](Record& r) { r.when -= 1_microseconds; })}, "in the order of time");
    refused({arrives, with(waits, [](Record& r) { r.where = {}; })}, "names a station");
    refused({with(arrives, [](Record& r) { r.where = "a"; })}, "names a station");
    refused({arrives, with(waits, [](Record& r) { r.pathway = "p"; })}, "told with the arrival");
    refused({arrives, with(waits, [](Record& r) { r.units = 0; })}, "at least one unit");
    refused({arrives, waits, with(begins, [](Record& r) { r.resources = numbers; })}, "each unit");
    refused({arrives, waits,
             with(begins,
                  [](Record& r) {
                      r.resources = numbers;
                      r.units = 2;
                  })},
            "numbered from 1");
    static constexpr std::array<Attribute, 1> named_badly{{{"Two words", "x"}}};
    refused({with(arrives, [](Record& r) { r.attributes = named_badly; })}, "an attribute is named");
}

TEST(RecordOrderTest, stretches_are_told_apart) {
    RecordOrder order;
    std::vector<RecordOrder::Known> known;
    for (const Record& record : story::one_client()) {
        known.push_back(order.add(record));
        EXPECT_EQ(known.back().pathway, "escort");
        EXPECT_EQ(known.back().arrival, 1U);
        EXPECT_EQ(order.present(), record.step == Step::leaves ? 0U : 1U);
    }
    EXPECT_EQ(known[0].stretch, 1U); // arrives
    EXPECT_EQ(known[1].stretch, 2U); // waits
    EXPECT_EQ(known[2].stretch, 3U); // is served
    EXPECT_EQ(known[2].waited, 2U);
    EXPECT_EQ(known[3].stretch, 3U);
    EXPECT_EQ(known[4].stretch, 4U); // leaves
    EXPECT_EQ(known[1].before, Phase::none);
    EXPECT_EQ(known[3].before, Phase::served);
}

// Arrivals, waits, services, departures, refusals: each is one stretch.
TEST(RecordOrderTest, every_stretch_has_a_number_of_its_own) {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const story::Truth truth = story::many_people(seed, 600);
        RecordOrder order;
        std::set<std::uint64_t> seen;
        std::size_t begun = 0;
        for (const Record& record : truth.records) {
            const RecordOrder::Known known = order.add(record);
            const bool begins = record.step != Step::ends && record.step != Step::is_interrupted &&
                                record.step != Step::goes_on && record.step != Step::gives_up &&
                                record.step != Step::withdraws;
            EXPECT_EQ(seen.insert(known.stretch).second, begins);
            begun += begins ? 1 : 0;
            EXPECT_EQ(known.stretch <= begun, true) << "without gaps";
            EXPECT_FALSE(known.pathway.empty());
        }
        EXPECT_EQ(order.present(), truth.present.size());
        EXPECT_EQ(order.open_visits(), truth.open);
    }
}

} // namespace
} // namespace omsorg
