// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <type_traits>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// ln(1 + e^(beta x)) / beta, sharper for a larger beta: softplus_with{.beta = 5}.
///
/// Domain   every x, and beta > 0; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [0, max], non-decreasing; f(x) - f(-x) = x
/// Error    float correctly rounded, double 1 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB,
///          also at both far ends   (softplus_with_test.cpp)
///
/// PyTorch's threshold, above which it returns x, is not needed.
struct softplus_with {
    using tried_exhaustively = void;
    double beta = 1.0;

    constexpr facts about() const noexcept {
        return {.lowest = 0,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 1,
                .family = family::smooth_relu,
                .formula = "ln(1 + exp(beta x)) / beta; beta is 1 by default",
                .derivative = "sigmoid(beta x) = 1 - exp(-beta y)",
                .parameters = {{"beta", beta}}};
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
        return {.error = 80, .small_error = 80, .exponents = 4, .undecided = beta != 1};
    }

    template <real W>
    constexpr W value(W x) const {
        const W scaled = x * W{beta};
        // as in softplus
        if (math::abs(scaled) < W{1.0})
            return (math::ln_2<W>() + math::log1p(math::ldexp(math::expm1(scaled), -1))) / W{beta};
        const W tail = math::log1p(exp_neg_abs_scaled(x)) / W{beta};
        return x < W{0.0} ? tail : x + tail;
    }
    template <real W>
    constexpr W slope(W x) const {
        const W e = exp_neg_abs_scaled(x), gate = math::div_1p(W{1.0}, e);
        return x < W{0.0} ? gate * e : gate;
    }
    /// 1 - e^(-beta y)
    template <real W>
    constexpr W slope_from_output(W y) const {
        return -math::expm1(y * W{-beta});
    }

private:
    /// e^-|beta x|
    template <real W>
    constexpr W exp_neg_abs_scaled(const W& x) const {
        const auto size = math::widen(math::abs(x));
        return math::exp_as<W>(size * std::remove_cv_t<decltype(size)>{-beta});
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
