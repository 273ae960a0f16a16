// SPDX-License-Identifier: MIT
// Technologies beside the staff of home care: whose visits they take, and how much of the need that is.
#include "omsorg/service/home_care.hpp"

namespace omsorg {

void HomeCare::equip(const DigitalAssumptions& assume) {
    support_.emplace(assume, run_);
    for (std::uint32_t row = 0; row < clients_.size(); ++row)
        if (clients_.live[row] != 0) support_->admit(row, clients_.key[row]);
}

void HomeCare::found_digital(Day eve) {
    if (support_) deal_marks(eve);
}

void HomeCare::mark(std::uint32_t row) {
    if (support_) support_->mark(row, clients_.week[row], clients_.marks[row]);
}

void HomeCare::deal_marks(Day day) {
    support_today_.assign(districts_.size(), {});
    for (const std::uint32_t row : support_->begin_day(day, clients_.district, support_today_)) {
        remove(row);
        mark(row);
        enrol(row);
    }
}

Hours HomeCare::replaced_a_day(DistrictId id) const {
    Hours sum;
    if (!support_) return sum;
    const auto& marked = districts_[id.index()].marked;
    for (const DigitalTool tool :
         {DigitalTool::dispenser, DigitalTool::video_visit, DigitalTool::support_app})
        sum += Hours::from_hours(static_cast<double>(marked[mark_of(tool)]) / 3600 *
                                 support_->availability(tool) / 7);
    return sum + Hours::from_hours(static_cast<double>(marked[managed_alone]) / 3600 / 7);
}

} // namespace omsorg
