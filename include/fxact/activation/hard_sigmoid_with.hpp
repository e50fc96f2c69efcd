// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// The line slope * x + offset, clamped to [0, 1].
///
/// Domain   every x, and slope > 0; -inf -> 0, +inf -> 1, NaN -> NaN
/// Range    [0, 1], non-decreasing; the derivative is 0 where the line is clamped
/// Error    float correctly rounded, double 1 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB;
///          next to the root of the line, where the sum cancels, an absolute 2^-30 for float and 2^-59 for double
///          (hard_sigmoid_with_test.cpp)
///
/// slope and offset are used as the doubles given: 0.2 is slightly more than a fifth.
struct hard_sigmoid_with {
    using tried_exhaustively = void;
    using cancels = void;
    double slope = detail::as_double(0.2L);
    double offset = 0.5;

    constexpr facts about() const noexcept {
        return {.symmetry = offset == 0.5 ? symmetry::odd : symmetry::unstated,
                .lowest = 0,
                .highest = 1,
                .non_decreasing = true,
                .kinks = {-offset / slope, (1.0 - offset) / slope},
                .float_ulp = 0.5,
                .double_ulp = 1,
                .absolute_error = 0x1p-6,
                .family = family::sigmoid,
                .formula = "slope x + offset, clamped to [0, 1]; hard_sigmoid_onnx has these two",
                .derivative = "slope where the line is not clamped, else 0",
                .parameters = {{"slope", slope}, {"offset", offset}}};
    }

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(formula{slope, offset}, x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(formula{slope, offset}, x);
    }

    constexpr detail::float_rounding rounding() const noexcept { return formula{slope, offset}.rounding(); }

private:
    struct formula {
        using tried_exhaustively = void;
        double gradient, offset;

        /// Where the sum cancels, its error is that of its terms.
        constexpr detail::float_rounding rounding() const noexcept {
            const double size = offset < 0 ? -offset : offset;
            const int error = size < 250 ? 16 + 16 * static_cast<int>(size + 1) : 1 << 12;
            return {
                .error = error, .small_error = 5, .absolute_error = error, .absolute_from = -200, .undecided = true};
        }

        template <real W>
        constexpr W value(W x) const {
            const W y = x * W{gradient} + W{offset};
            return y < W{0.0} ? W{0.0} : y < W{1.0} ? y : W{1.0};
        }
        template <real W>
        constexpr W slope(W x) const {
            const W y = x * W{gradient} + W{offset};
            return W{0.0} < y && y < W{1.0} ? W{gradient} : W{0.0};
        }
    };
};

/// 0.2 x + 0.5, as in Theano, Keras 2 and ONNX.
inline constexpr hard_sigmoid_with hard_sigmoid_onnx{.slope = detail::as_double(0.2L), .offset = 0.5};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
