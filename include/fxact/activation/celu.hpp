// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Continuously differentiable exponential linear unit: x for x > 0, alpha (e^(x / alpha) - 1) otherwise.
///
/// Domain   every x, and alpha > 0; -inf -> -alpha, +inf -> +inf, NaN -> NaN
/// Range    [-alpha, max], non-decreasing; the derivative is continuous
/// Error    float correctly rounded, double 1 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1
///          LSB   (celu_test.cpp)
struct celu {
    using tried_exhaustively = void;
    double alpha = 1.0;

    constexpr facts about() const noexcept {
        return {.lowest = -alpha,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 1,
                .family = family::exponential_unit,
                .formula = "x above 0, else alpha (exp(x / alpha) - 1); alpha is 1 by default",
                .derivative = "1 above 0, else exp(x / alpha) = 1 + y / alpha",
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
        return {.error = 40, .small_error = 40, .undecided = alpha != 1};
    }

    template <real W>
    constexpr W value(W x) const {
        return x < W{0.0} ? math::below_in_magnitude(math::expm1(x / W{alpha}) * W{alpha}, x) : x;
    }
    template <real W>
    constexpr W slope(W x) const {
        return W{0.0} < x ? W{1.0} : math::exp_as<W>(math::widen(x) / math::widened<W>{alpha});
    }
    /// 1 + y / alpha below 0, as one quotient: it is exactly 0 at -alpha
    template <real W>
    constexpr W slope_from_output(W y) const {
        return W{0.0} < y ? W{1.0} : (W{alpha} + y) / W{alpha};
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
