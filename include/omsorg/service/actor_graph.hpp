// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>

#include <cstddef>
#include <span>
#include <vector>

/// Who could help whom: the hours of several actors, the needs of their clients, and the roads between them.
///
///     clients of A ◀── own ──── hours of A ────┐ referral
///           ▲                                  ├────────────▶ clients of the municipality
///           └───────── overflow ── hours of B ─┘
///     clients of B ◀── own ──────────┘
///
/// An actor [aktör] has hours to give and clients who need some. A road lets the hours of one reach a need. What can
/// be met is a maximum flow, so that what is over at one place finds its way through as many actors as it must.
///
/// Roads have ranks, for some clients come first. The lowest rank is walked as far as it goes; each later one adds
/// the most it can, and takes no hour from anybody:
///
///     met after rank k     = the most that all roads of ranks 0 … k could meet together
///     met of each need     never falls from a rank to the next
///     used of each hour    never falls either
///
/// All three can hold, since a flow is made larger along augmenting paths, which leave what came from each source
/// and what reached each need where it was [Ford and Fulkerson 1956]. To put some clients first thus costs no hour
/// altogether: the last rank meets what no ranks at all would have met.
///
/// Where every road leads from an actor to its own clients the graph is block-diagonal, and what all meet is what each
/// meets alone, summed: nothing is gained together.
///
/// The law: no need gets more than it asks for and no hour goes out twice; another actor never lowers what is met.
///
/// Example
///
///     ActorGraph graph;
///     const auto club = graph.add_hours(Hours{5h});
///     const auto members = graph.add_need(Hours{3h}), town = graph.add_need(Hours{9h});
///     graph.add_road({club, members, 0});
///     graph.add_road({club, town, 1});
///     graph.flow();                            // three hours and two
namespace omsorg {

/// One road by which hours may reach a need.
struct Road {
    std::size_t hours = 0, need = 0;
    int rank = 0;
};

class ActorGraph {
public:
    /// Hours that somebody has, or needs; each is known by its number, from 0.
    std::size_t add_hours(Hours at_hand);
    std::size_t add_need(Hours needed);
    void add_road(Road road);

    /// What goes along each road, in the order they were added. The same roads in the same order give the same flow.
    [[nodiscard]] std::vector<Hours> flow() const;
    /// The most that can be met, whoever comes first: the sum of the flow.
    [[nodiscard]] Hours most() const;

private:
    void widen(std::span<Hours> along, int rank) const;

    std::vector<Hours> hours_, needs_;
    std::vector<Road> roads_;
};

/// What one of k municipalities pays a year for a service developed together: its part of the development, and
/// coordination with each of the others. Least at k = √(development / coordination).
[[nodiscard]] double shared_cost(double development, double coordination, double municipalities);

} // namespace omsorg
