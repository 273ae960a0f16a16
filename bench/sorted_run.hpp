// SPDX-License-Identifier: MIT
#pragma once

#include "booked.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

/// What the rivals with buckets drain: a bucket in order, the first at the back.
class SortedRun {
public:
    [[nodiscard]] bool empty() const { return run_.empty(); }
    [[nodiscard]] std::size_t size() const { return run_.size(); }

    /// Collects a bucket, in any order, and sorts it.
    void add(Booked booked) { run_.push_back(booked); }
    void sort() {
        if (run_.size() > 24)
            std::sort(run_.begin(), run_.end(), later);
        else
            for (std::size_t i = 1; i < run_.size(); ++i) sink(i);
    }

    /// One that comes while the bucket is drained.
    void insert(Booked booked) {
        run_.push_back(booked);
        sink(run_.size() - 1);
    }
    Booked take() {
        const Booked first = run_.back();
        run_.pop_back();
        return first;
    }
    /// All that is left, to be dealt out elsewhere.
    [[nodiscard]] std::vector<Booked>& left() { return run_; }

private:
    static bool later(const Booked& a, const Booked& b) { return b < a; }
    void sink(std::size_t at) {
        const Booked booked = run_[at];
        for (; at > 0 && later(booked, run_[at - 1]); --at) run_[at] = run_[at - 1];
        run_[at] = booked;
    }

    std::vector<Booked> run_;
};
