// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x * tanh(softplus(x)).
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [-0.30885, max]; decreases until -1.19248, then increases, apart from steps back of one ulp in double
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB, also
///          far below 0   (mish_test.cpp)
///          Where the derivative crosses zero, its error is below an absolute 2^-30 for float and 2^-59 for double.
///
/// With e = e^x, tanh(ln(1 + e)) = n / (n + 2) for n = e (e + 2). For x > 0, numerator and denominator are divided by
/// e^2x. The graph lies between x and the tangent at 0, whose slope is 3/5.
struct mish_fn : activation<mish_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.lowest = -0.30885,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::smooth_relu,
                .formula = "x tanh(ln(1 + exp(x)))",
                .derivative = "t + x s (1 - t^2), t = tanh(ln(1 + exp(x)))"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 5, .small_error = 10, .exponents = 4, .linear_at_0 = true};
    }

    template <real W>
    static constexpr W value(W x) {
        const W e = math::exp_neg_abs(x), twice = math::ldexp(e, 1), square = e * e;
        const bool below = x < W{0.0};
        const W n = below ? twice + square : W{1.0} + twice;
        const W y = x * n / (n + (below ? W{2.0} : math::ldexp(square, 1)));
        if constexpr (math::tracks_sides<W>) {
            const W tangent = x * W{3.0} / W{5.0};
            return math::below_in_magnitude(
                below ? math::below_in_magnitude(y, tangent) : math::above_in_magnitude(y, tangent), x);
        }
        return y;
    }
    /// t + x t', t' = 4 e (1 + e) / (n + 2)^2
    template <real W>
    static constexpr W slope(W x) {
        const W e = math::exp_neg_abs(x), twice = math::ldexp(e, 1), square = e * e;
        const bool below = x < W{0.0};
        const W n = below ? twice + square : W{1.0} + twice;
        const W d = below ? n + W{2.0} : n + math::ldexp(square, 1);
        const W rise = math::ldexp((below ? e : square) * (W{1.0} + e), 2) / d;
        return (n + x * rise) / d;
    }
};
inline constexpr mish_fn mish{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
