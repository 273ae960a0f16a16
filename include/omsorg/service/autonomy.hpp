// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/field.hpp>
#include <omsorg/service/casework.hpp>
#include <omsorg/service/home_care_year.hpp>
#include <omsorg/service/night_supervision.hpp>
#include <omsorg/service/session_ledger.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>

/// Not to live one's life in a system [självbestämmande]: of what a client could wish to decide, how much she did
/// decide, and got.
///
/// The index is a weighed mean of up to six parts, each a share between 0 and 1 that the run counts:
///
///     part       sessions                          home care                         others
///     time       in her window, of wishes kept to  begun inside the window agreed
///     who        went with the staff she prefers   few_staff over the staff met
///     choice     weeks in which she may choose                                       day activity: weeks in which
///                                                                                    she may move a day
///     kept       agreed, and she was not turned    visits neither cut, put off nor   day activity: came, and
///                away                              missed                            was not sent home
///     company    of those who could have company
///                at an event: had it, or said no
///     channel                                                                        casework, night: had the
///                                                                                    e-service or camera if she
///                                                                                    would have one
///
///     index = Σ w · part / Σ w                     over the parts that the service has
///
/// A part that does not exist in a service, or in a year, is left out and the weights of the others carry the
/// index; nobody is credited with, or blamed for, what was never hers to decide. Therefore the index compares a
/// service with itself, over plans and years. Two services, whose parts differ, it does not compare; and where a plan
/// brings a part into being (a preferred member of staff, company), part of the step is the part.
///
/// What is measured: every part. What is assumed: that these six are what there is to decide (whether meals are
/// warm, or the television is on, is not in the model), and the weights, which are equal until somebody asks
/// clients what matters to them. Waiting and the client's own time are told beside it (`decision_days`,
/// `days_to_seat`, `client_effort_minutes`).
///
/// The laws: it lies between its least and its greatest part; it is 1 where every part is; only the proportions
/// of the weights matter; a part with weight 0 is as if it were not there.
namespace omsorg {

struct AutonomyAssumptions {
    bool modelled = false;
    double time = 1, who = 1, choice = 1, kept = 1, company = 1, channel = 1; ///< weights
};

enum class AutonomyPart : std::uint8_t { time, who, choice, kept, company, channel };
inline constexpr std::size_t autonomy_parts = 6;

/// One service's parts; those it does not have are empty.
struct Autonomy {
    std::array<std::optional<double>, autonomy_parts> parts{};

    [[nodiscard]] std::optional<double>& operator[](AutonomyPart part) {
        return parts[static_cast<std::size_t>(part)];
    }
    [[nodiscard]] const std::optional<double>& operator[](AutonomyPart part) const {
        return parts[static_cast<std::size_t>(part)];
    }
    /// Nothing without any part that weighs.
    [[nodiscard]] std::optional<double> index(const AutonomyAssumptions& a) const;
};

/// Few staff met, as in expectation.hpp: so few that fewer would not be felt.
[[nodiscard]] std::optional<double> same_faces(const VisitsMet& visits, double few_staff);

// Of all clients of a service, of some, or of one: their counts are all that is asked.
[[nodiscard]] Autonomy autonomy_of(const VisitsMet& visits, double few_staff);
/// `preferred`: some member of staff is preferred in this year (a weight above 0).
[[nodiscard]] Autonomy autonomy_of(const SessionCounts& sessions, bool preferred);
[[nodiscard]] Autonomy autonomy_of_day_activity(const SessionCounts& days);
/// `would`: the share who use the digital channel when everybody is offered it.
[[nodiscard]] Autonomy autonomy_of(const CaseworkYear& year, double would);
[[nodiscard]] Autonomy autonomy_of(const NightYear& year, double would);

template <class Assumptions, class Visitor>
requires std::same_as<std::remove_const_t<Assumptions>, AutonomyAssumptions>
void describe(Assumptions& a, Visitor&& visit) {
    visit(a.modelled, Field{.key = "autonomy.modelled",
                            .varies = Varies::never,
                            .label = {"Självbestämmande redovisas", "Autonomy is told"},
                            .about = "No: no autonomy index is told. Nothing else follows from it."});
    const auto weight = [&](auto& member, std::string_view key, Label label, std::string_view about) {
        visit(member, Field{.key = key, .unit = "", .low = 0, .high = 10, .label = label, .about = about});
    };
    weight(a.time, "autonomy.time", {"Vikt: tiden", "Weight of the time"},
           "Served at the time that was wished for, or agreed. Only the proportions of the weights matter.");
    weight(a.who, "autonomy.who", {"Vikt: vem som kommer", "Weight of who comes"},
           "The member of staff she prefers, or few different staff.");
    weight(a.choice, "autonomy.choice", {"Vikt: att få välja pass", "Weight of choosing the session"},
           "Weeks in which she may choose among sessions, or days, and not only have or leave her slot.");
    weight(a.kept, "autonomy.kept",
           {"Vikt: att det som avtalats gäller", "Weight of what was agreed being kept"},
           "What was agreed and the provider did not cut, put off or cancel.");
    weight(a.company, "autonomy.company", {"Vikt: sällskap eller inte", "Weight of company or none"},
           "Where company is offered: she said no and went alone, or said yes and had it.");
    weight(a.channel, "autonomy.channel", {"Vikt: kanalen", "Weight of the channel"},
           "Digital for whoever would have it so; staff and paper are there for the others.");
}

} // namespace omsorg
