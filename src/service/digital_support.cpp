// SPDX-License-Identifier: MIT
#include <omsorg/service/digital_support.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <bit>
#include <cmath>

namespace omsorg {
namespace {

constexpr std::array tools{DigitalTool::dispenser, DigitalTool::video_visit, DigitalTool::support_app};
constexpr unsigned long_used = 4; // the bit above which a tool's bit tells that it has been used for long
constexpr int app_from = 9 * 60, app_to = 17 * 60;

constexpr std::uint8_t bit_of(DigitalTool tool) {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(tool));
}

bool is_for(DigitalTool tool, const PlannedVisit& visit) {
    switch (tool) {
    case DigitalTool::dispenser:
        return visit.kind == VisitKind::health_task;
    case DigitalTool::video_visit:
        return visit.kind == VisitKind::personal_care;
    case DigitalTool::support_app:
        return visit.kind == VisitKind::personal_care && visit.from >= app_from && visit.from < app_to;
    }
    return false;
}

// Staff are seen on a screen; what reminds can as well speak.
constexpr bool needs_screen(DigitalTool tool) { return tool == DigitalTool::video_visit; }

Hours seconds(std::int64_t n) { return Hours{std::chrono::seconds{n}}; }

} // namespace

DigitalYear::Tool& DigitalYear::Tool::operator+=(const Tool& o) noexcept {
    user_days += o.user_days, began += o.began, gave_up += o.gave_up;
    visits += o.visits, failures += o.failures;
    screenless_days += o.screenless_days;
    replaced += o.replaced, setup += o.setup, staff += o.staff;
    return *this;
}

DigitalYear::Tool DigitalYear::all() const noexcept {
    Tool sum;
    for (const Tool& tool : tools) sum += tool;
    return sum;
}

DigitalYear& DigitalYear::operator+=(const DigitalYear& o) noexcept {
    for (std::size_t i = 0; i < digital_tools; ++i) tools[i] += o.tools[i];
    client_days += o.client_days;
    managed_alone += o.managed_alone;
    return *this;
}

DigitalSupport::DigitalSupport(const DigitalAssumptions& assume, Run run)
    : assume_{&assume}, run_{run}, visit_{run, Purpose::digital_visit}, fault_{run, Purpose::visit_fault} {}

const Technology& DigitalSupport::operator[](DigitalTool tool) const noexcept {
    switch (tool) {
    case DigitalTool::dispenser:
        return assume_->dispenser;
    case DigitalTool::video_visit:
        return assume_->video_visit;
    case DigitalTool::support_app:
        break;
    }
    return assume_->support_app;
}

FunnelShares DigitalSupport::funnel(DigitalTool tool) const noexcept {
    const Technology& t = (*this)[tool];
    return widened({t.offered, t.suitable, t.accepted, t.retained, t.trial_days}, needs_screen(tool));
}

FunnelShares DigitalSupport::funnel_in_housing_support() const noexcept {
    return widened(assume_->housing_support_app, needs_screen(DigitalTool::support_app));
}

/// By what is offered to all, made accessible, had without a screen, and heard of.
FunnelShares DigitalSupport::widened(FunnelShares plain, bool needs_screen) const noexcept {
    const double by_screen = suits_by_screen(plain.suitable);
    const double without = needs_screen ? 0.0 : assume_->screenless * assume_->screenless_gain;
    return {assume_->first ? 1.0 : plain.offered, by_screen + (1.0 - by_screen) * without,
            plain.accepted + (1.0 - plain.accepted) * pull_, plain.retained, plain.trial_days};
}

double DigitalSupport::suits_by_screen(double suitable) const noexcept {
    const double widened = assume_->accessibility * assume_->accessibility_gain;
    return suitable + (1.0 - suitable) * widened;
}

double DigitalSupport::availability(DigitalTool tool) const noexcept {
    const double p = (*this)[tool].failure;
    return (1.0 - p) / (1.0 + p * std::floor(assume_->rest_days));
}

DigitalSupport::Rules DigitalSupport::rules() const noexcept {
    Rules now;
    for (std::size_t i = 0; i < digital_tools; ++i) {
        const Technology& t = (*this)[tools[i]];
        now.replaces[i] = t.replaces, now.longest[i] = t.longest, now.independence[i] = t.independence;
    }
    now.least_visits = assume_->least_visits;
    return now;
}

void DigitalSupport::admit(std::uint32_t row, Key key) {
    if (row >= clients_.size()) {
        clients_.resize(row + std::size_t{1});
        uses_.resize(row + std::size_t{1}, 0);
    }
    leave(row);
    Client& client = clients_[row];
    client = {.key = key, .live = true};
    for (std::size_t i = 0; i < digital_tools; ++i)
        client.uptake[i].luck = FunnelLuck::of(run_, key, i + 1); // the night camera is 0
}

void DigitalSupport::leave(std::uint32_t row) {
    clients_[row].live = false;
    if (uses_[row] != 0) --users_;
    uses_[row] = 0;
}

