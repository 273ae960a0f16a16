// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/engine/simulation.hpp>

#include <cstdint>
#include <vector>

/// A queue as plain events: no stories, no statistics; what the engine costs by itself. `Draws` has
/// `about(mean)`; the desks are busy nine tenths of the time.
template <class Draws>
class PlainQueue {
public:
    explicit PlainQueue(int desks)
        : desks_{desks}, between_{omsorg::Duration{std::chrono::hours{1}} * 10 / (9 * desks)} {
        sim_.book_after(draws_.about(between_), omsorg::Event{.kind = arrival});
    }
    void go_on(omsorg::Duration length) {
        sim_.run_until(sim_.now() + length, [this](const omsorg::Event& event) { happen(event); });
    }
    [[nodiscard]] const omsorg::Simulation& sim() const { return sim_; }

private:
    enum Kind : std::uint16_t { arrival, departure };

    void happen(const omsorg::Event& event) {
        if (event.kind == arrival) {
            if (busy_ < desks_) {
                ++busy_;
                serve();
            } else
                ++waiting_;
            sim_.book_after(draws_.about(between_), omsorg::Event{.kind = arrival});
        } else if (waiting_ > 0) {
            --waiting_;
            serve();
        } else
            --busy_;
    }
    void serve() { sim_.book_after(draws_.about(std::chrono::hours{1}), omsorg::Event{.kind = departure}); }

    omsorg::Simulation sim_{};
    Draws draws_{};
    int desks_, busy_ = 0, waiting_ = 0;
    omsorg::Duration between_;
};
