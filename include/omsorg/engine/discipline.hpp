// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/time.hpp>
#include <omsorg/chance/stream.hpp>

#include <cstdint>
#include <limits>
#include <optional>

/// How those who come are dealt with: who is next, who gives way, and what happens when a shift ends.
///
/// The words of a waiting room, each a term of the field. `HouseRules` are the house's and hold for everybody;
/// a `Request` is one person's.
///
/// The law: no rule is ignored in silence. A rule that lacks what it needs is a Defect that says what is missing: a
/// priority or pre-emption in a house that says no discipline, or one by which nobody comes before those under way;
/// `shortest_job` and `do_not_start` for somebody whose length of work is not said.
///
///     Places ward{sim, "Ward 3", 4, {.discipline = Discipline::priority, .preemption = Preemption::resume}};
///     auto bed = co_await ward.admit({.patience = within(90_days), .priority = 1});
namespace omsorg {

/// Who among those who wait is next.
enum class Discipline : std::uint8_t {
    first_come,   ///< who has waited longest
    last_come,    ///< who came last
    random_order, ///< anyone, each with the same chance
    priority,     ///< the least priority number
    shortest_job, ///< the least expected length of work, which must be said
    deadline      ///< the earliest deadline: the statutory clock of a decision; last, who has none
};

/// What becomes of work under way when someone comes whom the discipline would serve before it. Only whoever
/// comes makes others give way: the least urgent first, and only as many as it takes.
enum class Preemption : std::uint8_t {
    none,   ///< it is finished first
    resume, ///< it gives way, and later goes on where it was
    restart ///< it gives way, and later begins anew: what was done is lost
};

/// What becomes of work under way when there are fewer to do it.
enum class AtShiftEnd : std::uint8_t {
    finish,      ///< it is finished, on overtime
    hand_over,   ///< another goes on with it: at once if one is free, else in its turn
    suspend,     ///< it waits for the same worker, who goes on when she is back, in its turn
    restart,     ///< another begins it anew, in the same way; what was done is lost
    do_not_start ///< what is not expected to be finished in time is not begun; its length must be said
};

/// What becomes of those who wait when the last one on duty goes: who are not served yet, only stand in the line.
enum class AtClosing : std::uint8_t {
    stay,   ///< they stand there still when somebody comes, if it is days later
    go_home ///< they give up there and then, and whoever comes while nobody is on duty is refused
};

/// What a house lays down for all who come. Those who stand in the line are all who wait, also to go on; whoever
/// is interrupted always finds room in it, by the number from when she came.
struct HouseRules {
    std::optional<Discipline> discipline{}; ///< first come, first served unless said
    Preemption preemption = Preemption::none;
    AtShiftEnd at_shift_end = AtShiftEnd::finish;
    AtClosing at_closing = AtClosing::stay;
    int room_to_wait = no_limit;  ///< whoever finds so many in the line is refused
    std::optional<Stream> lots{}; ///< chance for `random_order`, which needs it

    static constexpr int no_limit = std::numeric_limits<int>::max();

    [[nodiscard]] constexpr Discipline order() const noexcept {
        return discipline.value_or(Discipline::first_come);
    }
    /// Whether one who comes may be served before one who was there: only then does work ever give way.
    [[nodiscard]] constexpr bool can_overtake() const noexcept {
        return order() != Discipline::first_come && order() != Discipline::random_order;
    }
};

/// A length of work that nobody has told; not the same as none.
inline constexpr Duration unsaid = Duration::min();

/// What somebody asks for; whatever is not said is ordinary.
struct Request {
    Duration patience = forever;            ///< gives up when it has waited this long to begin
    int units = 1;                          ///< so many at once, or none
    int priority = 0;                       ///< less is more urgent
    Duration length = unsaid;               ///< of the work, as far as it is known beforehand
    Instant deadline = Instant::max();      ///< when it should have begun
    int joins_below = HouseRules::no_limit; ///< turns away on finding so many in the line

    /// The number by which a discipline ranks it: less is served earlier, equals by who came first.
    [[nodiscard]] constexpr std::int64_t rank(Discipline by) const noexcept {
        switch (by) {
        case Discipline::priority:
            return priority;
        case Discipline::shortest_job:
            return length.count();
        case Discipline::deadline:
            return deadline.time_since_epoch().count();
        default:
            return 0;
        }
    }
};

/// Does not wait: whoever is not admitted at once goes on without.
inline constexpr Duration at_once = Duration::zero();

/// How long someone is ready to wait: `admit(within(90_days))`.
[[nodiscard]] constexpr Duration within(Duration patience) noexcept { return patience; }

} // namespace omsorg
