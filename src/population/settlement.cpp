// SPDX-License-Identifier: MIT
#include <omsorg/population/settlement.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <cmath>
#include <string>

namespace omsorg {

namespace {

/// By the names of their districts; those of one district as they are.
std::vector<ZoneId> on_a_line(const Geography& geography) {
    std::vector<ZoneId> line;
    for (std::size_t z = 0; z < geography.zones.size(); ++z) line.push_back(ZoneId{z});
    std::ranges::stable_sort(line, {}, [&](ZoneId zone) -> const std::string& {
        return geography.districts[geography.zones[zone.index()].district.index()].name;
    });
    return line;
}

/// The share of 65+ in zones of these sizes, such that all together have `share`: bisection in log k.
std::vector<double> old_shares(const std::vector<double>& sizes, double share, double contrast) {
    std::vector<double> odds, old(sizes.size());
    double inhabitants = 0;
    for (const double size : sizes) inhabitants += size;
    const double mean = inhabitants / static_cast<double>(sizes.size());
    for (const double size : sizes) odds.push_back(size > 0 ? std::pow(size / mean, -contrast) : 1);
    double low = -60, high = 60;
    for (int round = 0; round < 200; ++round) {
        const double k = std::exp((low + high) / 2);
        double sum = 0;
        for (std::size_t z = 0; z < odds.size(); ++z) {
            old[z] = k * odds[z] / (1 + k * odds[z]);
            sum += sizes[z] * old[z];
        }
        (sum < share * inhabitants ? low : high) = (low + high) / 2;
    }
    return old;
}

} // namespace

Settlement::Settlement(const Geography& geography, const BySexAndAge<double>& residents, double contrast)
    : line_{on_a_line(geography)} {
    std::vector<double> weight[2];
    for (const ZoneId zone : line_)
        for (auto& of : weight) of.push_back(geography.zones[zone.index()].inhabitants);
    const double everybody = residents.total(), old = residents.total(old_age, oldest_age);
    if (contrast != 0 && old > 0 && old < everybody) {
        const std::vector<double> share = old_shares(weight[0], old / everybody, contrast);
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
    return line_[static_cast<std::size_t>(std::min(found, std::prev(of.end())) - of.begin())];
}

double Settlement::share(int age, ZoneId zone) const {
    const std::vector<double>& of = shares(age);
    const auto place = static_cast<std::size_t>(std::ranges::find(line_, zone) - line_.begin());
    return of[place] - (place == 0 ? 0 : of[place - 1]);
}

} // namespace omsorg
