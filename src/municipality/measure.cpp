// SPDX-License-Identifier: MIT
#include <omsorg/municipality/measure.hpp>

#include <algorithm>

namespace omsorg {

namespace {

using enum Adds;

constexpr std::array<MeasureInfo, 58> measures{{
    {Measure::population, "population", "persons", over_everything, {"Folkmängd", "Population"}},
    {Measure::population_65_plus, "population_65_plus", "persons", over_everything, {"Folkmängd 65 år och äldre", "Population aged 65 and over"}},
    {Measure::population_80_plus, "population_80_plus", "persons", over_everything, {"Folkmängd 80 år och äldre", "Population aged 80 and over"}},
    {Measure::births, "births", "persons", over_everything, {"Födda", "Births"}},
    {Measure::deaths, "deaths", "persons", over_everything, {"Döda", "Deaths"}},
    {Measure::net_migration, "net_migration", "persons", over_everything, {"Flyttnetto", "Net migration"}},
    {Measure::clients, "clients", "persons", over_everything, {"Brukare, medeltal under året", "Clients, mean over the year"}},
    {Measure::first_decisions, "first_decisions", "decisions", over_everything, {"Nya beslut", "New decisions"}},
    {Measure::queue, "queue", "persons", over_everything, {"Väntande på plats, medeltal", "Waiting for a place, mean"}},
    {Measure::waiting_days, "waiting_days", "days", nothing, {"Väntetid till plats", "Wait for a place"}},
    {Measure::waiting_over_90_days, "waiting_over_90_days", "share", nothing, {"Andel som väntat mer än 90 dagar", "Share that waited more than 90 days"}},
    {Measure::unexecuted_decisions, "unexecuted_decisions", "decisions", over_everything, {"Beslut ej verkställda inom tre månader", "Decisions not executed within three months"}},
    {Measure::granted_hours, "granted_hours", "h", over_everything, {"Beviljade timmar", "Granted hours"}},
    {Measure::planned_hours, "planned_hours", "h", over_everything, {"Planerade timmar", "Planned hours"}},
    {Measure::delivered_hours, "delivered_hours", "h", over_everything, {"Utförda timmar", "Delivered hours"}},
    {Measure::not_planned_hours, "not_planned_hours", "h", over_everything, {"Beviljade men ej planerade timmar", "Granted hours not planned"}},
    {Measure::no_staff_hours, "no_staff_hours", "h", over_everything, {"Ej utförda timmar: personal saknas", "Hours not delivered: no staff"}},
    {Measure::shortened_hours, "shortened_hours", "h", over_everything, {"Ej utförda timmar: förkortade besök", "Hours not delivered: visits shortened"}},
    {Measure::client_away_hours, "client_away_hours", "h", over_everything, {"Ej utförda timmar: brukaren borta", "Hours not delivered: client away"}},
    {Measure::client_declined_hours, "client_declined_hours", "h", over_everything, {"Ej utförda timmar: brukaren avböjde", "Hours not delivered: client declined"}},
    {Measure::cancelled_late_hours, "cancelled_late_hours", "h", over_everything, {"Ej utförda timmar: sen avbokning", "Hours not delivered: cancelled late"}},
    {Measure::replaced_by_digital_hours, "replaced_by_digital_hours", "h", over_everything, {"Timmar ersatta av digital tillsyn", "Hours replaced by digital support"}},
    {Measure::unmet_hours, "unmet_hours", "h", over_everything, {"Ej tillgodosedda timmar", "Unmet hours"}},
    {Measure::unmet_share, "unmet_share", "share", nothing, {"Andel ej tillgodosedda timmar", "Unmet share"}},
    {Measure::visits, "visits", "visits", over_everything, {"Utförda besök", "Visits made"}},
    {Measure::missed_visits, "missed_visits", "visits", over_everything, {"Uteblivna besök", "Missed visits"}},
    {Measure::shortened_visits, "shortened_visits", "visits", over_everything, {"Förkortade besök", "Shortened visits"}},
    {Measure::contracted_hours, "contracted_hours", "h", over_everything, {"Avtalad arbetstid", "Contracted hours"}},
    {Measure::paid_absence_hours, "paid_absence_hours", "h", over_everything, {"Betald frånvaro", "Paid absence"}},
    {Measure::unpaid_absence_hours, "unpaid_absence_hours", "h", over_everything, {"Obetald frånvaro", "Unpaid absence"}},
    {Measure::worked_hours, "worked_hours", "h", over_everything, {"Arbetad tid", "Worked hours"}},
    {Measure::client_time_hours, "client_time_hours", "h", over_everything, {"Brukartid", "Client time of staff"}},
    {Measure::travel_hours, "travel_hours", "h", over_everything, {"Restid", "Travel time"}},
    {Measure::documentation_hours, "documentation_hours", "h", over_everything, {"Dokumentation och överlämning", "Documentation and handover"}},
    {Measure::meeting_hours, "meeting_hours", "h", over_everything, {"Möten", "Meetings"}},
    {Measure::training_hours, "training_hours", "h", over_everything, {"Utbildning", "Training"}},
    {Measure::renewal_hours, "renewal_hours", "h", over_everything, {"Förnyelsearbete", "Renewal"}},
    {Measure::waiting_hours, "waiting_hours", "h", over_everything, {"Väntan mellan besök", "Waiting between visits"}},
    {Measure::overtime_hours, "overtime_hours", "h", over_everything, {"Övertid", "Overtime"}},
    {Measure::agency_hours, "agency_hours", "h", over_everything, {"Timavlönade och hyrpersonal", "Hourly paid and agency staff"}},
    {Measure::client_time_share, "client_time_share", "share", nothing, {"Brukartidsandel", "Client-time share"}},
    {Measure::posts_required, "posts_required", "posts", over_everything, {"Årsarbetare som behövs", "Posts required"}},
    {Measure::posts_affordable, "posts_affordable", "posts", over_everything, {"Årsarbetare som ryms i ramen", "Posts affordable"}},
    {Measure::posts_filled, "posts_filled", "posts", over_everything, {"Tillsatta årsarbetare", "Posts filled"}},
    {Measure::posts_gap, "posts_gap", "posts", over_everything, {"Årsarbetare som saknas", "Posts missing"}},
    {Measure::recruited, "recruited", "persons", over_everything, {"Nyanställda", "Recruited"}},
    {Measure::left, "left", "persons", over_everything, {"Slutade", "Left"}},
    {Measure::revenue, "revenue", "SEK", over_everything, {"Kommunens intäkter", "Revenue of the municipality"}},
    {Measure::modelled_budget, "modelled_budget", "SEK", over_everything, {"Ram för de modellerade tjänsterna", "Budget frame of the services modelled"}},
    {Measure::staff_cost, "staff_cost", "SEK", over_everything, {"Personalkostnad", "Staff cost"}},
    {Measure::other_cost, "other_cost", "SEK", over_everything, {"Övrig kostnad", "Other cost"}},
    {Measure::net_cost, "net_cost", "SEK", over_everything, {"Nettokostnad", "Net cost"}},
    {Measure::cost_gap, "cost_gap", "SEK", over_everything, {"Kostnad för timmarna som saknas", "Cost of the hours missing"}},
    {Measure::hours_avoided, "hours_avoided", "h", over_everything, {"Timmar som inte behövde beviljas", "Granted hours avoided"}},
    {Measure::met_preference_share, "met_preference_share", "share", nothing, {"Andel önskemål som mötts", "Share of wishes met"}},
    {Measure::pooling_gain, "pooling_gain", "ratio", nothing, {"Vinst av att gå tillsammans", "Pooling gain"}},
    {Measure::staff_continuity, "staff_continuity", "persons", nothing, {"Olika personal på 14 dagar", "Different staff in 14 days"}},
    {Measure::digital_share, "digital_share", "share", nothing, {"Andel tillsyn som sker digitalt", "Share of night checks by camera"}},
}};

static_assert(std::ranges::all_of(measures, [at = 0](const MeasureInfo& m) mutable {
    return static_cast<int>(m.measure) == at++;
}), "the table follows the enumeration");

} // namespace

const MeasureInfo& info(Measure measure) { return measures[static_cast<std::size_t>(measure)]; }

std::optional<Measure> measure_named(std::string_view id) {
    const auto* found = std::ranges::find(measures, id, &MeasureInfo::id);
    if (found == measures.end()) return std::nullopt;
    return found->measure;
}

const std::array<MeasureInfo, 58>& all_measures() { return measures; }

} // namespace omsorg
