// SPDX-License-Identifier: MIT
#include <omsorg/scenario/setting.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(SettingTest, reads_a_value_with_its_grounds) {
    const small::Folder folder;
    const Study study = folder.read();
    const Setting& granted = study.setting("home_care.granted");
    EXPECT_EQ(std::get<double>(granted.value), 37.0);
    EXPECT_EQ(granted.source, "Kolada");
    EXPECT_EQ(granted.year, "2014-2017");
    EXPECT_EQ(granted.grade, Grade::B);
    EXPECT_EQ(granted.note, "Register.");
    EXPECT_EQ(granted.varies, Varies::never);
    EXPECT_EQ(granted.origin, "base.toml:18");
    EXPECT_FALSE(granted.is_weak());
    EXPECT_FALSE(granted.lacks_source());
    EXPECT_TRUE(study.setting("home_care.visit").lacks_source()) << "a source called unknown is none";
    EXPECT_TRUE(study.setting("housing.places").lacks_source());
    EXPECT_TRUE(study.setting("housing.places").is_weak()) << "what is not graded is not believed";
}

TEST(SettingTest, reads_each_kind) {
    const small::Folder folder;
    const Study study = folder.read();
    EXPECT_EQ(std::get<std::int64_t>(study.setting("housing.places").value), 917);
    EXPECT_EQ(std::get<bool>(study.setting("housing.overtime").value), true);
    EXPECT_EQ(std::get<std::string>(study.setting("escort.model").value), "fixed");
    const auto& visit = std::get<Distribution>(study.setting("home_care.visit").value);
    EXPECT_EQ(visit, Distribution::lognormal_mean_cv(22, 0.6));
    EXPECT_EQ(study.setting("home_care.visit").varies, Varies::visit);
    const auto& effect = std::get<Distribution>(study.setting("reablement.effect").value);
    EXPECT_EQ(effect, Distribution::triangular(0, 0.1, 0.3));
    EXPECT_EQ(study.setting("reablement.effect").varies, Varies::future)
        << "what a key varies over goes without saying";
}

} // namespace
} // namespace omsorg
