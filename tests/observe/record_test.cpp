// SPDX-License-Identifier: MIT
#include "record_story.hpp"

#include <omsorg/base/expect.hpp>

#include <gtest/gtest.h>

#include <stdexcept>

namespace omsorg {
namespace {

class Failing final : public Recorder {
public:
    explicit Failing(const char* why) : why_{why} {}
    void add(const Record&) override {}
    void close() override { throw std::runtime_error{why_}; }

private:
    const char* why_;
};

TEST(RecordTest, steps_have_words) {
    EXPECT_EQ(text(Step::arrives), "arrives");
    EXPECT_EQ(text(Step::is_interrupted), "is_interrupted");
    EXPECT_EQ(text(Step::withdraws), "withdraws");
    EXPECT_EQ(text(Step::leaves), "leaves");
    EXPECT_EQ(static_cast<std::size_t>(Step::leaves) + 1, all_steps);
    EXPECT_FALSE(is_at_station(Step::arrives));
    EXPECT_TRUE(is_at_station(Step::balks));
}

TEST(RecordTest, attributes_have_names_that_every_format_takes) {
    for (const std::string_view good : {"age", "street_2", "x"}) EXPECT_TRUE(is_attribute_name(good)) << good;
    for (const std::string_view bad :
         {"", "Age", "2nd", "_age", "home care", "å", "a-b", "a:b", "time", "pathway", "step", "visit"})
        EXPECT_FALSE(is_attribute_name(bad)) << bad;
}

TEST(RecordTest, a_tee_tells_all_and_closes_all) {
    story::Kept one, two;
    Tee tee{{&one, &two}};
    for (const Record& record : story::one_client()) tee.add(record);
    tee.close();
    for (const story::Kept* kept : {&one, &two}) {
        EXPECT_EQ(kept->records.size(), 5U);
        EXPECT_EQ(kept->records[2].step, Step::begins);
        EXPECT_EQ(kept->closed, 1);
    }
    EXPECT_THROW((Tee{{&one, nullptr}}), Defect);
}

TEST(RecordTest, a_tee_closes_all_though_one_fails) {
    Failing first{"first"}, second{"second"};
    story::Kept last;
    Tee tee{{&first, &second, &last}};
    try {
        tee.close();
        ADD_FAILURE() << "the failure was swallowed";
    } catch (const std::runtime_error& failure) {
        EXPECT_STREQ(failure.what(), "first");
    }
    EXPECT_EQ(last.closed, 1);
}

} // namespace
} // namespace omsorg
