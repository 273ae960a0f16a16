// SPDX-License-Identifier: MIT
#pragma once

#include "figure_reader.hpp"

#include <omsorg/population/district.hpp>
#include <omsorg/service/care_homes.hpp>
#include <omsorg/service/event_calendar.hpp>
#include <omsorg/service/partners.hpp>

#include <vector>

/// The tables of services, which a study can do without: who else has hours to give, whom they serve themselves, which
/// homes there are, and what happens in town.
namespace omsorg {

void read_partners(FigureReader& figures, const std::vector<Locality>& localities,
                   std::vector<Partner>& partners);

/// Into the partners that have been read.
void read_partner_clients(FigureReader& figures, const std::vector<Locality>& localities,
                          std::vector<Partner>& partners);

void read_homes(FigureReader& figures, const std::vector<Locality>& localities, std::vector<CareHome>& homes);

[[nodiscard]] EventCalendar read_events(FigureReader& figures, const StudyHead& head);

/// A numbered kind is one of those that are drawn: `most` of them.
void expect_kinds(FigureReader& figures, double most);

} // namespace omsorg
