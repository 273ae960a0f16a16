// SPDX-License-Identifier: MIT
#include <omsorg/base/expect.hpp>
#include <omsorg/doctor/known.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

using namespace omsorg;
using testing::ElementsAre;

TEST(KnownTest, the_table_is_whole) {
    std::set<std::string> ids;
    for (const KnownRow& row : known_rows()) {
        EXPECT_TRUE(ids.insert(row.id).second) << row.id;
        EXPECT_FALSE(row.model.empty() || row.metric.empty() || row.source.empty()) << row.id;
        EXPECT_EQ(row.tier.has_value(), row.note.empty())
            << row.id << ": a row that is not examined says why";
    }
    EXPECT_EQ(ids.size(), 252U);
    EXPECT_EQ(known_row("R066")->exact, 0.204590075398222);
    EXPECT_EQ(known_row("R999"), nullptr);
}

TEST(KnownTest, parameters_are_read_as_the_table_writes_them) {
    const Parameters parameters{"c=5 lambda=(1,1.5,1.5) mu=1 lambda0=3e-5 FIFO"};
    EXPECT_EQ(parameters.number("c"), 5);
    EXPECT_EQ(parameters.number("mu"), 1);
    EXPECT_EQ(parameters.number("lambda0"), 3e-5);
    EXPECT_THAT(parameters.numbers("lambda"), ElementsAre(1, 1.5, 1.5));
    EXPECT_TRUE(parameters.say("FIFO"));
    EXPECT_FALSE(parameters.say("LIFO"));
    EXPECT_THROW((void)parameters.number("theta"), Defect);

    EXPECT_EQ(Parameters{"lambda=1 mu=10/9 (Law ex.9), empty start"}.number("mu"), 10.0 / 9);
    const Parameters network{"gamma=(1,0.5,0); R=[[0,.6],[.2,0]]; (c,mu)=(1,2),(2,0.6) fail 0.2 repair 1"};
    EXPECT_THAT(network.numbers("gamma"), ElementsAre(1, 0.5, 0));
    EXPECT_THAT(network.numbers("R"), ElementsAre(0, 0.6, 0.2, 0));
    EXPECT_THAT(network.numbers("(c,mu)"), ElementsAre(1, 2, 2, 0.6));
    EXPECT_EQ(network.after("fail"), 0.2);
    EXPECT_EQ(network.after("repair"), 1);
    EXPECT_THROW((void)network.after("gamma="), Defect);
}
