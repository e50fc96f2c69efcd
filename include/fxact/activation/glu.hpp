// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/evaluate/evaluate_pair.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Gated linear unit, a * sigmoid(b): sigmoid(b) is the gate of a.
///
/// Domain   every a and b of one type; NaN in either -> NaN; an infinite a and b = -inf -> 0
/// Range    every number; the sign of a
/// Error    float 0.7 ulp, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB   (glu_test.cpp)
///
/// PyTorch's glu takes a and b as the halves of one tensor.
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
        return detail::evaluate_pair<T>([]<real W>(const W& x, const W& y) { return x * gate(y); }, a, b);
    }
    /// The derivative by a: sigmoid(b).
    template <scalar T>
    constexpr T derivative(T a, T b) const noexcept {
        return detail::evaluate_pair<T>([]<real W>(const W&, const W& y) { return gate(y); }, a, b);
    }
    /// The derivative by b: a sigmoid'(b).
    template <scalar T>
    constexpr T gate_derivative(T a, T b) const noexcept {
        return detail::evaluate_pair<T>(
            []<real W>(const W& x, const W& y) {
                const W e = math::exp_neg_abs(y), s = math::div_1p(W{1.0}, e);
                return x * e * s * s;
            },
            a, b);
    }

private:
    /// sigmoid(b); far below 0 so small that its product with any number rounds to 0
    template <real W>
    static constexpr W gate(const W& b) {
        const W e = math::exp_neg_abs(b), s = math::div_1p(W{1.0}, e);
        if (!(b < W{0.0})) return s;
        return b < W{-1.0} ? e * s : W{1.0} - s;  // as in sigmoid
    }
};
inline constexpr glu_fn glu{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
