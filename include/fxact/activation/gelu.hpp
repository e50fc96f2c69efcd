// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Gaussian error linear unit, x * Phi(x) = x (1 + erf(x / sqrt 2)) / 2.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [-0.16998, max]; decreases until -0.75179, then increases, apart from steps back of one ulp in double
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB, also
///          far below 0, where 1 + erf(x / sqrt 2) cancels completely   (gelu_test.cpp)
///          Where the derivative crosses zero, its error is below an absolute 2^-30 for float and 2^-59 for double.
///
/// PyTorch's gelu(approximate='tanh') is gelu_tanh.
struct gelu_fn : activation<gelu_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.lowest = -0.16998,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::smooth_relu,
                .formula = "x Phi(x) = x (1 + erf(x / sqrt 2)) / 2",
                .derivative = "Phi(x) + x phi(x)"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 4, .small_error = 12, .linear_at_0 = true};
    }

    template <real W>
    static constexpr W value(W x) {
        return x * math::normal_cdf(x);
    }
    template <real W>
    static constexpr W slope(W x) {
        return math::normal_cdf(x) + x * math::normal_pdf(x);
    }
};
inline constexpr gelu_fn gelu{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
