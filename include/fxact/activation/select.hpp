// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>

namespace fxact {

/// a where the condition holds, b elsewhere (Theano's switch): chosen by masks, so without a branch on any core.
template <scalar T>
constexpr T select(bool condition, T a, T b) noexcept {
    if constexpr (detail::floating<T>) {
        const auto mask = static_cast<detail::signed_bits<T>>(-detail::signed_bits<T>{condition});
        return detail::from_bits<T>(detail::choose(mask, detail::to_signed_bits(detail::shielded(a)),
                                                   detail::to_signed_bits(detail::shielded(b))));
    } else if constexpr (discrete<T>) {
        using code = std::int64_t;
        return saturate<T>(detail::choose(static_cast<code>(-code{condition}), code{raw_of(a)}, code{raw_of(b)}));
    } else {
        return condition ? a : b;
    }
}

namespace detail {
/// b if b < a, else a, by masks; NaN in either gives NaN, and -0 is less than +0.
template <bool Larger, scalar T>
constexpr T extreme(const T& a, const T& b) noexcept {
    if constexpr (floating<T>) {
        const auto x = to_signed_bits(shielded(a)), y = to_signed_bits(shielded(b));
        const auto less = less_mask(in_order<T>(x), in_order<T>(y));
        const auto chosen = choose(less, Larger ? y : x, Larger ? x : y);
        return from_bits<T>(choose(nan_mask<T>(x), x, choose(nan_mask<T>(y), y, chosen)));
    } else if constexpr (discrete<T>) {
        const std::int64_t x{raw_of(a)}, y{raw_of(b)};
        const auto less = sign_mask(x - y);
        return format_traits<T>::from_raw(static_cast<rep_of<T>>(choose(less, Larger ? y : x, Larger ? x : y)));
    } else {
        return (a < b) == Larger ? b : a;
    }
}
}  // namespace detail

/// The larger of two (Theano's maximum). A NaN in either gives NaN; maximum(-0, +0) = +0. No branch.
template <scalar T>
constexpr T maximum(T a, T b) noexcept {
    return detail::extreme<true>(a, b);
}

/// The smaller of two (Theano's minimum). A NaN in either gives NaN; minimum(-0, +0) = -0. No branch.
template <scalar T>
constexpr T minimum(T a, T b) noexcept {
    return detail::extreme<false>(a, b);
}

/// x moved into [low, high] (Theano's clip): minimum(maximum(x, low), high). A NaN anywhere gives NaN. No branch.
template <scalar T>
constexpr T clip(T x, T low, T high) noexcept {
    return minimum(maximum(x, low), high);
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
