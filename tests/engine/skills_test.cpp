// SPDX-License-Identifier: MIT
#include <omsorg/engine/skills.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace omsorg;

TEST(SkillsTest, they_are_sets) {
    for (unsigned a = 0; a < 64; ++a) {
        for (unsigned b = 0; b < 64; ++b) {
            Skills has;
            Skills needs;
            std::set<unsigned> of_a;
            std::set<unsigned> of_b;
            for (std::uint8_t i = 0; i < 6; ++i) {
                const Skill skill{static_cast<std::uint8_t>(i * 12 + 3)}; // up to the 63rd
                if ((a >> i & 1) != 0) has.add(skill), of_a.insert(i);
                if ((b >> i & 1) != 0) needs.add(skill), of_b.insert(i);
            }
            ASSERT_EQ(has.cover(needs), std::includes(of_a.begin(), of_a.end(), of_b.begin(), of_b.end()));
            ASSERT_EQ(has.count(), static_cast<int>(of_a.size()));
            ASSERT_EQ(has == needs, of_a == of_b);
        }
    }
    EXPECT_EQ((Skills{Skill{5}, Skill{9}, Skill{5}}), Skills{}.add(Skill{9}).add(Skill{5}));
    EXPECT_THROW((void)Skills{}.add(Skill{64}), Defect);
}
