// SPDX-License-Identifier: MIT
#include <omsorg/change/evidence.hpp>

namespace omsorg {

GradeCount count_grades(const std::vector<EffectNote>& notes) {
    GradeCount count;
    for (const auto& note : notes)
        if (note.works())
            ++count.working[static_cast<std::size_t>(note.grade) - static_cast<std::size_t>(Grade::A)];
    return count;
}

} // namespace omsorg
