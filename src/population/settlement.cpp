// SPDX-License-Identifier: MIT
#include <omsorg/population/settlement.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>

namespace omsorg {

namespace {

/// The share of 65+ in each zone, such that all together have `share`: bisection in log k.
std::vector<double> old_shares(const Geography& geography, double share, double contrast) {
    std::vector<double> odds, old(geography.zones.size());
    double inhabitants = 0;
    for (const Zone& zone : geography.zones) inhabitants += zone.inhabitants;
    const double mean = inhabitants / static_cast<double>(geography.zones.size());
    for (const Zone& zone : geography.zones)
        odds.push_back(zone.inhabitants > 0 ? std::pow(zone.inhabitants / mean, -contrast) : 1);
    double low = -60, high = 60;
    for (int round = 0; round < 200; ++round) {
        const double k = std::exp((low + high) / 2);
        double sum = 0;
        for (std::size_t z = 0; z < odds.size(); ++z) {
            old[z] = k * odds[z] / (1 + k * odds[z]);
            sum += geography.zones[z].inhabitants * old[z];
        }
        (sum < share * inhabitants ? low : high) = (low + high) / 2;
    }
    return old;
}

} // namespace

Settlement::Settlement(const Geography& geography, const BySexAndAge<double>& residents, double contrast) {
    std::vector<double> weight[2];
    for (const Zone& zone : geography.zones)
        for (auto& of : weight) of.push_back(zone.inhabitants);
    const double everybody = residents.total(), old = residents.total(old_age, oldest_age);
    if (contrast != 0 && old > 0 && old < everybody) {
        const std::vector<double> share = old_shares(geography, old / everybody, contrast);
        for (std::size_t z = 0; z < share.size(); ++z) {
            weight[0][z] *= 1 - share[z];
            weight[1][z] *= share[z];
        }
    }
    for (std::size_t group = 0; group < 2; ++group) {
        double sum = 0;
        for (const double one : weight[group]) cumulative_[group].push_back(sum += one);
        expect(sum > 0, "somebody lives in some zone");
        for (double& share : cumulative_[group]) share /= sum;
    }
}

ZoneId Settlement::zone(int age, double u) const {
    const std::vector<double>& of = shares(age);
    const auto found = std::ranges::upper_bound(of, u);
    return ZoneId{std::min(found, std::prev(of.end())) - of.begin()};
}

double Settlement::share(int age, ZoneId zone) const {
    const std::vector<double>& of = shares(age);
    return of[zone.index()] - (zone.index() == 0 ? 0 : of[zone.index() - 1]);
}

} // namespace omsorg
