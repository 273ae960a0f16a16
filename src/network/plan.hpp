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
    bool reached = false; ///< by somebody, some time
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

/// Where people of a kind may get to, by station, and how one place leads to others.
class Reach {
public:
    Reach(const Network& network, const NetworkPeople& people);

    [[nodiscard]] bool reached(StationIndex station) const { return reached_[station]; }
    /// From there one may leave the house, some time.
    [[nodiscard]] bool may_leave(StationIndex station) const;
    /// Whoever is turned away there is sent from one full station to the next, and back, at one instant.
    [[nodiscard]] bool is_sent_round(StationIndex station) const;
    /// From there one gets, some time, to where time passes or out; `takes_time` by station.
    [[nodiscard]] bool gets_on(StationIndex station, const std::vector<bool>& takes_time) const;
    /// Somebody may come twice to the same station.
    [[nodiscard]] bool has_round() const;

private:
    [[nodiscard]] std::vector<bool> seen_from(std::vector<StationIndex> open, bool& leaves) const;

    std::vector<std::vector<StationIndex>> ways_; ///< `out` among them if one may leave
    std::vector<StationIndex>
        at_once_; ///< by station: where she surely goes at the same instant; `out` if nowhere
    std::vector<bool> reached_;
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
/// The service that they are given there.
[[nodiscard]] Distribution service_at(const NetworkPeople& people, const NetworkStation& station);

[[nodiscard]] std::vector<NetworkMeasure> measures_of(const NetworkPlan& plan);

} // namespace omsorg
