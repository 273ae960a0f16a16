// SPDX-License-Identifier: MIT
#include "queue.hpp"

#include <omsorg/base/expect.hpp>

#include <cmath>
#include <utility>

namespace omsorg::doctor {

void Occupancy::change(int by) {
    const auto place = static_cast<std::size_t>(count_);
    if (place >= times_.size()) times_.resize(place + 1);
    times_[place] += sim_->now() - since_;
    since_ = sim_->now();
    count_ += by;
}

Duration Occupancy::so_far(int number) const {
    const auto place = static_cast<std::size_t>(number);
    const Duration until_change = place < times_.size() ? times_[place] : Duration::zero();
    return number == count_ ? until_change + (sim_->now() - since_) : until_change;
}

double Occupancy::average(const std::function<double(double)>& of) const {
    double sum = 0;
    for (int n = 0; n < static_cast<int>(times_.size()) || n <= count_; ++n) sum += of(n) * share(n);
    return sum;
}

double Occupancy::average() const {
    return average([](double n) { return n; });
}
double Occupancy::variance(double about) const {
    return average([about](double n) { return (n - about) * (n - about); });
}
double Occupancy::share(int number) const {
    return in_hours(so_far(number)) / in_hours(sim_->now() - start_);
}

void Occupancy::balance() const {
    Duration sum = sim_->now() - since_;
    for (const Duration& time : times_) sum += time;
    expect(sum == sim_->now() - start_, "some number is present at every moment");
}

void Occupancy::observe_afresh() {
    times_.clear();
    start_ = since_ = sim_->now();
}

Queue::Queue(const Probe& probe, Setting its_setting)
    : setting{std::move(its_setting)}, places{sim, "desks", setting.desks, setting.rules},
      starting{probe.run, Purpose::model_start}, arriving{probe.run, Purpose::model_arrival},
      serving{probe.run, Purpose::model_service}, asking{probe.run, Purpose::model_patience} {}

void Queue::start_with(const LongRun& numbers) { start_with(numbers.drawn(starting.uniform(who(0), 1))); }

void Queue::start_with(std::uint64_t number) {
    for (std::uint64_t n = 0; n < number; ++n) {
        Luck luck = starting.at(who(n));
        const bool under_way = n < static_cast<std::uint64_t>(setting.desks) && setting.rest;
        sim.start(founder(n, under_way ? setting.rest(luck) : setting.service(luck)));
    }
    sim.run_until(sim.now() + Duration{1}); // they take their desks
    sim.observe_afresh();
}

void Queue::start_with_work(double hours) {
    sim.start(founder(0, hours));
    sim.run_until(sim.now() + Duration{1});
    sim.observe_afresh();
}

void Queue::open() { sim.start(source(false)); }
void Queue::open_with_a_customer() { sim.start(source(true)); }

void Queue::follow(std::uint64_t count, std::function<void(const Visit&)> gone, std::uint64_t passed_over) {
    followed_ = count;
    passed_over_ = passed_over;
    gone_ = std::move(gone);
}

void Queue::run_to_the_last() {
    while (gone_so_far_ < followed_) sim.run_until(sim.now() + from_hours(100));
}

Process Queue::founder(std::uint64_t number, double service) {
    Luck luck = asking.at(Key{~who(number).value});
    const Request request = setting.request ? setting.request(luck, service) : Request{};
    present.change(+1);
    auto desk = co_await places.admit(request);
    if (desk) co_await desk.work(from_hours(service));
    present.change(-1);
}

Process Queue::customer(std::uint64_t number) {
    Visit visit{.number = number, .came = sim.now()};
    Luck service = serving.at(who(number)), ask = asking.at(who(number));
    visit.service = setting.service(service);
    const Request request = setting.request ? setting.request(ask, visit.service) : Request{};
    visit.priority = request.priority;

    present.change(+1);
    auto desk = co_await places.admit(request);
    visit.begun = sim.now();
    visit.served = static_cast<bool>(desk);
    if (desk) co_await desk.work(from_hours(visit.service));
    visit.left = sim.now();
    present.change(-1);

    if (number < passed_over_ || number - passed_over_ >= followed_) co_return;
    ++gone_so_far_;
    gone_(visit);
}

Process Queue::source(bool at_once) {
    for (std::uint64_t number = 0;; ++number) {
        Luck luck = arriving.at(who(number));
        if (number > 0 || !at_once) co_await sim.after(from_hours(setting.gap(luck)));
        sim.start(customer(number));
    }
}

std::uint64_t many(const Probe& probe, double for_a_check) {
    return static_cast<std::uint64_t>(std::ceil(probe.patience * for_a_check));
}

} // namespace omsorg::doctor
