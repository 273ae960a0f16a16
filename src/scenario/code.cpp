// SPDX-License-Identifier: MIT
#include <omsorg/scenario/code.hpp>

#include <array>

namespace omsorg {

std::span<const std::string_view> all_codes() noexcept {
    using namespace code;
    static constexpr std::array list{
        missing_file,        file_too_large, byte_order_mark, not_utf8,         syntax,        nesting,
        too_many_values,     bad_include,    bad_extends,     path_escape,      duplicate_key, unknown_key,
        missing_key,         wrong_type,     unknown_unit,    wrong_unit,       bad_number,    decimal_comma,
        not_finite,          out_of_range,   not_an_option,   bad_distribution, wrong_varies,  bad_evidence,
        bad_municipality,    bad_horizon,    missing_reason,  plan_too_early,   plan_too_late, duplicate_plan,
        duplicate_component, two_overlays,   bad_ramp,        fixed_key,        unknown_plan,  plan_cycle,
        broken_row,          missing_column, missing_row,     duplicate_row,    out_of_order,  unreachable,
        contradiction};
    return list;
}

} // namespace omsorg
