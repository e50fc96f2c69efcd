// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <limits>
#include <type_traits>

/// Conditions as masks of ones or zeros: functions made of comparisons then compile without a branch on every core.
namespace fxact::detail {

/// All ones for a negative value, else 0.
template <class Integer>
constexpr Integer sign_mask(Integer value) noexcept {
    static_assert(std::is_signed_v<Integer>);
    return static_cast<Integer>(value >> std::numeric_limits<Integer>::digits);
}

/// All ones for a value other than 0.
template <class Integer>
constexpr Integer nonzero_mask(Integer value) noexcept {
    using bits = std::make_unsigned_t<Integer>;
    return sign_mask(static_cast<Integer>(static_cast<bits>(value) | (bits{} - static_cast<bits>(value))));
}

/// All ones if a < b, else 0, for any two values: the sign of a - b, or of a where the difference overflows.
template <class Integer>
constexpr Integer less_mask(Integer a, Integer b) noexcept {
    using bits = std::make_unsigned_t<Integer>;
    const auto x = static_cast<bits>(a), y = static_cast<bits>(b);
    return sign_mask(static_cast<Integer>((x & ~y) | (~(x ^ y) & (x - y))));
}

/// yes where the mask is ones, no where it is zeros.
template <class Integer>
constexpr Integer choose(Integer mask, Integer yes, Integer no) noexcept {
    return static_cast<Integer>(no ^ ((yes ^ no) & mask));
}

/// The value where the mask is zeros, 0 where it is ones.
template <class Integer>
constexpr Integer clear(Integer value, Integer mask) noexcept {
    return static_cast<Integer>(value & ~mask);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
