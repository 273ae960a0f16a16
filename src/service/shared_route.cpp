// SPDX-License-Identifier: MIT
#include <omsorg/service/shared_route.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <limits>
#include <utility>

namespace omsorg {
namespace {

constexpr std::size_t shortest_up_to = 9;
constexpr double far = std::numeric_limits<double>::infinity();

double shortest(const DistrictRoads& roads, const std::vector<DistrictId>& stops) {
    const std::size_t n = stops.size(), sets = std::size_t{1} << n;
    std::vector<double> least(sets * n, far); // through a set of stops, ending at one of them
    for (std::size_t i = 0; i < n; ++i) least[(std::size_t{1} << i) * n + i] = 0;
    for (std::size_t set = 1; set < sets; ++set)
        for (std::size_t last = 0; last < n; ++last) {
            const double so_far = least[set * n + last];
            if (so_far == far) continue;
            for (std::size_t next = 0; next < n; ++next) {
                if ((set >> next & 1) != 0) continue;
                double& there = least[(set | std::size_t{1} << next) * n + next];
                there = std::min(there, so_far + roads.between(stops[last], stops[next]));
            }
        }
    return *std::min_element(least.end() - static_cast<std::ptrdiff_t>(n), least.end());
}

double nearest_next(const DistrictRoads& roads, std::vector<DistrictId> stops, std::size_t start) {
    double sum = 0;
    std::swap(stops.front(), stops[start]);
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
        std::size_t nearest = i + 1;
        for (std::size_t j = i + 2; j < stops.size(); ++j)
            if (roads.between(stops[i], stops[j]) < roads.between(stops[i], stops[nearest])) nearest = j;
        std::swap(stops[i + 1], stops[nearest]);
        sum += roads.between(stops[i], stops[i + 1]);
    }
    return sum;
}

} // namespace

DistrictRoads::DistrictRoads(std::size_t districts, std::vector<double> minutes)
    : districts_{districts}, minutes_{std::move(minutes)} {
    expect(minutes_.size() == districts_ * districts_, "every two districts have a distance");
}

double DistrictRoads::path(std::span<const DistrictId> homes) const {
    if (minutes_.empty()) return 0;
    std::vector<DistrictId> stops{homes.begin(), homes.end()};
    std::sort(stops.begin(), stops.end(), [](DistrictId a, DistrictId b) { return a.index() < b.index(); });
    stops.erase(std::unique(stops.begin(), stops.end()), stops.end());
    if (stops.size() < 2) return 0;
    if (stops.size() <= shortest_up_to) return shortest(*this, stops);
    double least = far;
    for (std::size_t start = 0; start < stops.size(); ++start)
        least = std::min(least, nearest_next(*this, stops, start));
    return least;
}

} // namespace omsorg
