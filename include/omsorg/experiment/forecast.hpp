// SPDX-License-Identifier: MIT
#pragma once

#include <omsorg/chance/run.hpp>
#include <omsorg/experiment/result.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace omsorg {

/// What is to be forecast: every plan in every future.
struct ForecastSize {
    std::uint16_t plans = 1;
    std::uint32_t futures = 20;
    std::uint64_t seed = 1;
    unsigned threads = 0; ///< 0 = as many as the machine has
    /// How many of the futures each plan lives through; empty = every plan all of them. A side plan may be
    /// given fewer.
    std::vector<std::uint32_t> futures_of_plan{};

    /// Every (future, plan) in the order in which they are run.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, std::uint16_t>> jobs() const;
};

struct ForecastProgress {
    std::size_t done = 0;
    std::size_t total = 0;
    std::optional<double> seconds_left; ///< nothing until one run has finished
};

/// What came of it.
struct ForecastResult {
    ResultTable table;
    std::size_t done = 0;
    std::size_t total = 0;
    [[nodiscard]] bool complete() const noexcept { return done == total; }
};

/// Every plan lives through every future, on as many threads as there are, while the caller waits and
/// watches.
///
/// The futures are the same for all plans (that is what makes a comparison fair), so they are run future by
/// future: a forecast that is interrupted has whole futures to compare. Results are merged plan by plan:
///
///     run order     (future 0: as_today, new_ways) (future 1: as_today, new_ways) ...
///     merge order   as_today: 0 1 2 ...   new_ways: 0 1 2 ...
///
/// Law: the table depends on the study and the seed, never on the number of threads or on who finished first.
/// A run that was under way when the caller asked to stop is left out as a whole; what was finished is kept.
///
/// Example
///
///     Forecast forecast{{.plans = 2, .futures = 20, .seed = 7}, simulate_plan};
///     while (!forecast.wait_for(50ms)) show(forecast.progress());
///     ForecastResult result = forecast.take();
class Forecast {
public:
    /// Lives one plan through one future. Called from several threads at a time.
    using Live = std::function<std::vector<Row>(std::uint16_t plan, Run run, std::stop_token stop)>;

    Forecast(ForecastSize size, Live live);
    ~Forecast();
    Forecast(const Forecast&) = delete;
    Forecast& operator=(const Forecast&) = delete;

    /// Waits at most this long; true once every thread has come home.
    bool wait_for(std::chrono::milliseconds patience);

    [[nodiscard]] ForecastProgress progress() const;

    /// Asks the threads to come home; runs under way are dropped.
    void stop();

    /// Waits for all, merges, and hands over. If a run failed, its error is thrown here (the first by run
    /// order).
    [[nodiscard]] ForecastResult take();

private:
    void work(std::stop_token stop);
    void live_one(std::size_t job, std::stop_token stop);
    void fail(std::size_t job); ///< in a handler: remembers the error and calls everybody home
    [[nodiscard]] std::size_t total() const { return jobs_.size(); }

    ForecastSize size_;
    std::vector<std::pair<std::uint32_t, std::uint16_t>> jobs_;
    Live live_;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    mutable std::mutex door_;
    std::condition_variable home_;
    std::size_t next_ = 0;
    std::size_t done_ = 0;
    std::size_t working_ = 0;
    std::vector<std::optional<std::vector<Row>>> finished_; ///< by job
    std::optional<std::size_t> failed_job_;
    std::exception_ptr failure_;
    std::stop_source stop_;
    std::vector<std::jthread> threads_; ///< last: joined before anything else is torn down
};

} // namespace omsorg
