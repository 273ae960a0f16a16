// SPDX-License-Identifier: MIT
#include <omsorg/scenario/digest.hpp>

#include <bit>
#include <cstring>
#include <fstream>
#include <system_error>
#include <vector>

namespace omsorg {
namespace {

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
constexpr std::array<std::uint32_t, 64> round_constants{
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

std::uint32_t big_endian(const unsigned char* at) {
    return std::uint32_t{at[0]} << 24 | std::uint32_t{at[1]} << 16 | std::uint32_t{at[2]} << 8 | at[3];
}

} // namespace

void Digest::take_block(const unsigned char* block) {
    std::array<std::uint32_t, 64> w{};
    for (std::size_t i = 0; i < 16; ++i) w[i] = big_endian(block + 4 * i);
    for (std::size_t i = 16; i < 64; ++i) {
        const auto low = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const auto high = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + low + w[i - 7] + high;
    }
    auto [a, b, c, d, e, f, g, h] = state_;
    for (std::size_t i = 0; i < 64; ++i) {
        const auto turned_e = std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25);
        const auto first = h + turned_e + ((e & f) ^ (~e & g)) + round_constants[i] + w[i];
        const auto turned_a = std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22);
        const auto second = turned_a + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + first, d = c, c = b, b = a, a = first + second;
    }
    const std::array<std::uint32_t, 8> turned{a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i) state_[i] += turned[i];
}

void Digest::add(std::string_view bytes) {
    length_ += bytes.size();
    const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
    std::size_t left = bytes.size();
    if (waiting_size_ > 0) {
        const std::size_t taken = std::min(left, waiting_.size() - waiting_size_);
        std::memcpy(waiting_.data() + waiting_size_, at, taken);
        waiting_size_ += taken, at += taken, left -= taken;
        if (waiting_size_ < waiting_.size()) return;
        take_block(waiting_.data());
        waiting_size_ = 0;
    }
    for (; left >= waiting_.size(); at += waiting_.size(), left -= waiting_.size()) take_block(at);
    if (left > 0) std::memcpy(waiting_.data(), at, left);
    waiting_size_ = left;
}

std::string Digest::hex() const {
    Digest last = *this;
    const std::uint64_t bits = length_ * 8;
    const std::size_t zeros = (waiting_size_ < 56 ? 56 : 120) - waiting_size_ - 1;
    std::string tail(1, '\x80');
    tail.append(zeros, '\0');
    for (int shift = 56; shift >= 0; shift -= 8) tail.push_back(static_cast<char>(bits >> shift & 0xff));
    last.add(tail);
    std::string text;
    text.reserve(64);
    for (const std::uint32_t word : last.state_)
        for (int shift = 28; shift >= 0; shift -= 4) text.push_back("0123456789abcdef"[word >> shift & 0xf]);
    return text;
}

std::string digest_of(std::string_view bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.hex();
}

std::string digest_of_file(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    Digest digest;
    std::vector<char> piece(1 << 16);
    while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) || stream.gcount() > 0)
        digest.add({piece.data(), static_cast<std::size_t>(stream.gcount())});
    if (!stream.eof())
        throw std::filesystem::filesystem_error{"cannot read for its fingerprint", file,
                                                std::make_error_code(std::errc::io_error)};
    return digest.hex();
}

} // namespace omsorg
