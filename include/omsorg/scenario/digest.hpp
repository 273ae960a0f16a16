// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace omsorg {

/// The fingerprint of a text: SHA-256, written as 64 hexadecimal digits.
///
/// A result names the inputs it came from by their fingerprints, so that whoever holds the files can prove
/// that they are the ones, and whoever changed one digit can see that they are not (FIPS 180-4).
///
///     sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
[[nodiscard]] std::string sha256(std::string_view text);

} // namespace omsorg
