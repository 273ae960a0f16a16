// SPDX-License-Identifier: MIT
#include <omsorg/workforce/roster.hpp>

#include <omsorg/workforce/contract.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {
namespace {

constexpr int cycle = 14;
constexpr int most_weekdays = 8; // beside a worked weekend: never more than six days in a row
constexpr std::int16_t office_opens = 8 * 60;

// The part after the point of row × a: rows that follow each other lie far apart.
double out_of_step(std::uint32_t row, double a) {
    const double x = 0.5 + static_cast<double>(row) * a;
    return x - std::floor(x);
}

std::int16_t minute(double hour) { return static_cast<std::int16_t>(std::lround(hour * 60.0)); }

} // namespace

Rota::Rota(const WorkforceAssumptions& assume, Branch branch, double contract, std::uint32_t row)
    : start_{works_weekdays(branch) ? office_opens
                                    : minute(works_nights(branch) ? assume.night_start : assume.day_start)},
      end_{minute(assume.evening_end)}, nights_{works_nights(branch)},
      evening_{!nights_ && !works_weekdays(branch) &&
               out_of_step(row, 0.7548776662466927) < assume.evening_share} {
    // How many shifts, and how long: two on the worked weekend, the rest spread over the weekdays.
    const int owed = omsorg::fortnight_minutes(assume, branch, contract);
    const int usual = minute(nights_ ? assume.night_shift : assume.usual_shift);
    int weekend = works_weekdays(branch) ? 0 : minute(nights_ ? assume.night_shift : assume.weekend_shift);
    weekend = std::min(weekend, owed / 2);
    const int left = owed - 2 * weekend;
    int weekdays = std::clamp((left + usual / 2) / usual, 0, works_weekdays(branch) ? 10 : most_weekdays);
    if (weekdays == 0 && left > 0) weekdays = 1;
    weekend_ = static_cast<std::int16_t>(weekend);
    weekday_ = static_cast<std::int16_t>(weekdays > 0 ? left / weekdays : 0);
    int extra = weekdays > 0 ? left % weekdays : 0; // shifts that last a minute longer

    const std::uint32_t weekend_of = row % 2;
    const int phase = static_cast<int>(row / 2 * 3 % 10);
    int weekday = 0;
    for (int day = 0; day < cycle; ++day) {
        bool on = false;
        if (day % 7 >= 5)
            on = !works_weekdays(branch) && static_cast<std::uint32_t>(day / 7) == weekend_of;
        else {
            const int at = weekday + phase;
            on = (at + 1) * weekdays / 10 > at * weekdays / 10;
            ++weekday;
            if (on && extra > 0 && --extra == 0) extra_until_ = static_cast<std::int16_t>(day + 1);
        }
        if (on) on_ |= std::uint32_t{1} << day;
    }
}

int Rota::fortnight_minutes() const noexcept {
    int sum = 0;
    for (int day = 0; day < cycle; ++day)
        if (is_on(day)) sum += shift(day).minutes();
    return sum;
}

} // namespace omsorg
