// SPDX-License-Identifier: MIT
#include <omsorg/engine/station_book.hpp>

#include <omsorg/base/calendar.hpp>
#include <omsorg/base/expect.hpp>

#include <limits>

namespace omsorg {
namespace {

std::chrono::year_month month_of_instant(Instant when) {
    const std::chrono::year_month_day date{day_of(when)};
    return date.year() / date.month();
}

Instant start_of(std::chrono::year_month month) { return Day{month / 1}; }

// The sums are promises between our own functions: one that fails has found a fault of the engine.
void must_equal(const std::string& name, const char* sum, std::uint64_t left, std::uint64_t right) {
    if (left == right) return;
    raise_defect(name + ": the books do not balance: " + sum + ", but " + std::to_string(left) + " is not " +
                 std::to_string(right));
}

void must_agree(const std::string& name, const char* who, bool agree) {
    if (agree) return;
    raise_defect(name + ": the books do not balance: the time of those who " + who +
                 ", person by person, is not that moment by moment");
}

StationFlow difference(const StationFlow& to, const StationFlow& from) {
    StationFlow flow = to;
    for (const auto member :
         {&StationFlow::asked, &StationFlow::admitted, &StationFlow::refused, &StationFlow::balked,
          &StationFlow::gave_up, &StationFlow::withdrawn, &StationFlow::returned, &StationFlow::interrupted,
          &StationFlow::resumed, &StationFlow::dropped})
        flow.*member -= from.*member;
    return flow;
}

} // namespace

StationBook::StationBook(Instant start, int offered)
    : month_ends_{start_of(month_of_instant(start) + std::chrono::months{1})}, queue_{start}, taken_{start},
      suspended_{start}, offered_{start, offered}, over_{start} {}

Duration StationBook::wait_quantile(double p) const {
    if (quantiles_.count() == 0) return {};
    return Duration{static_cast<std::int64_t>(quantiles_.quantile(p))};
}

StationBook::UpTo StationBook::up_to(Instant when) const {
    return {when,
            flow_,
            queue_.heads().area(when),
            taken_.heads().area(when),
            offered_.area(when),
            waits_.count(),
            waits_.total()};
}

// Nothing has happened since the last look, so the counts stand and only the areas grow from month to month.
void StationBook::turn_months(Instant now) {
    if (turned_.empty()) {
        turned_.reserve(61); // five years at a time, so that a month rarely costs an allocation
        turned_.push_back(UpTo{.when = since()});
    }
    while (now >= month_ends_) {
        if (turned_.size() > most_months) {
            month_ends_ = Instant::max();
            return;
        }
        turned_.push_back(up_to(month_ends_));
        month_ends_ = start_of(month_of_instant(month_ends_) + std::chrono::months{1});
    }
}

std::vector<StationBook::UpTo> StationBook::turns(Instant now) const {
    StationBook looked = *this;
    looked.look(now);
    if (looked.turned_.empty()) looked.turned_.push_back(UpTo{.when = since()});
    const UpTo& last = looked.turned_.back();
    if (last.when < now || last.flow != flow_) looked.turned_.push_back(up_to(now));
    return looked.turned_;
}

StationMonth StationBook::between(const UpTo& from, const UpTo& to) {
    const std::chrono::year_month month = month_of_instant(from.when);
    const auto length = static_cast<double>((to.when - from.when).count());
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    const auto average = [&](PersonTime a, PersonTime b) {
        return to.when == from.when ? unknown : static_cast<double>(b - a) / length;
    };
    const std::uint64_t waits = to.waits - from.waits;
    return {static_cast<int>(month.year()),
            static_cast<unsigned>(month.month()),
            difference(to.flow, from.flow),
            waits == 0 ? unknown
                       : static_cast<double>(to.waited - from.waited) / 3.6e9 / static_cast<double>(waits),
            average(from.queue, to.queue),
            average(from.taken, to.taken),
            average(from.offered, to.offered)};
}

std::vector<StationMonth> StationBook::by_month(Instant now) const {
    std::vector<StationMonth> months;
    const std::vector<UpTo> all = turns(now);
    for (std::size_t i = 1; i < all.size(); ++i) months.push_back(between(all[i - 1], all[i]));
    return months;
}

std::vector<StationMonth> StationBook::by_year(Instant now) const {
    std::vector<StationMonth> years;
    const std::vector<UpTo> all = turns(now);
    for (std::size_t from = 0; from + 1 < all.size();) {
        std::size_t to = from + 1;
        while (to + 1 < all.size() && year_of(all[to].when) == year_of(all[from].when)) ++to;
        years.push_back(between(all[from], all[to]));
        years.back().month = 0;
        from = to;
    }
    return years;
}

void StationBook::balance(const std::string& name, Instant now, PersonTime waiting_since,
                          PersonTime suspended_since) const {
    const auto count = [](int heads) { return static_cast<std::uint64_t>(heads); };
    must_equal(name, "waiting at first + asked = admitted + refused + balked + gave up + withdrawn + waiting",
               count(at_first_.waiting) + flow_.asked,
               flow_.admitted + flow_.refused + flow_.balked + flow_.gave_up + flow_.withdrawn +
                   count(queue_.count()));
    must_equal(name, "holding at first + admitted + resumed = returned + interrupted + holding",
               count(at_first_.holding) + flow_.admitted + flow_.resumed,
               flow_.returned + flow_.interrupted + count(holding_));
    must_equal(name, "suspended at first + interrupted = resumed + dropped + suspended",
               count(at_first_.suspended) + flow_.interrupted,
               flow_.resumed + flow_.dropped + count(suspended_.count()));
    const int taken = taken_.count();
    if (taken < holding_ || (holding_ == 0 && taken != 0))
        raise_defect(name + ": the books do not balance: " + std::to_string(holding_) + " leases hold " +
                     std::to_string(taken) + " units");
    must_agree(name, "wait", queue_.balances(now, waiting_since));
    must_agree(name, "hold", taken_.balances(now));
    must_agree(name, "are suspended", suspended_.balances(now, suspended_since));
}

void StationBook::restart(Instant now) {
    for (Attendance* there : {&queue_, &taken_, &suspended_}) there->restart(now);
    offered_.restart(now);
    over_.restart(now);
    waits_ = vain_ = Spans{};
    quantiles_ = Quantiles{};
    lost_ = {};
    flow_ = {};
    at_first_ = {queue_.count(), holding_, suspended_.count()};
    turned_.clear();
    month_ends_ = start_of(month_of_instant(now) + std::chrono::months{1});
}

} // namespace omsorg
