// SPDX-License-Identifier: MIT
#include <omsorg/scenario/code.hpp>
#include <omsorg/scenario/tree.hpp>

#include "small_study.hpp"

#include <gtest/gtest.h>

namespace omsorg {
namespace {

TEST(TreeTest, knows_the_place_and_order_of_everything) {
    FaultList faults;
    const TreeNode tree =
        parse_tree("b = 1\na = \"text\"\n[s]\n  when = 2027-03-01\nat = 07:30:00\nlist = [1.5, true]\n",
                   "f.toml", faults);
    ASSERT_TRUE(faults.empty());
    const auto& top = *tree.as<TreeNode::Table>();
    ASSERT_EQ(top.size(), 3U);
    EXPECT_EQ(top[0].key, "b");
    EXPECT_EQ(top[1].key, "a");
    EXPECT_EQ(top[1].where.line, 2U);
    EXPECT_EQ(top[1].where.column, 1U);
    EXPECT_EQ(top[1].node.where.column, 5U);
    EXPECT_EQ(top[1].node.where.file, "f.toml");
    const auto& section = *top[2].node.as<TreeNode::Table>();
    EXPECT_EQ(section[0].where.column, 3U);
    EXPECT_EQ(*section[0].node.as<Day>(), Day{std::chrono::year{2027} / 3 / 1});
    EXPECT_EQ(*section[1].node.as<Duration>(), Duration{std::chrono::minutes{450}});
    EXPECT_EQ((*section[2].node.as<TreeNode::Array>())[1].kind(), "true or false");
    EXPECT_EQ(find(section, "list"), &section[2]);
    EXPECT_EQ(find(section, "none"), nullptr);
}

TEST(TreeTest, joins_included_files) {
    const small::Folder folder;
    folder.write("one.toml", "include = [\"shared/two.toml\"]\n[a]\nx = 1\n");
    folder.write("shared/two.toml", "[a]\ny = 2\n[b]\nz = 3\n");
    std::vector<SourceText> inputs;
    FaultList faults;
    const TreeNode tree = read_tree(folder.path() / "one.toml", folder.path(), inputs, faults);
    ASSERT_TRUE(faults.empty()) << faults.list()[0].text();
    const auto& top = *tree.as<TreeNode::Table>();
    ASSERT_EQ(top.size(), 2U);
    EXPECT_EQ(top[0].node.as<TreeNode::Table>()->size(), 2U);
    ASSERT_EQ(inputs.size(), 2U);
    EXPECT_EQ(inputs[1].sha256.size(), 64U);
}

TEST(TreeTest, takes_sixty_four_levels_and_eight_includes) {
    FaultList faults;
    const std::string deep = "a = " + std::string(64, '[') + std::string(64, ']');
    (void)parse_tree(deep, "f", faults);
    EXPECT_TRUE(faults.empty());

    const small::Folder folder;
    for (int i = 1; i < 9; ++i)
        folder.write("n" + std::to_string(i) + ".toml",
                     i < 8 ? "include = [\"n" + std::to_string(i + 1) + ".toml\"]\n" : "x = 1\n");
    folder.write("top.toml", "include = \"n1.toml\"\n");
    std::vector<SourceText> inputs;
    const TreeNode tree = read_tree(folder.path() / "top.toml", folder.path(), inputs, faults);
    EXPECT_TRUE(faults.empty()) << faults.list()[0].text();
    EXPECT_EQ(inputs.size(), 9U);
}

TEST(TreeTest, refuses_a_million_values) {
    std::string many = "a = [";
    for (int i = 0; i < 1'000'001; ++i) many += "1,";
    FaultList faults;
    (void)parse_tree(many + "]", "f", faults);
    ASSERT_EQ(faults.found(), 1U);
    EXPECT_EQ(faults.list()[0].code, code::too_many_values);
}

} // namespace
} // namespace omsorg
