// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::design {

using analysis::floor_of;

/// Whether a request names a largest error.
constexpr bool has_error_limit(const table_spec& spec) noexcept { return spec.max_error < any_error; }

/// Whether an error can be met: a number above 0. The bits are tested, because -ffast-math folds tests for NaN away.
constexpr bool usable_error(double error) noexcept { return !is_nan(error) && error > 0; }

/// Whether a domain is within a format. One step beyond its last values is allowed, as 8 in {-8, 8} is for q<3, 12>.
constexpr bool within_format(const table_domain& domain, const format& in) noexcept {
    return (domain.low >= (in.lowest() - 1) * in.step || domain.low == table_domain{}.low) &&
           (domain.high <= (in.highest() + 1) * in.step || domain.high == table_domain{}.high);
}

/// The codes whose values are within a domain; {1, 0} if there are none.
constexpr code_range codes_within(const table_domain& domain, const format& in) noexcept {
    code_range result = all_codes(in);
    constexpr code_range none{1, 0};
    if (domain.low > in.lowest() * in.step) {
        const double steps = domain.low / in.step;
        if (steps > in.highest()) return none;
        result.first = static_cast<std::int32_t>(in.zero_point - floor_of(-steps));
    }
    if (domain.high < in.highest() * in.step) {
        const double steps = domain.high / in.step;
        if (steps < in.lowest()) return none;
        result.last = static_cast<std::int32_t>(in.zero_point + floor_of(steps));
    }
    return result;
}

/// The largest error that meets a request, or 0 if the request is for the smallest error.
constexpr double limit_of(const table_spec& spec) noexcept {
    return has_error_limit(spec) ? spec.max_error : spec.max_bytes == 0 && spec.entries == 0 ? 1 : 0;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
