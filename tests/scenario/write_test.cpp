// SPDX-License-Identifier: MIT
#include <omsorg/scenario/write.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(WriteTest, gives_one_text_for_one_meaning) {
    const small::Folder one, other;
    other.change("base.toml", "value = 37.0", "value = \"2220 min/month\"");
    other.change("base.toml", "[escort]\nmodel = \"fixed\"\n", "");
    other.change("base.toml", "[housing]", "[escort]\nmodel = \"fixed\" # moved up\n\n[housing]");
    EXPECT_EQ(resolved_text(one.read()), resolved_text(other.read()));
    EXPECT_EQ(resolved_sha256(one.read()).size(), 64U);
    other.change("base.toml", "917", "918");
    EXPECT_NE(resolved_sha256(one.read()), resolved_sha256(other.read()));
    EXPECT_NE(resolved_text(one.read())
                  .find("home_care.granted = 37.0 h/month source \"Kolada\" year 2014-2017 grade B\n"),
              std::string::npos);
}

TEST(WriteTest, sees_a_changed_table_and_an_override) {
    const small::Folder folder;
    const std::string before = resolved_sha256(folder.read());
    Overrides overrides;
    overrides.set("housing.places", "900");
    EXPECT_NE(resolved_sha256(folder.read(overrides)), before);
    folder.change("ages.csv", "0,10", "0,12");
    EXPECT_NE(resolved_sha256(folder.read()), before);
}

} // namespace
} // namespace omsorg
