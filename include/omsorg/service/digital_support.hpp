// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/base/quantity.hpp>
#include <omsorg/base/time.hpp>
#include <omsorg/chance/key.hpp>
#include <omsorg/chance/run.hpp>
#include <omsorg/chance/stream.hpp>
#include <omsorg/need/care_plan.hpp>
#include <omsorg/service/digital_assumptions.hpp>
#include <omsorg/service/funnel.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

/// Digital support in home care: who uses which technology, and which of her visits it takes.
///
/// A technology takes visits of one kind. Which ones, the client's own draws tell, one for each weekday of each
/// visit in her plan; so the visits that were taken can be named, and a technology that takes more takes the
/// same ones and others.
///
///     a week of visits        u < replaces            ─▶ by the technology    (a failure: staff go there)
///     of the kind, none  ─▶   then, after some months
///     too long                u < … + independence    ─▶ managed alone, no longer planned
///                             else                    ─▶ by staff
///
/// Safety comes first: a week keeps `least_visits` by staff (those with the highest draws are given back), and
/// after a failure staff make the visits for `rest_days`. `digital.first` offers everything to everyone, under
/// the same safety.
///
/// The law: users are the product of the funnel's shares (funnel.hpp); of their visits of the kind the share
/// `replaces` is taken, if safety allows; with nothing offered no visit is marked.
///
/// Example
///
///     DigitalSupport support{assume, run};
///     support.admit(row, key);
///     for (const std::uint32_t row : support.begin_day(today, live, district, years)) replan(row);
///     support.mark(row, week, marks);
namespace omsorg {

enum class DigitalTool : std::uint8_t { dispenser, video_visit, support_app };
inline constexpr std::size_t digital_tools = 3;

/// Who makes a visit of a weekday: staff (0), the tool with this number less one, or the client alone.
using VisitMark = std::uint8_t;
inline constexpr VisitMark by_staff = 0, managed_alone = digital_tools + 1;
[[nodiscard]] constexpr VisitMark mark_of(DigitalTool tool) noexcept {
    return static_cast<VisitMark>(static_cast<std::size_t>(tool) + 1);
}
/// A contact that takes its client time before it begins; a dispenser prepares itself.
[[nodiscard]] constexpr bool is_prepared(VisitMark mark) noexcept {
    return mark == mark_of(DigitalTool::video_visit) || mark == mark_of(DigitalTool::support_app);
}

/// What digital support came to since the last harvest, in one district.
struct DigitalYear {
    struct Tool {
        std::int64_t user_days = 0, began = 0, gave_up = 0;
        std::int64_t visits = 0;          ///< replaced
        std::int64_t failures = 0;        ///< to be replaced, but staff went there
        std::int64_t screenless_days = 0; ///< of the user days, of those whom no screen suits
        Hours replaced{}, setup{}, staff{};

        Tool& operator+=(const Tool& other) noexcept;
        friend bool operator==(const Tool&, const Tool&) = default;
    };
    std::array<Tool, digital_tools> tools{};
    std::int64_t client_days = 0; ///< of those who use something
    Hours managed_alone{};        ///< granted, and no longer needed

    [[nodiscard]] Tool all() const noexcept;
    DigitalYear& operator+=(const DigitalYear& other) noexcept;
    friend bool operator==(const DigitalYear&, const DigitalYear&) = default;
};

class DigitalSupport {
public:
    DigitalSupport(const DigitalAssumptions& assume, Run run);

    /// A client's row begins anew with this key.
    void admit(std::uint32_t row, Key key);
    void leave(std::uint32_t row);

    /// The morning: who begins, gives up, has become more independent. Rows whose weeks are to be marked anew.
    std::span<const std::uint32_t> begin_day(Day today, std::span<const std::uint32_t> district,
                                             std::span<DigitalYear> years);

    /// Does she use anything?
    [[nodiscard]] bool helps(std::uint32_t row) const noexcept { return uses_[row] != 0; }

    /// Marks her week: seven weekdays for each visit. Empty if she uses nothing.
    void mark(std::uint32_t row, std::span<const PlannedVisit> week, std::vector<VisitMark>& marks) const;

    /// A marked visit of today: taken, or made by staff after all? Booked in `year`.
    bool take(std::uint32_t row, VisitMark mark, std::uint8_t number, std::int32_t seconds,
              DigitalYear& year);

    /// The share of days on which a tool works, rests after failures included: (1 - p) / (1 + p r).
    [[nodiscard]] double availability(DigitalTool tool) const noexcept;

    [[nodiscard]] FunnelShares funnel(DigitalTool tool) const noexcept;
    /// Of those with housing support: the app is the same, and they are others.
    [[nodiscard]] FunnelShares funnel_in_housing_support() const noexcept;
    /// Of those whom something suits as it is sold, and those whom it suits by its screen once it is accessible; the
    /// funnel's `suitable` has those whom only one without does on top.
    [[nodiscard]] double suits_by_screen(double suitable) const noexcept;
    [[nodiscard]] double suits_by_screen(DigitalTool tool) const noexcept {
        return suits_by_screen((*this)[tool].suitable);
    }
    /// What is seen and told elsewhere: of those who would decline, this share accepts from now on.
    void hear(double pull) noexcept { pull_ = pull; }

    /// Of the documentation, when some of it is dictated; and of the travel, on which nobody needs to drive.
    [[nodiscard]] double documentation_left() const noexcept {
        return 1.0 - assume_->speech_reach * assume_->speech_saves;
    }
    [[nodiscard]] double free_driving() const noexcept { return assume_->driving_share; }

    [[nodiscard]] const Technology& operator[](DigitalTool tool) const noexcept;

private:
    struct Client {
        Key key{};
        std::array<Uptake, digital_tools> uptake{};
        std::array<Day, digital_tools> rests_until{};
        bool live = false;
    };
    struct Rules { // what marks depend on
        std::array<double, digital_tools> replaces{}, longest{}, independence{};
        double least_visits = 0;
        friend bool operator==(const Rules&, const Rules&) = default;
    };

    [[nodiscard]] FunnelShares widened(FunnelShares plain, bool needs_screen) const noexcept;
    [[nodiscard]] Rules rules() const noexcept;
    [[nodiscard]] VisitMark mark_one(std::uint8_t uses, const PlannedVisit& visit, double luck) const;

    const DigitalAssumptions* assume_;
    Run run_;
    Stream visit_, fault_;
    std::vector<Client> clients_;    // by row
    std::vector<std::uint8_t> uses_; // by row: bits of tools, and of those used for long above them
    std::vector<std::uint32_t> changed_;
    std::size_t users_ = 0;
    Rules rules_{};
    Day today_{};
    double pull_ = 0;
};

} // namespace omsorg