std::span<const std::uint32_t> DigitalSupport::begin_day(Day today, std::span<const std::uint32_t> district,
                                                         std::span<DigitalYear> years) {
    changed_.clear();
    today_ = today;
    if (users_ == 0 && !assume_->any_offered()) return changed_;
    const Rules now = rules();
    const bool other_rules = !(now == rules_);
    rules_ = now;
    std::array<FunnelShares, digital_tools> funnels;
    std::array<double, digital_tools> by_screen{};
    for (std::size_t i = 0; i < digital_tools; ++i)
        funnels[i] = funnel(tools[i]), by_screen[i] = suits_by_screen(tools[i]);
    const double long_days = assume_->independence_after * days_a_year / 12;
    for (std::uint32_t row = 0; row < clients_.size(); ++row) {
        Client& client = clients_[row];
        if (!client.live) continue;
        DigitalYear& year = years[district[row]];
        std::uint8_t uses = 0;
        for (std::size_t i = 0; i < digital_tools; ++i) {
            const auto step = client.uptake[i].follow(funnels[i], today);
            DigitalYear::Tool& tool = year.tools[i];
            if (step.began) {
                ++tool.began;
                tool.setup += Hours::from_hours((*this)[tools[i]].setup);
            }
            if (step.gave_up) ++tool.gave_up;
            if (!step.uses) continue;
            ++tool.user_days;
            if (client.uptake[i].luck.suitable >= by_screen[i]) ++tool.screenless_days;
            uses |= bit_of(tools[i]);
            if (static_cast<double>((today - *client.uptake[i].since).count()) >= long_days)
                uses = static_cast<std::uint8_t>(uses | bit_of(tools[i]) << long_used);
        }
        if (uses != 0) ++year.client_days;
        if (uses != uses_[row] || (uses != 0 && other_rules)) changed_.push_back(row);
        users_ += (uses != 0 ? 1u : 0u) - (uses_[row] != 0 ? 1u : 0u);
        uses_[row] = uses;
    }
    return changed_;
}

// The app comes before the call, as it needs no staff.
VisitMark DigitalSupport::mark_one(std::uint8_t uses, const PlannedVisit& visit, double luck) const {
    for (std::size_t i = digital_tools; i-- > 0;) {
        const DigitalTool tool = tools[i];
        const Technology& t = (*this)[tool];
        if ((uses & bit_of(tool)) == 0 || !is_for(tool, visit) || visit.seconds > t.longest * 60) continue;
        if (luck < t.replaces) return mark_of(tool);
        const bool for_long = (uses >> long_used & bit_of(tool)) != 0;
        if (for_long && luck < t.replaces + (1.0 - t.replaces) * t.independence) return managed_alone;
    }
    return by_staff;
}

void DigitalSupport::mark(std::uint32_t row, std::span<const PlannedVisit> week,
                          std::vector<VisitMark>& marks) const {
    marks.clear();
    if (row >= uses_.size() || uses_[row] == 0) return;
    marks.assign(week.size() * 7, by_staff);
    struct Taken {
        double luck;
        std::size_t at;
    };
    std::vector<Taken> taken;
    int all = 0;
    for (std::size_t v = 0; v < week.size(); ++v)
        for (int weekday = 0; weekday < 7; ++weekday) {
            if (!week[v].is_on(weekday)) continue;
            ++all;
            const auto day = static_cast<std::uint64_t>(weekday);
            const double luck = visit_.uniform(clients_[row].key, week[v].number * std::uint64_t{7} + day);
            const std::size_t at = v * 7 + static_cast<std::size_t>(weekday);
            marks[at] = mark_one(uses_[row], week[v], luck);
            if (marks[at] != by_staff) taken.push_back({luck, at});
        }
    // Safety: the highest draws are given back until staff come often enough.
    const int least = std::min(all, static_cast<int>(std::ceil(assume_->least_visits)));
    auto back = least - (all - static_cast<int>(taken.size()));
    if (back <= 0) return;
    std::sort(taken.begin(), taken.end(), [](const Taken& a, const Taken& b) {
        return a.luck != b.luck ? a.luck > b.luck : a.at < b.at;
    });
    for (std::size_t i = 0; back > 0; ++i, --back) marks[taken[i].at] = by_staff;
}

bool DigitalSupport::take(std::uint32_t row, VisitMark mark, std::uint8_t number, std::int32_t length,
                          DigitalYear& year) {
    expect(mark != by_staff && mark <= managed_alone, "a visit that is not made by staff is marked");
    if (mark == managed_alone) {
        year.managed_alone += seconds(length);
        return true;
    }
    const std::size_t i = mark - std::size_t{1};
    Client& client = clients_[row];
    if (today_ < client.rests_until[i]) return false;
    const Technology& t = (*this)[tools[i]];
    const auto day = static_cast<std::uint64_t>(today_.time_since_epoch().count());
    if (fault_.happens(t.failure, client.key, day * 64 + number)) {
        ++year.tools[i].failures;
        client.rests_until[i] = today_ + std::chrono::days{1 + static_cast<int>(assume_->rest_days)};
        return false;
    }
    ++year.tools[i].visits;
    year.tools[i].replaced += seconds(length);
    year.tools[i].staff += Hours::from_hours(t.staff_minutes / 60);
    return true;
}

} // namespace omsorg
