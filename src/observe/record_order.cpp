// SPDX-License-Identifier: MIT
#include <omsorg/observe/record_order.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>

namespace omsorg {
namespace {

void is_well_formed(const Record& record) {
    expect(is_at_station(record.step) == !record.where.empty(),
           "a record names a station, unless somebody arrives or leaves");
    expect(record.pathway.empty() || record.step == Step::arrives, "the pathway is told with the arrival");
    expect(record.units >= 1, "a record is about at least one unit");
    expect(record.resources.empty() || record.resources.size() == static_cast<std::size_t>(record.units),
           "each unit has its number, or none has");
    expect(std::all_of(record.resources.begin(), record.resources.end(), [](auto n) { return n >= 1; }),
           "places and workers are numbered from 1");
    expect(std::all_of(record.attributes.begin(), record.attributes.end(),
                       [](const Attribute& one) { return is_attribute_name(one.name); }),
           "an attribute is named by a word in lower case that no log has taken");
}

} // namespace

std::optional<Phase> after(Phase phase, Step step) noexcept {
    switch (phase) {
    case Phase::none:
        if (step == Step::waits) return Phase::waiting;
        if (step == Step::is_refused || step == Step::balks) return Phase::none;
        return {};
    case Phase::waiting:
        if (step == Step::begins) return Phase::served;
        if (step == Step::gives_up || step == Step::withdraws) return Phase::none;
        return {};
    case Phase::served:
        if (step == Step::is_interrupted) return Phase::suspended;
        if (step == Step::ends) return Phase::none;
        return {};
    case Phase::suspended:
        if (step == Step::goes_on) return Phase::served;
        if (step == Step::withdraws) return Phase::none;
        return {};
    }
    return {};
}

RecordOrder::Known RecordOrder::add(const Record& record) {
    is_well_formed(record);
    expect(!last_ || *last_ <= record.when, "records come in the order of time");
    last_ = record.when;
    if (record.step == Step::arrives) return arrive(record);
    if (record.step == Step::leaves) return leave(record);

    const auto person = people_.find(record.who);
    expect(person != people_.end(), "whoever comes to a station has arrived");
    Known known{.pathway = person->second.pathway, .arrival = person->second.arrival};
    visit(record, person->second, known);
    return known;
}

std::size_t RecordOrder::open_visits() const noexcept {
    std::size_t open = 0;
    for (const auto& [where, visits] : stations_) open += visits.size();
    return open;
}

RecordOrder::Known RecordOrder::arrive(const Record& record) {
    const auto [person, is_new] = people_.try_emplace(record.who);
    expect(is_new, "a person arrives once");
    person->second = {.pathway = std::string{record.pathway}, .arrival = ++arrived_};
    return {.pathway = person->second.pathway, .arrival = arrived_, .stretch = ++stretches_};
}

RecordOrder::Known RecordOrder::leave(const Record& record) {
    left_ = people_.extract(record.who);
    expect(!left_.empty(), "whoever leaves has arrived");
    const Person& person = left_.mapped();
    expect(person.visits == 0, "whoever leaves has no visit open");
    return {.pathway = person.pathway, .arrival = person.arrival, .stretch = ++stretches_};
}

void RecordOrder::visit(const Record& record, Person& person, Known& known) {
    auto station = stations_.find(record.where);
    if (station == stations_.end()) station = stations_.try_emplace(std::string{record.where}).first;
    Visits& visits = station->second;

    if (record.step == Step::is_refused || record.step == Step::balks) {
        known.stretch = ++stretches_;
        return;
    }
    const auto [it, is_new] = visits.try_emplace(record.visit, Visit{.who = record.who});
    Visit& visit = it->second;
    expect(visit.who == record.who, "a visit is one person's");
    const std::optional<Phase> next = after(visit.phase, record.step);
    expect(next.has_value(), "the steps of a visit follow one another");
    known.before = visit.phase;
    if (record.step == Step::begins) known.waited = visit.stretch;
    if (record.step == Step::waits || record.step == Step::begins) visit.stretch = ++stretches_;
    known.stretch = visit.stretch;
    visit.phase = *next;
    if (is_new) ++person.visits;
    if (*next == Phase::none) {
        --person.visits;
        visits.erase(it);
    }
}

} // namespace omsorg
