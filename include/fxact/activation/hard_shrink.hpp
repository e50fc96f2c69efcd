// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x where |x| > lambda, 0 elsewhere.
///
/// Domain   every x, and lambda >= 0; NaN -> NaN
/// Range    {0} and the numbers beyond +-lambda; odd; the derivative at +-lambda is 0 (PyTorch)
/// Error    exact   (hard_shrink_test.cpp)
struct hard_shrink {
    using tried_exhaustively = void;
    using cancels = void;
    double lambda = 0.5;

    constexpr facts about() const noexcept {
        return {.symmetry = symmetry::odd,
                .non_decreasing = true,
                .kinks = {-lambda, lambda},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::shrinkage,
                .formula = "x where |x| > lambda, else 0",
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

    template <real W>
    constexpr W value(W x) const {
        return math::above(math::abs(x), lambda) ? x : W{0.0};
    }
    template <real W>
    constexpr W slope(W x) const {
        return math::above(math::abs(x), lambda) ? W{1.0} : W{0.0};
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
