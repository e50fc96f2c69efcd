// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// The line x / 6 + 1/2, clamped to [0, 1] (PyTorch; Keras 3).
///
/// Domain   every x; -inf -> 0, +inf -> 1, NaN -> NaN
/// Range    [0, 1], non-decreasing, f(-x) = 1 - f(x); the derivative is 0 at -3 and 3 (PyTorch)
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (hard_sigmoid_test.cpp)
///
/// Theano, Keras 2 and ONNX have another slope; see hard_sigmoid_with.
struct hard_sigmoid_fn : activation<hard_sigmoid_fn> {
    using tried_exhaustively = void;
    using cancels = void;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = 0,
                .highest = 1,
                .non_decreasing = true,
                .kinks = {-3, 3},
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::sigmoid,
                .formula = "x / 6 + 1 / 2, clamped to [0, 1]",
                .derivative = "1 / 6 between -3 and 3, else 0"};
    }

    static constexpr detail::float_rounding rounding() noexcept { return {.error = 3, .small_error = 3}; }

    template <real W>
    static constexpr W value(W x) {
        return x < W{-3.0} ? W{0.0} : x < W{3.0} ? (x + W{3.0}) / W{6.0} : W{1.0};
    }
    template <real W>
    static constexpr W slope(W x) {
        return W{-3.0} < x && x < W{3.0} ? W{1.0} / W{6.0} : W{0.0};
    }
};
inline constexpr hard_sigmoid_fn hard_sigmoid{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
