// SPDX-License-Identifier: MIT
#include <omsorg/engine/trace.hpp>

#include <omsorg/base/iso.hpp>

#include <ostream>

namespace omsorg {

Trace::Trace(std::ostream& out) : out_{&out} { *out_ << "time,kind,part,who,extra\n"; }

void Trace::happened(Instant when, const Event& event) {
    *out_ << iso_text(when) << ',' << event.kind << ',' << event.part << ',' << event.who << ','
          << event.extra << '\n';
    ++rows_;
}

void Trace::went_on(Instant when, std::uint64_t story) {
    *out_ << iso_text(when) << ",story,," << story << ",\n";
    ++rows_;
}

} // namespace omsorg
