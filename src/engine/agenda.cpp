// SPDX-License-Identifier: MIT
#include <omsorg/engine/agenda.hpp>

#include <bit>

namespace omsorg {

namespace {

constexpr std::size_t out_of_cache = 16'384; // with more bookings than this, what lies apart is not at hand
constexpr std::size_t burst = 64;            // more frames than this would drive each other out

// A story's frame begins two words before its promise, to which the event leads.
void prefetch_frame(const Event& event) {
    if (event.kind < Event::engine_kinds) return;
    const auto* const frame = reinterpret_cast<const char*>(event.extra);
    for (int line = 0; line < 4; ++line) __builtin_prefetch(frame - 16 + 64 * line);
}

} // namespace

void Agenda::put(Instant when, std::uint64_t rest) {
    const Entry entry{ticks(when), rest};
    if (far_.put(entry)) return;
    near_.put(entry, earlier());
    if (near_.size() > crowded_) [[unlikely]]
        thin_out();
}

// What lies apart was called to the cache one bucket ahead; now it leads to the frames.
bool Agenda::open_next() {
    run_.clear();
    crowded_ = crowded;
    const auto call = [this](const Entry& entry) { __builtin_prefetch(&slots_[entry.slot()]); };
    const bool some = far_.open([&](const Entry& entry) {
        call(entry);
        run_.add(entry);
    });
    if (!some) return false;
    if (far_.size() > out_of_cache) far_.peek(call);
    run_.sort(earlier());
    if (run_.size() <= burst)
        for (const Entry& entry : run_.entries()) prefetch_frame(slots_[entry.slot()].event);
    return true;
}

void Agenda::thin_out() {
    if (!far_.take_back(near_.entries(earlier()), run_.entries())) {
        crowded_ = 2 * near_.size();
        return;
    }
    near_.clear();
    (void)open_next();
}

std::uint32_t Agenda::add_slot() {
    expect(slots_.size() < no_slot, "fewer than 2^32 events are booked at a time");
    slots_.emplace_back();
    if (slots_.capacity() > free_.size()) free_.resize(slots_.capacity());
    withdrawn_.resize((slots_.size() + 63) / 64);
    return static_cast<std::uint32_t>(slots_.size() - 1);
}

// What is freed is stacked in the order of the slots, so that the next bookings lie side by side.
void Agenda::sweep() {
    const auto keep = [this](const Entry& entry) {
        return (withdrawn_[entry.slot() / 64] >> (entry.slot() % 64) & 1) == 0;
    };
    run_.filter(keep);
    near_.filter(keep, earlier());
    far_.filter(keep);
    for (std::size_t word = withdrawn_.size(); word-- > 0; withdrawn_[word] = 0) {
        for (std::uint64_t bits = withdrawn_[word]; bits != 0; bits &= bits - 1)
            free_[free_count_++] =
                static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(bits));
    }
    cancelled_ = 0;
}

} // namespace omsorg
