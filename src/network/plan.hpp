// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/distribution.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/engine/discipline.hpp>
#include <omsorg/engine/skills.hpp>
#include <omsorg/network/model.hpp>
#include <omsorg/network/network.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// The description as numbers: every name looked up, everything unsaid filled in. Made once, read by all threads.
namespace omsorg {

using StationIndex = std::uint32_t;
inline constexpr StationIndex out = ~StationIndex{0}; ///< of the house

[[nodiscard]] StationIndex find_station(const Network& network, std::string_view name);

/// The ways out of a place, ready to be drawn from.
class Crossing {
public:
    Crossing() = default;
    Crossing(const Network& network, const NetworkWays& ways);

    /// No chance is drawn.
    [[nodiscard]] bool is_certain() const noexcept { return up_to_.empty() || up_to_.front() >= 1; }
    [[nodiscard]] StationIndex certain() const noexcept { return to_.empty() ? out : to_.front(); }
    [[nodiscard]] StationIndex at(double u) const noexcept {
        for (std::size_t way = 0; way < to_.size(); ++way)
            if (u < up_to_[way]) return to_[way];
        return out;
    }
    /// Where one may get, for whom the chance is not nought.
    [[nodiscard]] std::span<const StationIndex> ends() const noexcept { return to_; }

private:
    std::vector<double> up_to_{};
    std::vector<StationIndex> to_{};
};

/// What one kind of people asks of one station.
struct Asked {
    Distribution service{};
    std::optional<Distribution> patience{};
    Request request{};
    Skills skills{};
    std::optional<std::uint32_t> prefers{}; ///< a worker, counted from zero
    Crossing next{};
    bool reached = false; ///< by somebody who asks for herself, some time
};

struct KindPlan {
    Key key{};
    Crossing begin{};
    std::vector<Asked> at{}; ///< by station
    bool may_return = false; ///< to a station where she has been
};

struct StationPlan {
    Key key{};
    StationIndex overflow_to = out, give_up_to = out;
    bool may_interrupt = false;   ///< work under way may have to give way
    std::vector<Skills> skills{}; ///< of the workers
};

class NetworkPlan {
public:
    explicit NetworkPlan(Network its_network);

    Network network;
    std::vector<StationPlan> stations{};
    std::vector<KindPlan> kinds{};
    std::vector<NetworkMeasure> measures{};
};

/// How somebody may be sent round in one instant without end.
enum class EndlessRound : std::uint8_t { none, when_full, when_served };

/// Where people of a kind may get to, by station, and how one place leads to others.
///
/// Three ways lead out of a station: of those who were served, of those who were not, and of those who follow another
/// in a batch, who goes her own way to the next.
class Reach {
public:
    Reach(const Network& network, const NetworkPeople& people) : Reach{network, people, true} {}

    [[nodiscard]] bool reached(StationIndex station) const { return reached_[station]; }
    /// Somebody comes there to ask for herself, and not only behind one who asks for all.
    [[nodiscard]] bool asks(StationIndex station) const { return asks_[station]; }
    /// From there one may leave the house, some time.
    [[nodiscard]] bool may_leave(StationIndex station) const;
    /// The same of one who is never served there.
    [[nodiscard]] bool may_leave_unserved(StationIndex station) const;
    /// By station: whether whoever comes there may find no way on to where time passes, or out, as long as all is full.
    [[nodiscard]] std::vector<EndlessRound> endless_rounds() const;
    /// Somebody may come twice to the same station.
    [[nodiscard]] bool has_round() const;

private:
    using Ways = std::vector<StationIndex>; ///< `out` among them if one may leave
    struct Exits {
        Ways served{}, unserved{}, behind{};
        bool takes_no_time = false; ///< to be served
        bool turns_away = false;    ///< at once, whoever finds it full, and again if she comes back at once
        StationIndex turned_to = out;
    };
    /// Or by her own ways alone, as if nobody led her.
    Reach(const Network& network, const NetworkPeople& people, bool follows);
    [[nodiscard]] std::vector<bool> seen_from(Ways open, bool& leaves, StationIndex never_served = out) const;

    std::vector<Exits> exits_;
    std::vector<bool> reached_, asks_;
};

/// What people ask somewhere, with what they ask everywhere filled in.
[[nodiscard]] NetworkAsks asks_at(const NetworkPeople& people, std::string_view station);
/// Whether some of those who come may be turned away at once, and whether some may have to give up.
struct Chances {
    bool turned_away = false;
    bool always_while_full = false; ///< whoever is turned away would be again, as long as nothing changes
    bool gives_up = false;
};
[[nodiscard]] Chances chances_at(const NetworkPeople& people, const NetworkStation& station);
/// A length in hours that the clock can tell from none.
[[nodiscard]] bool takes_time(double hours);
/// Persons expected from one instant to another; by a gap, as many as in the long run.
[[nodiscard]] double expected_to_come(const NetworkPeople& people, Instant from, Instant until);
/// The service that they are given there.
[[nodiscard]] Distribution service_at(const NetworkPeople& people, const NetworkStation& station);

[[nodiscard]] std::vector<NetworkMeasure> measures_of(const NetworkPlan& plan);

} // namespace omsorg
