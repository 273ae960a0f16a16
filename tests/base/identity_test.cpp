// SPDX-License-Identifier: MIT
#include <omsorg/base/identity.hpp>

#include <gtest/gtest.h>

#include <type_traits>
#include <unordered_set>
#include <vector>

namespace omsorg {
namespace {

template <class A, class B>
concept comparable = requires(A a, B b) {
    a == b;
};

static_assert(!comparable<PersonId, WorkerId>, "a client is not a worker");
static_assert(!std::is_convertible_v<PersonId, WorkerId>);
static_assert(!std::is_convertible_v<int, PersonId>, "a number is not a person until it is said");
static_assert(!std::is_convertible_v<PersonId, std::uint32_t>);
static_assert(sizeof(PersonId) == 4 && std::is_trivially_copyable_v<PersonId>);

TEST(IdentityTest, an_id_is_valid_or_none) {
    EXPECT_FALSE(PersonId{}.valid());
    EXPECT_EQ(PersonId{}, PersonId::none());
    EXPECT_TRUE(PersonId{0}.valid());
    EXPECT_LT(PersonId{3}, PersonId{4});
}

TEST(IdentityTest, an_id_names_a_row) {
    const std::vector<int> age{61, 83};
    EXPECT_EQ(age[PersonId{1}.index()], 83);
    EXPECT_EQ(PersonId{age.size()}.index(), 2U);
    const std::unordered_set<PersonId> known{PersonId{1}, PersonId{1}, PersonId{2}};
    EXPECT_EQ(known.size(), 2U);
}

} // namespace
} // namespace omsorg
