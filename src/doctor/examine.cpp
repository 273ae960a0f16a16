// SPDX-License-Identifier: MIT
#include <omsorg/doctor/examine.hpp>

#include <omsorg/base/expect.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace omsorg {
namespace {

double patience_of(Tier tier) { return tier == Tier::check ? 1 : tier == Tier::nightly ? 15 : 280; }

/// The rows that one simulation answers for.
struct Group {
    const KnownModel* model = nullptr;
    std::string parameters;
    std::vector<const KnownRow*> rows;
};

std::vector<Group> groups_of(const Examination& examination) {
    std::vector<Group> groups;
    const auto wanted = [&](const KnownRow& row) {
        if (!examination.ids.empty())
            return std::find(examination.ids.begin(), examination.ids.end(), row.id) != examination.ids.end();
        return row.tier && *row.tier <= examination.tier;
    };
    const auto sees = [](const KnownModel& model, const KnownRow& row) {
        return model.sees.empty() ||
               std::find(model.sees.begin(), model.sees.end(), row.metric) != model.sees.end();
    };
    for (const KnownModel& model : known_models()) {
        for (const KnownRow& row : known_rows()) {
            if (row.model != model.name || !wanted(row) || !sees(model, row)) continue;
            const auto same = [&](const Group& group) {
                return group.model == &model && group.parameters == row.parameters;
            };
            auto group = std::find_if(groups.begin(), groups.end(), same);
            if (group == groups.end()) group = groups.insert(groups.end(), {&model, row.parameters, {}});
            group->rows.push_back(&row);
        }
    }
    return groups;
}

using Tallies = std::map<std::string, Tally>;

/// Replications from `first` on, shared out among threads and counted in their own order.
Tallies replicate(const Group& group, const Examination& examination, std::uint64_t first,
                  std::uint64_t count) {
    const Parameters parameters{group.parameters};
    std::vector<Probe> probes;
    for (std::uint64_t i = first; i < first + count; ++i)
        probes.emplace_back(Run{examination.seed, static_cast<std::uint32_t>(i)},
                            patience_of(examination.tier));
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex door;
    const auto work = [&] {
        for (std::size_t i = next++; i < probes.size(); i = next++) {
            try {
                group.model->replicate(parameters, probes[i]);
            } catch (...) {
                const std::scoped_lock lock{door};
                failure = std::current_exception();
                next = probes.size();
            }
        }
    };
    const unsigned threads =
        examination.threads != 0 ? examination.threads : std::max(1U, std::thread::hardware_concurrency());
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
    Tallies tallies;
    for (const Probe& probe : probes)
        for (const auto& [metric, value] : probe.seen()) tallies[metric].add(value);
    return tallies;
}

/// What is computed rather than simulated must agree in its digits.
Verdict agree(const Tally& computed, double exact) {
    const double apart = std::abs(computed.mean() - exact);
    const double scale = exact == 0 ? 1 : std::abs(exact);
    Verdict verdict;
    verdict.relative_error = apart / scale;
    if (!(apart <= 1e-12 * scale)) {
        verdict.refusal = Refusal::too_far;
        verdict.why = "the computed value differs from the exact one by " + std::to_string(apart);
    }
    return verdict;
}

Finding judge(const KnownRow& row, const Group& group, const Tallies& tallies, const Examination& examination,
              double within) {
    const auto seen = tallies.find(row.metric);
    if (seen == tallies.end())
        raise_defect(row.id + ": the model " + row.model + " does not see \"" + row.metric + "\"");
    Finding finding{&row, std::string{group.model->variant}, seen->second, {}};
    if (!row.is_statistical)
        finding.verdict = agree(seen->second, row.exact);
    else if (examination.tier == Tier::check)
        finding.verdict = accept(seen->second, row.exact, Tier::check);
    else
        finding.verdict = accept_within(within, seen->second, row.exact, examination.tier);
    return finding;
}

std::vector<Finding> examine(const Group& group, const Examination& examination) {
    const std::uint64_t count = group.rows.front()->is_statistical ? group.model->replications : 1;
    const Tallies first = replicate(group, examination, 0, count);
    std::vector<Finding> findings;
    bool far = false;
    for (const KnownRow* row : group.rows) {
        findings.push_back(judge(*row, group, first, examination, 3.3));
        far = far || findings.back().verdict.refusal == Refusal::too_far;
    }
    if (!far || examination.tier == Tier::check || !group.rows.front()->is_statistical) return findings;
    // The second look is at new replications alone.
    const Tallies second = replicate(group, examination, count, 16 * count);
    for (Finding& finding : findings)
        if (finding.verdict.refusal == Refusal::too_far)
            finding = judge(*finding.row, group, second, examination, 4.0);
    return findings;
}

} // namespace

std::vector<Finding> examine(const Examination& examination) {
    const std::vector<Group> groups = groups_of(examination);
    std::vector<Finding> findings;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (Finding& finding : examine(groups[i], examination)) findings.push_back(std::move(finding));
        if (examination.progress) examination.progress(i + 1, groups.size());
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.row->id < b.row->id; });
    return findings;
}

std::string text(std::span<const Finding> findings) {
    std::string said;
    std::size_t accepted = 0;
    for (const Finding& finding : findings) {
        const KnownRow& row = *finding.row;
        std::array<char, 256> line{};
        const std::string model = row.model + (finding.variant.empty() ? "" : " (" + finding.variant + ")");
        const double error = row.is_statistical ? finding.seen.standard_error() : 0;
        std::snprintf(line.data(), line.size(), "%-5s %-34.34s %-40.40s %14.9g %14.9g %10.2g  %s\n",
                      row.id.c_str(), model.c_str(), row.metric.c_str(), row.exact, finding.seen.mean(),
                      error, finding.verdict.accepted() ? "agrees" : "DIFFERS");
        said += line.data();
        if (!finding.verdict.accepted()) said += "      " + finding.verdict.why + "\n";
        accepted += finding.verdict.accepted() ? 1U : 0U;
    }
    return said + std::to_string(accepted) + " of " + std::to_string(findings.size()) +
           " figures agree with what is known\n";
}

} // namespace omsorg
