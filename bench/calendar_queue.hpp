// SPDX-License-Identifier: MIT
#pragma once

#include "booked.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

/// The calendar queue of Brown (CACM 31:10, 1988): days of equal length in a ring of a power of two of them, each a
/// sorted list. Twice as many bookings as days, or half as many, makes a new calendar whose day is three times the mean
/// gap among the next 25 bookings, gaps of more than twice the mean left out.
class CalendarQueue {
public:
    void push(std::int64_t time, std::uint32_t payload) {
        insert(take_node(Booked::make(time, number_++, payload)));
        ++size_;
        if (size_ > 2 * days_.size()) renew(2 * days_.size());
    }

    std::int64_t pop(std::uint32_t& payload) {
        const Booked first = take_first();
        if (days_.size() > 2 && size_ < days_.size() / 2) renew(days_.size() / 2);
        payload = first.payload();
        return first.time;
    }

private:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    struct Node {
        Booked booked;
        std::uint32_t next;
    };

    [[nodiscard]] std::size_t day_of(std::int64_t time) const {
        return static_cast<std::size_t>(time / width_) & (days_.size() - 1);
    }
    std::uint32_t take_node(Booked booked) {
        if (free_ == none) {
            nodes_.push_back({booked, none});
            return static_cast<std::uint32_t>(nodes_.size() - 1);
        }
        const std::uint32_t node = free_;
        free_ = nodes_[node].next;
        nodes_[node].booked = booked;
        return node;
    }
    void insert(std::uint32_t node) {
        const Booked booked = nodes_[node].booked;
        std::uint32_t* link = &days_[day_of(booked.time)];
        while (*link != none && nodes_[*link].booked < booked) link = &nodes_[*link].next;
        nodes_[node].next = *link;
        *link = node;
        if (booked.time < today_end_ - width_) turn_to(booked.time);
    }
    void turn_to(std::int64_t time) { today_end_ = (time / width_ + 1) * width_; }

    Booked take_first() {
        std::size_t day = day_of(today_end_ - width_);
        for (std::size_t turned = 0; turned < days_.size(); ++turned) {
            const std::uint32_t node = days_[day];
            if (node != none && nodes_[node].booked.time < today_end_) return take_from(day);
            day = (day + 1) & (days_.size() - 1);
            today_end_ += width_;
        }
        // A whole year without a booking: look for the first of all.
        std::uint32_t least = none;
        for (const std::uint32_t node : days_)
            if (node != none && (least == none || nodes_[node].booked < nodes_[least].booked)) least = node;
        turn_to(nodes_[least].booked.time);
        return take_from(day_of(nodes_[least].booked.time));
    }
    Booked take_from(std::size_t day) {
        const std::uint32_t node = days_[day];
        days_[day] = nodes_[node].next;
        nodes_[node].next = free_;
        free_ = node;
        --size_;
        return nodes_[node].booked;
    }

    void renew(std::size_t days) {
        const std::int64_t today = today_end_ - width_;
        const std::int64_t width = size_ < 2 ? width_ : new_width();
        std::vector<std::uint32_t> all;
        for (std::uint32_t node : days_)
            for (; node != none; node = nodes_[node].next) all.push_back(node);
        days_.assign(days, none);
        width_ = width;
        turn_to(today);
        for (const std::uint32_t node : all) insert(node);
    }
    std::int64_t new_width() {
        const std::size_t sample =
            std::min<std::size_t>(size_, size_ <= 5 ? size_ : 5 + std::min<std::size_t>(size_ / 10, 20));
        const std::int64_t kept = today_end_;
        std::vector<Booked> first;
        for (std::size_t i = 0; i < sample; ++i) first.push_back(take_first());
        today_end_ = kept;
        for (const Booked& booked : first) insert(take_node(booked));
        size_ += sample;
        const double mean =
            static_cast<double>(first.back().time - first.front().time) / static_cast<double>(sample - 1);
        double sum = 0;
        double gaps = 0;
        for (std::size_t i = 1; i < sample; ++i) {
            const auto gap = static_cast<double>(first[i].time - first[i - 1].time);
            if (gap > 2 * mean) continue;
            sum += gap;
            ++gaps;
        }
        return std::max<std::int64_t>(1, static_cast<std::int64_t>(3 * sum / std::max(gaps, 1.0)));
    }

    std::vector<std::uint32_t> days_ = std::vector<std::uint32_t>(2, none);
    std::vector<Node> nodes_;
    std::uint32_t free_ = none;
    std::int64_t width_ = 1;
    std::int64_t today_end_ = 1;
    std::size_t size_ = 0;
    std::uint64_t number_ = 0;
};
