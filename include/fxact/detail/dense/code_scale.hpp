// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/dense/multiplier.hpp>
#include <fxact/detail/dense/requantize.hpp>

/// Scales that are known only at run time.
namespace fxact::detail {

/// The raw value nearest to a limit of an activation, within those of the type. A limit is a whole number of steps of
/// 1.0 at a scale of 1.0, so the multiplier of a sum rounds it.
constexpr std::int32_t nearest_code(const double& value, const double& scale, std::int32_t zero_point,
                                    const code_limits& within) noexcept {
    if (to_bits(value) << 1 == 0) return zero_point;
    const bool negative = to_bits(value) >> 63 != 0;
    const double size = from_bits<double>(to_bits(value) & encoding<double>::magnitude);
    const scale_quotient quotient = quotient_of(size, 1.0, scale);
    const std::int32_t steps = nearest_steps<sum_width::narrow, false, true>(
        negative ? -1 : 1, multiplier_for<sum_width::narrow>(quotient), [&] { return quotient; });
    return clamped(steps, zero_point, within);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
