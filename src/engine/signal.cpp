// SPDX-License-Identifier: MIT
#include <omsorg/engine/signal.hpp>

namespace omsorg {

void Signal::raise() {
    ++raised_;
    while (!line_.empty()) {
        auto& next = static_cast<Hearing&>(*line_.next());
        line_.remove(next);
        sim_->wake_now(*next.telling_);
    }
}

void Hearing::await_suspend(Process::Handle handle) {
    telling_ = &handle.promise();
    expect(telling_->sim == signal_->sim_, "a story listens in the simulation it was started in");
    signal_->line_.put(*this);
    const Instant until = later_by(signal_->sim_->now(), patience_);
    if (until < Instant::max()) signal_->sim_->wake_at(*telling_, until);
}

} // namespace omsorg
