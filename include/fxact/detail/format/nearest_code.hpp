// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/format.hpp>

namespace fxact::detail {

/// A signed integer that holds the difference between a raw value and the zero point.
template <discrete T>
using code_distance =
    std::conditional_t<(sizeof(rep_of<T>) < 4 || (std::is_signed_v<rep_of<T>> && zero_point_of<T> == 0)), std::int32_t,
                       std::int64_t>;

/// The raw value of the format that is nearest to a constant.
template <discrete T>
constexpr code_distance<T> code_nearest(double value) noexcept {
    return raw_of(encode<T>(number<std::uint64_t>{value}));
}

/// x with its raw value clamped to [low, high].
template <discrete T>
constexpr T clamped_code(T x, code_distance<T> low, code_distance<T> high) noexcept {
    const code_distance<T> code = raw_of(x);
    const auto above = choose(less_mask(code, low), low, code);
    return format_traits<T>::from_raw(static_cast<rep_of<T>>(choose(less_mask(high, above), high, above)));
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
