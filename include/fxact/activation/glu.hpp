// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/evaluate_pair.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Gated linear unit, a * sigmoid(b): a is let through as far as the gate b is open.
///
/// Domain   every a and b of one type; NaN in either -> NaN; an infinite a and b = -inf -> 0
/// Range    every number; the sign of a
/// Error    float 0.7 ulp, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB   (glu_test.cpp)
///
/// PyTorch's glu takes the two as the halves of one tensor.
struct glu_fn {
    /// What holds of the gate b, for a fixed a.
    static constexpr facts about(double a) noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = a < 0 ? a : 0.0,
                .highest = a > 0 ? a : 0.0,
                .non_decreasing = a >= 0,
                .float_ulp = 0.7,
                .double_ulp = 0.52,
                .family = family::gated,
                .formula = "a sigmoid(b)",
                .derivative = "sigmoid(b) by a; a sigmoid(b) (1 - sigmoid(b)) by b"};
    }

    template <scalar T>
    constexpr T operator()(T a, T b) const noexcept {
        return detail::evaluate_pair<T>([]<real W>(const W& x, const W& gate) { return x * openness(gate); }, a, b);
    }
    /// By a: sigmoid(b).
    template <scalar T>
    constexpr T derivative(T a, T b) const noexcept {
        return detail::evaluate_pair<T>([]<real W>(const W&, const W& gate) { return openness(gate); }, a, b);
    }
    /// By b: a sigmoid'(b).
    template <scalar T>
    constexpr T gate_derivative(T a, T b) const noexcept {
        return detail::evaluate_pair<T>(
            []<real W>(const W& x, const W& gate) {
                const W e = math::exp_neg_abs(gate), open = math::div_1p(W{1.0}, e);
                return x * e * open * open;
            },
            a, b);
    }

private:
    /// sigmoid(gate), but so small far out that its product with any number is nothing
    template <real W>
    static constexpr W openness(const W& gate) {
        const W e = math::exp_neg_abs(gate), open = math::div_1p(W{1.0}, e);
        if (!(gate < W{0.0})) return open;
        // as in sigmoid: the digits here, the order of neighbours there
        return gate < W{-1.0} ? e * open : W{1.0} - open;
    }
};
inline constexpr glu_fn glu{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
