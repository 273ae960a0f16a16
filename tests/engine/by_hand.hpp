// SPDX-License-Identifier: MIT
#pragma once

#include "oracle.hpp"

namespace omsorg::oracle {

/// A desk kept by hand, tick by tick: what several oracles have in common. Everybody is looked through every
/// time; the line is sorted whenever somebody may be served, and the first in it is served while there is room.
struct ByHand {
    const Customers& customers;
    Discipline by;
    int free;
    Tick now = 0;
    std::vector<std::size_t> serving{};
    std::vector<std::size_t> line{};
    std::vector<Tick> left{};           ///< of the rest and the work
    std::vector<std::size_t> at_work{}; ///< those who have begun to work, ever
    Outcome truth;

    ByHand(const Customers& all, const House& house)
        : customers{all}, by{house.rules.order()}, free{house.servers}, truth{all.size()} {
        for (const Customer& one : all) left.push_back(one.rests + one.service);
    }

    [[nodiscard]] Tick rank(std::size_t i) const {
        return by == Discipline::shortest_job ? std::min(left[i], customers[i].service)
               : by == Discipline::deadline   ? customers[i].deadline
               : by == Discipline::priority   ? customers[i].priority
               : by == Discipline::last_come  ? -static_cast<Tick>(i)
                                              : static_cast<Tick>(i);
    }
    [[nodiscard]] bool before(std::size_t a, std::size_t b) const {
        return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
    }
    void sort(std::vector<std::size_t>& some) const {
        std::sort(some.begin(), some.end(), [&](auto a, auto b) { return before(a, b); });
    }

    void serve_line() {
        sort(line);
        while (!line.empty() && customers[line.front()].units <= free) {
            const std::size_t one = line.front();
            line.erase(line.begin());
            serve(one);
        }
    }
    void serve(std::size_t one) {
        serving.push_back(one);
        free -= customers[one].units;
        if (truth.begins[one] < 0) truth.begins[one] = now;
        begin_to_work(one);
    }
    void begin_to_work(std::size_t one) {
        if (customers[one].works && left[one] <= customers[one].service) at_work.push_back(one);
    }
    void go(std::size_t one) {
        truth.ends[one] = now;
        if (std::erase(serving, one) > 0) free += customers[one].units;
        std::erase(line, one);
    }
    void leave(std::size_t one) {
        go(one);
        serve_line();
    }
    [[nodiscard]] std::vector<std::size_t> done() const {
        std::vector<std::size_t> those;
        for (const std::size_t one : serving)
            if (left[one] == 0) those.push_back(one);
        return those;
    }
    /// Whoever has rested works, whoever is done leaves, and so on until nobody is.
    void depart() {
        for (const std::size_t one : serving) begin_to_work(one);
        for (auto those = done(); !those.empty(); those = done()) leave(those.front());
    }
    /// Those who work, are not done at this very tick and may be interrupted; in order.
    template <class May>
    [[nodiscard]] std::vector<std::size_t> under_way(May may) const {
        std::vector<std::size_t> some;
        for (const std::size_t one : serving)
            if (std::count(at_work.begin(), at_work.end(), one) > 0 && left[one] > 0 && may(one))
                some.push_back(one);
        sort(some);
        return some;
    }
    void interrupt(std::size_t one, bool keeps_what_was_done) {
        ++truth.interrupted;
        std::erase(serving, one);
        line.push_back(one);
        free += customers[one].units;
        if (keeps_what_was_done) return;
        truth.lost += customers[one].service - left[one];
        left[one] = customers[one].service;
    }
    void tick() {
        for (const std::size_t one : serving) --left[one];
        ++now;
    }
};

} // namespace omsorg::oracle
