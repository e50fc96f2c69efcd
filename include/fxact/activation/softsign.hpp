// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x / (1 + |x|).
///
/// Domain   every x; -inf -> -1, +inf -> 1, NaN -> NaN
/// Range    [-1, 1], non-decreasing and odd
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (softsign_test.cpp)
struct softsign_fn : activation<softsign_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = -1,
                .highest = 1,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::sigmoid,
                .formula = "x / (1 + |x|)",
                .derivative = "1 / (1 + |x|)^2 = (1 - |y|)^2"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 3, .small_error = 3, .linear_at_0 = true};
    }

    template <real W>
    static constexpr W value(W x) {
        const W magnitude = math::abs(x), d = W{1.0} + magnitude;
        if (magnitude < W{1.0}) return x / d;
        const W y = W{1.0} - W{1.0} / d;  // monotone even where d rounds a step of x away
        return x < W{0.0} ? -y : y;
    }
    template <real W>
    static constexpr W slope(W x) {
        const W d = W{1.0} + math::abs(x);
        return W{1.0} / (d * d);
    }
    /// (1 - |y|)^2
    template <real W>
    static constexpr W slope_from_output(W y) {
        const W d = W{1.0} - math::abs(y);
        return d * d;
    }
};
inline constexpr softsign_fn softsign{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
