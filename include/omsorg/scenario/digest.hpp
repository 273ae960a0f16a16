// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace omsorg {

/// A fingerprint of bytes: equal bytes have equal fingerprints, different bytes in practice never.
///
/// The result table, the resolved scenario and each input file are known by their fingerprint, so that
/// anybody can see whether two runs said the same thing. The term of art is SHA-256 (FIPS 180-4). Bytes may
/// be given in pieces of any size; the fingerprint depends on the bytes alone, not on the pieces:
///
///     add("om") add("sorg")  ==  add("omsorg")
///
/// Example
///
///     Digest digest;
///     digest.add("plan,future,year\n");
///     std::string fingerprint = digest.hex(); // 64 characters, may be asked for at any time
class Digest {
public:
    void add(std::string_view bytes);

    /// The fingerprint of everything added so far, in lower-case hexadecimal.
    [[nodiscard]] std::string hex() const;

private:
    void take_block(const unsigned char* block);

    std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> waiting_{};
    std::size_t waiting_size_ = 0;
    std::uint64_t length_ = 0;
};

[[nodiscard]] std::string digest_of(std::string_view bytes);

/// Throws std::filesystem::filesystem_error when the file cannot be read.
[[nodiscard]] std::string digest_of_file(const std::filesystem::path& file);

} // namespace omsorg
