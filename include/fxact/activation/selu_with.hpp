// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/activation/selu.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Scaled exponential linear unit with other constants: gamma x for x > 0, gamma alpha (e^x - 1) otherwise (ONNX's
/// Selu).
///
/// Domain   every x, and a finite alpha and gamma > 0; -inf -> -gamma alpha, +inf -> +inf, NaN -> NaN
/// Range    [-gamma alpha, max], non-decreasing; the derivative at 0 is gamma alpha
/// Error    float correctly rounded, double 1 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB; the
///          derivative from the output, where its sum cancels near -gamma alpha, an absolute 2^-24 gamma alpha for
///          float and 2^-53 gamma alpha for double   (selu_with_test.cpp)
///
/// alpha and gamma are used as the doubles given, and their product is not rounded to a double. The formula also holds
/// for finite values that are not positive, but derivative_from_output does not: it takes the sign of y for that of x.
/// A NaN counts as 0.
struct selu_with {
    using tried_exhaustively = void;
    double alpha = selu_fn::alpha;
    double gamma = selu_fn::scale;

    constexpr facts about() const noexcept {
        return {.lowest = -gamma * alpha,
                .non_decreasing = true,
                .kinks = alpha == 1 ? kink_list{} : kink_list{0},
                .float_ulp = 0.5,
                .double_ulp = 1,
                .family = family::exponential_unit,
                .formula = "gamma x above 0, else gamma alpha (exp(x) - 1); by default selu's constants",
                .derivative = "gamma above 0, else gamma alpha exp(x) = y + gamma alpha",
                .parameters = {{"alpha", alpha}, {"gamma", gamma}}};
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
        return {.error = 28, .small_error = 28, .undecided = true};
    }

    template <real W>
    constexpr W value(W x) const {
        return x < W{0.0} ? math::expm1(x) * factor<W>(alpha) * factor<W>(gamma) : x * factor<W>(gamma);
    }
    template <real W>
    constexpr W slope(W x) const {
        return W{0.0} < x ? factor<W>(gamma) : math::exp(x) * factor<W>(alpha) * factor<W>(gamma);
    }
    /// y + gamma alpha below 0
    template <real W>
    constexpr W slope_from_output(W y) const {
        return W{0.0} < y ? factor<W>(gamma) : y + factor<W>(alpha) * factor<W>(gamma);
    }

private:
    template <real W>
    static constexpr W factor(double parameter) {
        return W{detail::is_nan(parameter) ? 0.0 : parameter};
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
