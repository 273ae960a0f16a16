// SPDX-License-Identifier: MIT
#include <omsorg/scenario/digest.hpp>

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace omsorg {
namespace {

// Published vectors: FIPS 180-4 examples and NIST's long message.
TEST(Digest, agrees_with_the_published_vectors) {
    EXPECT_EQ(digest_of(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(digest_of("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(digest_of(std::string(1'000'000, 'a')),
              "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// The lengths at which the padding changes, by sha256sum.
TEST(Digest, pads_at_every_length) {
    EXPECT_EQ(digest_of(std::string(55, 'a')),
              "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318");
    EXPECT_EQ(digest_of(std::string(56, 'a')),
              "b35439a4ac6f0948b6d6f9e3c6af0f5f590ce20f1bde7090ef7970686ec6738a");
    EXPECT_EQ(digest_of(std::string(64, 'a')),
              "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb");
}

TEST(Digest, does_not_see_where_pieces_end) {
    std::string text;
    for (int i = 0; i < 300; ++i) text.push_back(static_cast<char>('a' + i % 26));
    for (std::size_t size = 1; size < 150; ++size) {
        Digest digest;
        for (std::size_t at = 0; at < text.size(); at += size)
            digest.add(std::string_view{text}.substr(at, size));
        EXPECT_EQ(digest.hex(), digest_of(text)) << "pieces of " << size;
    }
}

TEST(Digest, may_be_read_and_added_to_again) {
    Digest digest;
    digest.add("ab");
    EXPECT_EQ(digest.hex(), digest_of("ab"));
    digest.add("c");
    EXPECT_EQ(digest.hex(), digest_of("abc"));
}

TEST(Digest, says_when_a_file_cannot_be_read) {
    EXPECT_THROW((void)digest_of_file("/no/such/file"), std::filesystem::filesystem_error);
}

} // namespace
} // namespace omsorg
