// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x moved toward 0 by lambda: x - lambda above lambda, x + lambda below -lambda, 0 between.
///
/// Domain   every x, and lambda >= 0; -inf -> -inf, +inf -> +inf, NaN -> NaN
/// Range    every number; non-decreasing and odd; the derivative at +-lambda is 0 (PyTorch)
/// Error    float correctly rounded, double 0.51 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (soft_shrink_test.cpp)
struct soft_shrink {
    using tried_exhaustively = void;
    using cancels = void;
    double lambda = 0.5;

    constexpr facts about() const noexcept {
        return {.symmetry = symmetry::odd,
                .non_decreasing = true,
                .kinks = {-lambda, lambda},
                .float_ulp = 0.5,
                .double_ulp = 0.51,
                .family = family::shrinkage,
                .formula = "x moved toward 0 by lambda, 0 within it",
                .derivative = "1 where |x| > lambda, else 0",
                .parameters = {{"lambda", lambda}}};
    }

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(*this, x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(*this, x);
    }

    constexpr detail::float_rounding rounding() const noexcept {
        return {.error = 5, .small_error = 5, .undecided = !detail::fits_float(lambda)};
    }

    template <real W>
    constexpr W value(W x) const {
        // lambda is subtracted in two parts: where the difference cancels, its digits are right.
        return math::above(x, lambda)    ? x - W{lambda} - math::low_part<W>(lambda)
               : math::above(-x, lambda) ? x + W{lambda} + math::low_part<W>(lambda)
                                         : W{0.0};
    }
    template <real W>
    constexpr W slope(W x) const {
        return math::above(math::abs(x), lambda) ? W{1.0} : W{0.0};
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
