// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/municipality/by_whom.hpp>
#include <omsorg/population/people.hpp>
#include <omsorg/service/client_fates.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// For whom home care came: by sex, by age, and how unevenly over single clients.
///
/// Each client's year (client_fates.hpp) is added, once, to her sex and to her age group, by the age that she reaches on
/// 31 December. Nothing in the model treats women and men, or the young and the very old, differently at the
/// door: a gap comes from what they need (more visits a day, two at a time, where they live) meeting what gives
/// way first. The groups say where it falls.
///
///     delivered share    hours that came, counted by the plan, over granted hours
///     unmet share        hours unmet over the hours that they were at home to receive
///     gap                women less men; 80 and over less 65 to 79
///
/// The Gini coefficient of unmet hours over clients is that of allocation.hpp with a client in the place of a
/// district: 0 when an hour is as likely to be unmet whoever it is owed to, towards 1 when all unmet hours are a
/// few clients'. With few unmet hours it is high of itself, as luck alone is uneven; it is to be read
/// beside the unmet share, and between plans of a like share.
///
/// The laws: women and men are all clients; the Gini does not depend on how a client's hours are cut; it is at least
/// that over the districts, if nobody moves between them.
namespace omsorg {

/// Home care tells of the first four: before 65 it is not modelled.
inline constexpr std::size_t home_care_groups = static_cast<std::size_t>(ClientGroup::aged_under_65);

struct GroupYear {
    Hours granted{}, receivable{}, came{}, unmet{};
    VisitsMet visits{};

    void add(const ClientYear& client);
    [[nodiscard]] std::optional<double> delivered_share() const;
    [[nodiscard]] std::optional<double> unmet_share() const;
    /// Of the clients: nobody.
    [[nodiscard]] bool empty() const noexcept { return granted == Hours{}; }
};

struct ClientGroups {
    std::array<GroupYear, client_groups> group{};
    std::vector<std::array<GroupYear, client_groups>>
        in_district{};            ///< the same, by the district that served
    std::optional<double> gini{}; ///< nothing where nothing could be received
    /// Domestic tasks and care, of the hours in visits that could be received: the share that was not unmet.
    std::optional<double> care_came{}, domestic_came{};

    [[nodiscard]] const GroupYear& operator[](ClientGroup which) const {
        return group[static_cast<std::size_t>(which)];
    }
};

[[nodiscard]] ClientGroups by_group(std::span<const ClientYear> clients, const People& people, int year);

/// The Gini coefficient of unmet hours over as many as you like: sorted once, not pair by pair.
struct Owed {
    double unmet = 0, receivable = 0;
};
[[nodiscard]] std::optional<double> gini_of_unmet(std::span<const Owed> owed);

} // namespace omsorg
