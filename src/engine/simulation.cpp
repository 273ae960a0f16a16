// SPDX-License-Identifier: MIT
#include <omsorg/engine/simulation.hpp>

#include <omsorg/base/iso.hpp>
#include <omsorg/engine/observed.hpp>
#include <omsorg/engine/recording.hpp>
#include <omsorg/engine/witness.hpp>

#include <cstdio>
#include <string>

namespace omsorg {

Simulation::~Simulation() {
    end_stories();
    for (Observed* one = observed_; one != nullptr; one = one->after_) one->sim_ = nullptr;
}

Story Simulation::start(Telling& telling, std::int8_t priority, Key key) {
    telling.sim = this;
    telling.priority = priority;
    telling.key = key;
    telling.number = ++begun_;
    if (free_row_ == Telling::no_index) [[unlikely]]
        add_row();
    telling.index = free_row_;
    Row& row = rows_[telling.index];
    free_row_ = row.next_free;
    row.telling = &telling;
    ++running_stories_;
    line_up(telling);
    return Story{this, telling.index, row.serial};
}

void Simulation::add_row() {
    free_row_ = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back({.next_free = Telling::no_index});
}

void Simulation::raise_negative_wait(Duration length, SourceLine line, const char* file) {
    char hours[32];
    std::snprintf(hours, sizeof hours, "%g", in_hours(length));
    raise_defect("nothing waits a negative while, and it was asked to wait " + std::string{hours} +
                     " hours; was an instant that has passed taken from now?",
                 Place::of(line, file));
}

void Simulation::raise_is_past(Instant when, SourceLine line, const char* file) const {
    raise_defect("a story waits for an instant to come, time does not run backwards; it is " +
                     iso_text(now_) + ", and it was asked to wait until " + iso_text(when),
                 Place::of(line, file));
}

RunEnd Simulation::run_until(Instant until, const std::stop_token& stop) {
    return run_until(
        until, [](const Event&) { raise_defect("a plain event needs a handler: run_until(until, handler)"); },
        stop);
}

void Simulation::end_stories() noexcept {
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        Telling* const telling = rows_[i].telling;
        if (telling != nullptr && !is_told_now(*telling)) cut_short(*telling);
    }
}

// What a story holds may, as it goes, cut stories short; the story itself goes only once.
void Simulation::cut_short(Telling& telling) noexcept {
    if (!std::exchange(telling.ending, true)) telling.handle().destroy();
}

void Simulation::let_sleep(Telling& telling) noexcept {
    if (next_ == &telling) next_ = nullptr;
    if (telling.has_wake()) agenda_.cancel(telling.take_wake());
}

void Simulation::book_now(Telling& telling) {
    if (next_ != nullptr) book_next();
    telling.wake(agenda_.book(now_, resumption(telling), telling.order()));
}

void Simulation::show(const Event& event) {
    told_ = nullptr;
    if (event.kind != goes_on) {
        witness_->happened(now_, event);
        return;
    }
    const Telling* whole = reinterpret_cast<const Telling*>(event.extra);
    while (whole->parent() != nullptr) whole = whole->parent();
    witness_->went_on(now_, whole->number);
}

std::uint64_t Simulation::teller() const noexcept {
    const Telling* whole = told_;
    while (whole != nullptr && whole->keeper != nullptr) whole = whole->keeper;
    return whole != nullptr ? whole->number : 0;
}

void Simulation::observe_afresh() {
    for (Observed* one = observed_; one != nullptr; one = one->after_) one->observe_afresh();
}

void Simulation::balance() const {
    for (const Observed* one = observed_; one != nullptr; one = one->after_) one->balance();
}

Observed::Observed(Simulation& sim) : sim_{&sim}, before_{sim.last_observed_} {
    (before_ != nullptr ? before_->after_ : sim.observed_) = this;
    sim.last_observed_ = this;
}

Observed::~Observed() {
    if (sim_ == nullptr) return;
    (before_ != nullptr ? before_->after_ : sim_->observed_) = after_;
    (after_ != nullptr ? after_->before_ : sim_->last_observed_) = before_;
}

Telling* Simulation::find(const Story& story) const noexcept {
    const Row& row = rows_[story.index_];
    return row.serial == story.serial_ ? row.telling : nullptr;
}

bool Simulation::is_told_now(const Telling& telling) const noexcept {
    const Telling* told = told_;
    for (const Aside* aside = aside_;; aside = aside->outer) {
        for (; told != nullptr; told = told->keeper)
            if (told == &telling) return true;
        if (aside == nullptr) return false;
        told = aside->told;
    }
}

void Simulation::forget(Telling& telling) noexcept {
    if (telling.has_wake() || next_ == &telling) [[unlikely]]
        let_sleep(telling);
    if (telling.index != Telling::no_index) {
        Row& row = rows_[telling.index];
        row.telling = nullptr;
        ++row.serial;
        row.next_free = free_row_;
        free_row_ = telling.index;
        --running_stories_;
        if (recording_ != nullptr) [[unlikely]]
            recording_->ended(telling.number);
    }
    if (telling.part) return;
    while (telling.listeners != nullptr) {
        EndGroup::Link& link = *telling.listeners;
        telling.listeners = link.next;
        link.target = nullptr;
        link.group->ended(link.number);
    }
}

} // namespace omsorg
