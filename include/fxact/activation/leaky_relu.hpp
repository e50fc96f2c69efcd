// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Rectified linear unit with a slope below 0: x for x > 0, negative_slope * x otherwise.
///
/// Domain   every x; -inf -> -inf for a positive slope, NaN -> NaN
/// Range    every number; non-decreasing for negative_slope >= 0; the derivative at 0 is negative_slope (PyTorch)
/// Error    float correctly rounded, double 0.51 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (leaky_relu_test.cpp)
///
/// negative_slope is used as the double given: 0.01 is slightly more than a hundredth.
struct leaky_relu {
    using tried_exhaustively = void;
    double negative_slope = detail::as_double(0.01L);

    constexpr facts about() const noexcept {
        return {.lowest = negative_slope > 0 ? facts{}.lowest : 0.0,
                .non_decreasing = negative_slope >= 0,
                .kinks = {0},
                .float_ulp = 0.5,
                .double_ulp = 0.51,
                .family = family::relu,
                .formula = "x above 0, else negative_slope x",
                .derivative = "1 above 0, else negative_slope",
                .parameters = {{"negative_slope", negative_slope}}};
    }

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(*this, x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(*this, x);
    }
    template <scalar T>
    constexpr T derivative_from_output(T y) const noexcept {
        return detail::call_derivative_from_output(*this, y);
    }

    constexpr detail::float_rounding rounding() const noexcept { return {.error = 3, .small_error = 3}; }

    template <real W>
    constexpr W value(W x) const {
        return x < W{0.0} ? x * W{negative_slope} : x;
    }
    template <real W>
    constexpr W slope(W x) const {
        return W{0.0} < x ? W{1.0} : W{negative_slope};
    }
    /// The sign of y is that of x, for a positive negative_slope.
    template <real W>
    constexpr W slope_from_output(W y) const {
        return slope(y);
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
