// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/service/coalition_game.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace omsorg {

/// Who could help whom: actors with clients and resources of their own, and the roads between them.
///
///     clients of A ──┐ own         resources of A
///                    ├────────────▶ (hours by kind)
///     clients of B ──┘ referral ──▶ resources of B
///
/// An actor [aktör] has needs to meet and hours to meet them with, by kind. Each may serve its own clients; a
/// referral from A to B lets B's hours serve A's clients. What a coalition can meet is a maximum flow, so
/// overflow finds its way through as many actors as it must:
///
///     value(S) = the most hours of S's clients' needs that S's resources can meet
///     complementarity = value(everybody) − Σ value(each alone)
///
/// With no referrals the actors are what they are today, each with its own clients (a block-diagonal graph), and
/// complementarity is exactly nothing. What is gained together is split by Shapley's rule, the mean of what an
/// actor adds over all orders of joining; whoever gains less than joining costs it leaves.
///
/// Some outcomes need more than one kind of actor [ingen aktör sitter på lösningen ensam]: with `least_types`
/// of two, a coalition of one type has no value at all.
///
/// The law: the value never falls when somebody joins; Shapley's parts add up to the value of all.
enum class ActorType : std::uint8_t { municipality, relatives, association, company, region };

struct Actor {
    std::string name;
    ActorType type{};
    std::vector<std::int64_t> needs, resources; ///< by kind of need, in one unit of time
};

/// Clients of `from` may be served by `to`.
struct Referral {
    std::size_t from = 0, to = 0;
};

class ActorGraph {
public:
    using Coalition = CoalitionGame::Coalition; ///< a bit for each actor
    static constexpr std::size_t most_actors = CoalitionGame::most_players;

    ActorGraph(std::vector<Actor> actors, std::vector<Referral> referrals, int least_types = 1);

    [[nodiscard]] std::int64_t value(Coalition who) const;
    [[nodiscard]] std::int64_t value() const { return value(everybody()); }
    [[nodiscard]] std::int64_t complementarity() const;
    /// The value of every coalition, and how it is split.
    [[nodiscard]] CoalitionGame game() const;
    /// By actor.
    [[nodiscard]] std::vector<double> shapley() const { return game().shapley(); }
    /// Who stays when joining costs each this much.
    [[nodiscard]] Coalition who_stays(std::span<const double> cost_of_joining) const {
        return game().who_stays(cost_of_joining);
    }

    [[nodiscard]] Coalition everybody() const { return (Coalition{1} << actors_.size()) - 1; }
    [[nodiscard]] std::size_t size() const { return actors_.size(); }

private:
    std::vector<Actor> actors_;
    std::vector<Referral> referrals_;
    int least_types_;
};

/// One road by which hours may reach a need.
struct Road {
    std::size_t resource = 0, need = 0;
};

/// The most that resources can meet of needs along the roads, and how much goes along each. A maximum flow
/// (push-relabel); the same roads in the same order give the same flow.
[[nodiscard]] std::vector<std::int64_t> cover(std::span<const std::int64_t> resources,
                                              std::span<const std::int64_t> needs,
                                              std::span<const Road> roads);

/// What one of k municipalities pays a year for a service developed together: its part of the development, and
/// coordination with each of the others. Least at k = √(development / coordination).
[[nodiscard]] double shared_cost(double development, double coordination, double municipalities);

} // namespace omsorg
