// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>

#include <fxact/format.hpp>

namespace fxact::detail {

/// std::numeric_limits of a discrete format.
template <class T>
class discrete_limits {
    using rep_limits = std::numeric_limits<rep_of<T>>;

public:
    static constexpr bool is_specialized = true;
    static constexpr bool is_signed = has_negatives<T>;
    static constexpr bool is_integer = step_of<T> == 1.0;
    static constexpr bool is_exact = true;
    static constexpr bool is_bounded = true;
    static constexpr bool is_modulo = false;
    static constexpr bool is_iec559 = false;
    static constexpr bool has_infinity = false;
    static constexpr bool has_quiet_NaN = false;
    static constexpr bool has_signaling_NaN = false;
    static constexpr bool traps = false;
    static constexpr bool tinyness_before = false;
    static constexpr int radix = 2;
    static constexpr int digits = rep_limits::digits;
    static constexpr int digits10 = rep_limits::digits10;
    static constexpr int max_digits10 = 0;
    static constexpr int min_exponent = 0, min_exponent10 = 0, max_exponent = 0, max_exponent10 = 0;
    static constexpr std::float_denorm_style has_denorm = std::denorm_absent;
    static constexpr bool has_denorm_loss = false;
    static constexpr std::float_round_style round_style = std::round_to_nearest;
    static constexpr T min() noexcept { return format_traits<T>::from_raw(rep_limits::min()); }
    static constexpr T lowest() noexcept { return min(); }
    static constexpr T max() noexcept { return format_traits<T>::from_raw(rep_limits::max()); }
    /// The distance between two neighbors, one LSB; 0 in a format whose highest raw value is zero.
    static constexpr T epsilon() noexcept { return saturate<T>(std::int64_t{zero_point_of<T>} + 1); }
    /// The largest rounding error, half an LSB, rounded up to one.
    static constexpr T round_error() noexcept { return epsilon(); }
    /// Values that a format lacks are 0, as for integers.
    static constexpr T infinity() noexcept { return T{}; }
    static constexpr T quiet_NaN() noexcept { return T{}; }
    static constexpr T signaling_NaN() noexcept { return T{}; }
    static constexpr T denorm_min() noexcept { return T{}; }
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
