// SPDX-License-Identifier: MIT
#include <omsorg/observe/warm_up.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/observe/batch_means.hpp>

#include <limits>

namespace omsorg {

std::optional<Truncation> find_warm_up(std::span<const double> run, std::size_t batch) {
    BatchMeans batches{batch};
    for (const double x : run) batches.add(x);
    const std::span<const double> means = batches.means();
    const std::size_t n = means.size();
    if (n < 4) return std::nullopt;

    // From the end of the run backwards, so that each cut adds one mean to the tally of what it keeps.
    const std::size_t limit = n / 2;
    Truncation found;
    double least = std::numeric_limits<double>::infinity();
    Tally kept;
    for (std::size_t cut = n; cut-- > 0;) {
        kept.add(means[cut]);
        if (cut > limit) continue;
        const auto left = static_cast<double>(n - cut);
        const double z = kept.variance() * (left - 1) / (left * left);
        if (!(z <= least)) continue;
        least = z;
        found = {
            .deleted = cut * batch, .kept = (n - cut) * batch, .mean = kept.mean(), .settled = cut < limit};
    }
    expect(found.kept > 0, "a run is made of finite numbers");
    return found;
}

} // namespace omsorg
