// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

/// One booking as the rivals of the agenda sort it: when, and in the other word the booking number with the
/// payload in the low 24 bits. Sixteen bytes are the whole event; nothing lies apart and nothing can be cancelled.
struct Booked {
    std::int64_t time;
    std::uint64_t number_and_payload;

    static Booked make(std::int64_t time, std::uint64_t number, std::uint32_t payload) {
        return {time, (number << 24) | payload};
    }
    [[nodiscard]] std::uint32_t payload() const {
        return static_cast<std::uint32_t>(number_and_payload & 0xFFFFFF);
    }
    friend bool operator<(const Booked& a, const Booked& b) {
        return a.time != b.time ? a.time < b.time : a.number_and_payload < b.number_and_payload;
    }
};
