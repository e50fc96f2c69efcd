// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/evaluate_pair.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Parametric rectified linear unit: x for x > 0, weight * x otherwise, with a learned weight.
///
/// Domain   every x and weight of one type; NaN in either -> NaN; inf * 0 -> NaN
/// Range    every number; non-decreasing in x for weight >= 0; the derivative at 0 is weight (PyTorch)
/// Error    float and double 0.51 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (prelu_test.cpp)
struct prelu_fn {
    /// What holds of x, for a fixed weight.
    static constexpr facts about(double weight) noexcept {
        return {.lowest = weight > 0 ? facts{}.lowest : 0.0,
                .non_decreasing = weight >= 0,
                .kinks = {0},
                .float_ulp = 0.51,
                .double_ulp = 0.51,
                .family = family::relu,
                .formula = "x above 0, else weight x",
                .derivative = "1 above 0, else weight"};
    }

    template <scalar T>
    constexpr T operator()(T x, T weight) const noexcept {
        return detail::evaluate_pair<T>([]<real W>(const W& a, const W& w) { return a < W{0.0} ? a * w : a; }, x,
                                        weight);
    }
    /// The derivative by x.
    template <scalar T>
    constexpr T derivative(T x, T weight) const noexcept {
        return detail::evaluate_pair<T>([]<real W>(const W& a, const W& w) { return W{0.0} < a ? W{1.0} : w; }, x,
                                        weight);
    }
    /// The derivative by the weight.
    template <scalar T>
    constexpr T weight_derivative(T x, T weight) const noexcept {
        return detail::evaluate_pair<T>([]<real W>(const W& a, const W&) { return a < W{0.0} ? a : W{0.0}; }, x,
                                        weight);
    }
};
inline constexpr prelu_fn prelu{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
