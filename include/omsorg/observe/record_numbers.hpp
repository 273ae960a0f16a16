// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/observe/record.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

namespace omsorg {

/// Numbers the places and workers, for a log whose reader wants to know which one it was.
///
/// A station counts what is taken and does not care which place it is; an animation must draw the person on
/// one of them. So the numbers are given here, on the way to the log: whoever begins gets the lowest that are
/// free, and an end or an interruption frees them.
///
///     #1 ▕█████▏    ▕███████▏        who begins while two others are served gets number 3, though number 1
///     #2 ▕██████████▏                is free again a moment later
///     #3     ▕████▏
///
/// The laws: no number is held by two at once; the highest number given is the most that were ever taken at
/// once. Records that name their resources already pass unchanged.
///
/// In memory it holds the numbers of those who are being served. Who goes on after an interruption may go on at
/// another place.
class NumberedRecorder final : public Recorder {
public:
    explicit NumberedRecorder(Recorder& next) noexcept : next_{&next} {}
    void add(const Record& record) override;
    void close() override { next_->close(); }

private:
    struct Numbers {
        std::priority_queue<std::int32_t, std::vector<std::int32_t>, std::greater<>> free{};
        std::int32_t given = 0;                                              ///< the highest so far
        std::unordered_map<std::uint64_t, std::vector<std::int32_t>> held{}; ///< by visit
    };
    void take(Numbers& numbers, Record record);
    void give_back(Numbers& numbers, Record record);

    Recorder* next_;
    std::map<std::string, Numbers, std::less<>> stations_;
};

} // namespace omsorg
