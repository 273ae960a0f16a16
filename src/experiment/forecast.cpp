// SPDX-License-Identifier: MIT
#include <omsorg/experiment/forecast.hpp>

#include <omsorg/base/expect.hpp>
#include <omsorg/municipality/world.hpp>

#include <algorithm>
#include <utility>

namespace omsorg {

std::vector<std::pair<std::uint32_t, std::uint16_t>> ForecastSize::jobs() const {
    expect(futures_of_plan.empty() || futures_of_plan.size() == plans, "each plan has its number of futures");
    std::vector<std::pair<std::uint32_t, std::uint16_t>> all;
    for (std::uint32_t future = 0; future < futures; ++future)
        for (std::uint16_t plan = 0; plan < plans; ++plan)
            if (futures_of_plan.empty() || future < futures_of_plan[plan]) all.emplace_back(future, plan);
    return all;
}

Forecast::Forecast(ForecastSize size, Live live)
    : size_{std::move(size)}, jobs_{size_.jobs()}, live_{std::move(live)}, finished_(jobs_.size()) {
    expect(live_ != nullptr, "a forecast knows how to live a plan through a future");
    const std::size_t wished =
        size_.threads > 0 ? size_.threads : std::max(1U, std::thread::hardware_concurrency());
    working_ = std::min(wished, std::max<std::size_t>(1, total()));
    threads_.reserve(working_);
    for (std::size_t i = 0, n = working_; i < n; ++i)
        threads_.emplace_back([this] { work(stop_.get_token()); });
}

Forecast::~Forecast() { stop(); }

bool Forecast::wait_for(std::chrono::milliseconds patience) {
    std::unique_lock lock{door_};
    return home_.wait_for(lock, patience, [this] { return working_ == 0; });
}

ForecastProgress Forecast::progress() const {
    const std::lock_guard lock{door_};
    ForecastProgress now{.done = done_, .total = total(), .seconds_left = std::nullopt};
    if (done_ > 0) {
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - began_;
        now.seconds_left =
            spent.count() / static_cast<double>(done_) * static_cast<double>(now.total - done_);
    }
    return now;
}

void Forecast::stop() { stop_.request_stop(); }

void Forecast::work(std::stop_token stop) {
    while (!stop.stop_requested()) {
        std::size_t job = 0;
        {
            const std::lock_guard lock{door_};
            if (next_ == total()) break;
            job = next_++;
        }
        live_one(job, stop);
    }
    {
        const std::lock_guard lock{door_};
        --working_;
    }
    home_.notify_all();
}

void Forecast::live_one(std::size_t job, std::stop_token stop) {
    const Run run{.seed = size_.seed, .number = jobs_[job].first};
    try {
        std::vector<Row> rows = live_(jobs_[job].second, run, stop);
        const std::lock_guard lock{door_};
        if (stop.stop_requested()) return; // what a stopped run returns may be half a future
        finished_[job] = std::move(rows);
        ++done_;
    } catch (const Stopped&) {
        if (!stop.stop_requested()) fail(job);
    } catch (...) {
        fail(job);
    }
}

void Forecast::fail(std::size_t job) {
    const std::lock_guard lock{door_};
    if (!failed_job_ || job < *failed_job_) {
        failed_job_ = job;
        failure_ = std::current_exception();
    }
    stop_.request_stop();
}

ForecastResult Forecast::take() {
    for (std::jthread& thread : threads_)
        if (thread.joinable()) thread.join();
    const std::lock_guard lock{door_};
    if (failure_) std::rethrow_exception(failure_);
    ForecastResult result;
    result.done = done_;
    result.total = total();
    std::size_t rows = 0;
    for (const auto& one : finished_) rows += one ? one->size() : 0;
    result.table.reserve(rows);
    for (std::uint16_t plan = 0; plan < size_.plans; ++plan)
        for (std::size_t job = 0; job < jobs_.size(); ++job) { // futures rise from job to job
            if (jobs_[job].second != plan || !finished_[job]) continue;
            result.table.append(plan, jobs_[job].first, *finished_[job]);
            finished_[job].reset();
        }
    return result;
}

} // namespace omsorg
