// SPDX-License-Identifier: MIT
#include <omsorg/observe/record_numbers.hpp>

#include <omsorg/base/expect.hpp>

#include <utility>

namespace omsorg {

void NumberedRecorder::add(const Record& record) {
    const bool takes = record.step == Step::begins || record.step == Step::goes_on;
    const bool gives = record.step == Step::ends || record.step == Step::is_interrupted;
    if (!record.resources.empty() || !(takes || gives)) {
        next_->add(record);
        return;
    }
    auto station = stations_.find(record.where);
    if (station == stations_.end()) station = stations_.try_emplace(std::string{record.where}).first;
    if (takes)
        take(station->second, record);
    else
        give_back(station->second, record);
}

void NumberedRecorder::take(Numbers& numbers, Record record) {
    const auto [held, is_new] = numbers.held.try_emplace(record.visit);
    expect(is_new, "a visit takes its places once");
    for (std::int32_t i = 0; i < record.units; ++i) {
        if (numbers.free.empty()) {
            held->second.push_back(++numbers.given);
        } else {
            held->second.push_back(numbers.free.top());
            numbers.free.pop();
        }
    }
    record.resources = held->second;
    next_->add(record);
}

void NumberedRecorder::give_back(Numbers& numbers, Record record) {
    auto held = numbers.held.extract(record.visit);
    expect(!held.empty(), "a visit gives back places that it took");
    for (const std::int32_t number : held.mapped()) numbers.free.push(number);
    record.resources = held.mapped();
    next_->add(record);
}

} // namespace omsorg
