// SPDX-License-Identifier: MIT
#include <omsorg/engine/recording.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/engine/station.hpp>

namespace omsorg {

Recording::Recording(Simulation& sim, std::vector<Recorder*> logs) : sim_{&sim}, tee_{std::move(logs)} {
    expect(sim.recording() == nullptr,
           "a simulation is recorded once at a time; several logs share a recording");
    sim.record(this);
}

void Recording::detach() noexcept {
    if (sim_ != nullptr && sim_->recording() == this) sim_->record(nullptr);
    sim_ = nullptr;
}

void Recording::close() {
    detach();
    out_.close();
}

void Recording::introduce(std::string_view pathway, std::span<const Attribute> attributes) {
    const std::uint64_t who = sim_->teller();
    expect(who != 0, "a person is introduced from within her own story");
    expect(!people_.contains(who), "a person is introduced once, before she asks for anything");
    arrive(who, pathway, attributes);
}

void Recording::arrive(std::uint64_t who, std::string_view pathway, std::span<const Attribute> attributes) {
    people_.emplace(who, Person{});
    out_.add({.when = sim_->now(),
              .who = who,
              .step = Step::arrives,
              .pathway = pathway,
              .attributes = attributes});
}

void Recording::note(Step step, const Station& where, std::uint64_t visit, int units,
                     std::span<const std::int32_t> resources) {
    const bool asks = step == Step::waits || step == Step::is_refused || step == Step::balks;
    const Visit key{&where, visit};
    std::uint64_t who = 0;
    if (asks) {
        who = sim_->teller();
        if (who == 0) return; // asked from outside all stories
        if (!people_.contains(who)) arrive(who, {}, {});
    } else {
        const auto found = visits_.find(key);
        if (found == visits_.end()) return; // under way before the recording began
        who = found->second;
    }
    out_.add({.when = sim_->now(),
              .who = who,
              .step = step,
              .where = where.name(),
              .visit = visit,
              .units = units,
              .resources = resources});
    if (step == Step::waits) {
        visits_.emplace(key, who);
        ++people_[who].open;
    } else if (step == Step::ends || step == Step::gives_up || step == Step::withdraws) {
        close_visit(who, key);
    }
}

void Recording::close_visit(std::uint64_t who, const Visit& visit) {
    visits_.erase(visit);
    Person& person = people_.at(who);
    --person.open;
    leave_if_done(who, person);
}

void Recording::ended(std::uint64_t story) {
    const auto found = people_.find(story);
    if (found == people_.end()) return;
    found->second.ended = true;
    leave_if_done(story, found->second);
}

void Recording::leave_if_done(std::uint64_t who, const Person& person) {
    if (!person.ended || person.open > 0) return;
    out_.add({.when = sim_->now(), .who = who, .step = Step::leaves});
    people_.erase(who);
}

} // namespace omsorg
