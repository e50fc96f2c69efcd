// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Rectified linear unit, max(x, 0).
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN (every one, whatever its sign bit)
/// Range    [0, max]; non-decreasing; -0 -> +0; the derivative is 0 at 0 (PyTorch; Theano has 0.5)
/// Error    exact   (relu_test.cpp)
/// Cost     no branch; instructions per core in docs/performance.md
struct relu_fn : activation<relu_fn> {
    using tried_exhaustively = void;
    static constexpr bool is_clamp = true;
    static constexpr facts about() noexcept {
        return {.lowest = 0,
                .non_decreasing = true,
                .kinks = {0},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::relu,
                .formula = "max(x, 0)",
                .derivative = "1 above 0, else 0"};
    }

    template <real W>
    static constexpr W value(W x) {
        return W{0.0} < x ? x : W{0.0};
    }
    template <real W>
    static constexpr W slope(W x) {
        return W{0.0} < x ? W{1.0} : W{0.0};
    }
    template <real W>
    static constexpr W slope_from_output(W y) {
        return slope(y);
    }
    /// The sign bit, spread over the word, clears the word; for a NaN it does not.
    template <detail::floating T>
    static constexpr T direct(const T& x) noexcept {
        const auto code = detail::to_signed_bits(x);
        return detail::from_bits<T>(code & (~detail::sign_mask(code) | detail::nan_mask<T>(code)));
    }
    template <discrete T>
    static constexpr T direct(const T& x) noexcept {
        const auto above = detail::code_distance<T>{raw_of(x)} - zero_point_of<T>;
        const auto kept = detail::clear(above, detail::sign_mask(above)) + zero_point_of<T>;
        return format_traits<T>::from_raw(static_cast<rep_of<T>>(kept));
    }
};
inline constexpr relu_fn relu{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
