// SPDX-License-Identifier: MIT
#include <omsorg/engine/sharing.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

Sharing::Sharing(Simulation& sim, std::string name, int hands)
    : Observed{sim}, name_{std::move(name)}, hands_{hands}, present_{sim.now()}, caught_up_{sim.now()} {
    expect(hands > 0, "what is shared has at least one hand");
}

Sharing::~Sharing() {
    if (sim_ != nullptr && !shares_.empty()) sim_->end_stories();
}

bool Sharing::later(const Serving* a, const Serving* b) {
    return a->done_at_ != b->done_at_ ? a->done_at_ > b->done_at_ : a->number_ > b->number_;
}

void Sharing::catch_up() {
    const Instant now = sim_->now();
    const Progress passed = static_cast<Progress>((now - caught_up_).count()) << fine;
    const auto there = static_cast<int>(shares_.size());
    got_ += there > hands_ ? passed * hands_ / there : passed;
    given_ += passed * std::min(there, hands_);
    rounding_ += there;
    caught_up_ = now;
}

Sharing::Progress Sharing::got_by(const Serving& one) const {
    return (static_cast<Progress>(one.work_.count()) << fine) + got_ - one.done_at_;
}

Sharing::Progress Sharing::got_by_present() const {
    Progress got = 0;
    for (const Serving* one : shares_) got += got_by(*one);
    return got;
}

void Sharing::book_next() {
    if (booked_ != nullptr) sim_->let_sleep(*std::exchange(booked_, nullptr)->telling_);
    if (shares_.empty()) {
        got_ = 0;
        return;
    }
    booked_ = shares_.front();
    const auto there = static_cast<int>(shares_.size());
    const Progress needs = std::max<Progress>(booked_->done_at_ - got_, 0);
    const Progress takes = there > hands_ ? (needs * there + hands_ - 1) / hands_ : needs;
    const Progress ticks = (takes + (Progress{1} << fine) - 1) >> fine;
    const auto most = static_cast<Progress>(Duration::max().count());
    sim_->wake_at(*booked_->telling_,
                  sim_->later(Duration{static_cast<std::int64_t>(std::min(ticks, most))}));
}

void Sharing::come(Serving& one) {
    catch_up();
    one.came_ = sim_->now();
    one.number_ = numbers_++;
    one.done_at_ = got_ + (static_cast<Progress>(one.work_.count()) << fine);
    one.present_ = true;
    shares_.push_back(&one);
    std::push_heap(shares_.begin(), shares_.end(), later);
    present_.arrive(one.came_);
    ++came_;
    book_next();
}

void Sharing::go(Serving& one, bool done) {
    catch_up();
    if (booked_ == &one) booked_ = nullptr;
    received_ += got_by(one);
    if (shares_.front() == &one) {
        std::pop_heap(shares_.begin(), shares_.end(), later);
        shares_.pop_back();
    } else {
        std::erase(shares_, &one);
        std::make_heap(shares_.begin(), shares_.end(), later);
    }
    one.present_ = false;
    done ? present_.done(sim_->now(), one.came_) : present_.in_vain(sim_->now(), one.came_);
    book_next();
}

void Sharing::balance() const {
    expect(static_cast<std::uint64_t>(at_first_) + came_ ==
               served() + withdrawn_ + static_cast<std::uint64_t>(present_.count()),
           "of those who share: there at first + came = served + withdrawn + present");
    const Progress apart = given_ - received_ - got_by_present();
    expect(apart >= 0 && apart <= rounding_,
           "of those who share: what they got, person by person, is what the hands gave, moment by moment");
    expect(present_.balances(sim_->now()),
           "of those who share: their time, person by person, is their time, moment by moment");
}

void Sharing::observe_afresh() {
    catch_up();
    given_ = rounding_ = 0;
    received_ = -got_by_present();
    present_.restart(sim_->now());
    at_first_ = present_.count();
    came_ = withdrawn_ = 0;
}

Serving::~Serving() {
    if (!present_) return;
    ++sharing_->withdrawn_;
    sharing_->go(*this, false);
}

void Serving::await_suspend(Process::Handle handle) {
    telling_ = &handle.promise();
    expect(telling_->sim == sharing_->sim_, "a story is served in the simulation it was started in");
    sharing_->come(*this);
}

void Serving::await_resume() {
    telling_->go_on();
    sharing_->go(*this, true);
}

} // namespace omsorg
