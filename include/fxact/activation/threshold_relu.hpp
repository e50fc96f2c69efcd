// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x for x > threshold, value otherwise (PyTorch's Threshold; Keras' ThresholdedReLU has value = 0).
///
/// Domain   every x; NaN -> NaN
/// Range    {value} and the numbers above threshold; the derivative at the threshold is 0
/// Error    exact; value is rounded to the type   (threshold_relu_test.cpp)
struct threshold_relu {
    using tried_exhaustively = void;
    using cancels = void;
    double threshold = 0.0;
    double value = 0.0;

    constexpr facts about() const noexcept {
        return {.lowest = value < threshold ? value : threshold,
                .non_decreasing = value <= threshold,
                .kinks = {threshold},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::relu,
                .formula = "x above threshold, else value; both are 0 by default",
                .derivative = "1 above threshold, else 0",
                .parameters = {{"threshold", threshold}, {"value", value}}};
    }

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(formula{threshold, value}, x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(formula{threshold, value}, x);
    }

private:
    struct formula {
        using tried_exhaustively = void;
        double threshold, below;

        template <real W>
        constexpr W value(W x) const {
            return math::above(x, threshold) ? x : W{below};
        }
        template <real W>
        constexpr W slope(W x) const {
            return math::above(x, threshold) ? W{1.0} : W{0.0};
        }
    };
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
