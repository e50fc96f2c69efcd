// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail {

/// Whether a request says how large an error may be.
constexpr bool limits_error(const table_spec& spec) noexcept { return spec.max_error < any_error; }

/// Whether an error can be met at all: a number above 0. In the bits, since -ffast-math knows no NaN.
constexpr bool usable_error(double error) noexcept { return !is_nan(error) && error > 0; }

/// Whether the ends make sense: no farther out than one step beyond the format's last values, so that q<3, 12> has {-8,
/// 8}.
template <discrete In>
constexpr bool within_format(const table_domain& domain) noexcept {
    constexpr double lowest = lowest_result<In> * step_of<In>, highest = highest_result<In> * step_of<In>;
    return (domain.low >= lowest - step_of<In> || domain.low == table_domain{}.low) &&
           (domain.high <= highest + step_of<In> || domain.high == table_domain{}.high);
}

template <discrete In>
constexpr code_range codes_within(const table_domain& domain) noexcept {
    constexpr code_range all = every_code<In>;
    code_range result = all;
    constexpr code_range none{1, 0};
    if (domain.low > lowest_result<In> * step_of<In>) {
        const double steps = domain.low / step_of<In>;
        if (steps > highest_result<In>) return none;
        result.first = static_cast<std::int32_t>(zero_point_of<In> - floor_of(-steps));
    }
    if (domain.high < highest_result<In> * step_of<In>) {
        const double steps = domain.high / step_of<In>;
        if (steps < lowest_result<In>) return none;
        result.last = static_cast<std::int32_t>(zero_point_of<In> + floor_of(steps));
    }
    return result;
}

/// The error that a request wants met; 0 where it wants the smallest.
constexpr double limit_of(const table_spec& spec) noexcept {
    return limits_error(spec) ? spec.max_error : spec.max_bytes == 0 && spec.entries == 0 ? 1 : 0;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
