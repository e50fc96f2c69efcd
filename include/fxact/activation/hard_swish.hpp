// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x * hard_sigmoid(x): 0 below -3, x above 3, x (x + 3) / 6 between.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [-0.375, max]; decreases until -3/2, then increases; the derivative is 0 at -3 and 1 at 3 (PyTorch)
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (hard_swish_test.cpp)
struct hard_swish_fn : activation<hard_swish_fn> {
    using tried_exhaustively = void;
    using cancels = void;
    static constexpr facts about() noexcept {
        return {.lowest = -0.375,
                .kinks = {-3, 3},
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::smooth_relu,
                .formula = "x hard_sigmoid(x)",
                .derivative = "(2 x + 3) / 6 between -3 and 3, 0 below, 1 above"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 4, .small_error = 5, .linear_at_0 = true};
    }

    template <real W>
    static constexpr W value(W x) {
        return x < W{-3.0} ? W{0.0} : x < W{3.0} ? x * (x + W{3.0}) / W{6.0} : x;
    }
    template <real W>
    static constexpr W slope(W x) {
        return W{-3.0} < x ? x < W{3.0} ? (x + x + W{3.0}) / W{6.0} : W{1.0} : W{0.0};
    }
};
inline constexpr hard_swish_fn hard_swish{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
