// SPDX-License-Identifier: MIT
#include <omsorg/observe/record.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace omsorg {
namespace {

// What the logs have columns or keys for already.
constexpr std::array<std::string_view, 16> taken{
    "activity_id", "activity_instance_id", "case_id",      "entity_id",
    "event",       "event_type",           "lifecycle_id", "pathway",
    "resource_id", "run_number",           "step",         "time",
    "timestamp",   "unique_resource_id",   "visit",        "where"};

} // namespace

std::string_view text(Step step) noexcept {
    static constexpr std::array<std::string_view, all_steps> words{
        "arrives",  "waits",     "begins",     "is_interrupted", "goes_on", "ends",
        "gives_up", "withdraws", "is_refused", "balks",          "leaves"};
    return words[static_cast<std::size_t>(step)];
}

bool is_attribute_name(std::string_view name) noexcept {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto may_follow = [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    return !name.empty() && is_letter(name.front()) && std::all_of(name.begin(), name.end(), may_follow) &&
           std::find(taken.begin(), taken.end(), name) == taken.end();
}

Tee::Tee(std::vector<Recorder*> recorders) : recorders_{std::move(recorders)} {
    for (const Recorder* one : recorders_) expect(one != nullptr, "a tee leads to recorders");
}

void Tee::add(const Record& record) {
    for (Recorder* one : recorders_) one->add(record);
}

void Tee::close() {
    std::exception_ptr failure;
    for (Recorder* one : recorders_) {
        try {
            one->close();
        } catch (...) {
            if (!failure) failure = std::current_exception();
        }
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace omsorg
