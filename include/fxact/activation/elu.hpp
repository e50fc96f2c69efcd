// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Exponential linear unit: x for x > 0, alpha (e^x - 1) otherwise.
///
/// Domain   every x; -inf -> -alpha, +inf -> +inf, NaN -> NaN
/// Range    [-alpha, max] for alpha > 0, non-decreasing; the derivative at 0 is alpha (PyTorch)
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (elu_test.cpp)
struct elu {
    using tried_exhaustively = void;
    double alpha = 1.0;

    constexpr facts about() const noexcept {
        return {.lowest = alpha > 0 ? -alpha : 0.0,
                .non_decreasing = alpha >= 0,
                .kinks = alpha == 1 ? kink_list{} : kink_list{0},
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::exponential_unit,
                .formula = "x above 0, else alpha (exp(x) - 1)",
                .derivative = "1 above 0, else alpha exp(x) = y + alpha",
                .parameters = {{"alpha", alpha}}};
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

    constexpr detail::float_rounding rounding() const noexcept {
        return {.error = alpha == 1 ? 3 : 25, .small_error = alpha == 1 ? 11 : 25, .undecided = alpha != 1};
    }

    template <real W>
    constexpr W value(W x) const {
        return x < W{0.0} ? math::expm1(x) * W{alpha} : x;
    }
    template <real W>
    constexpr W slope(W x) const {
        return W{0.0} < x ? W{1.0} : math::exp(x) * W{alpha};
    }
    /// y + alpha below 0
    template <real W>
    constexpr W slope_from_output(W y) const {
        return W{0.0} < y ? W{1.0} : y + W{alpha};
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
