// SPDX-License-Identifier: MIT
#include <omsorg/service/special_housing_year.hpp>

#include <omsorg/base/expect.hpp>

#include <cstddef>

namespace omsorg {

void TransfersYear::balance() const {
    expect(waiting_at_start + asked == moved + left + waiting_at_end,
           "who asked to move has moved, has left or waits");
}

std::optional<double> HomesYear::mean_wish_wait() const {
    if (wish.moved == 0) return std::nullopt;
    return wish_wait_sum / static_cast<double>(wish.moved);
}

std::optional<double> SpecialHousingYear::mean_wait() const {
    if (moved_in == 0) return std::nullopt;
    return wait_sum / static_cast<double>(moved_in);
}

std::optional<double> SpecialHousingYear::mean_wait(HousingKind kind) const {
    const auto k = static_cast<std::size_t>(kind);
    if (moved_in_to[k] == 0) return std::nullopt;
    return wait_sum_of[k] / static_cast<double>(moved_in_to[k]);
}

std::optional<double> SpecialHousingYear::share_over_90_days() const {
    if (known_about_90 == 0) return std::nullopt;
    return static_cast<double>(over_90) / static_cast<double>(known_about_90);
}

std::optional<double> SpecialHousingYear::occupancy() const {
    if (place_days == 0) return std::nullopt;
    return static_cast<double>(resident_days) / static_cast<double>(place_days);
}

} // namespace omsorg
