// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/nearest/nearest_float.hpp>
#include <fxact/detail/nearest/silu.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Sigmoid linear unit, x * sigmoid(x), also called swish.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [-0.27847, max]; decreases until -1.27846, then increases, apart from steps back of one ulp in double
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB, also
///          far below 0, where x * (1 - sigmoid(-x)) cancels completely   (silu_test.cpp)
///          Where the derivative crosses zero, its error is below an absolute 2^-30 for float and 2^-59 for double.
struct silu_fn : activation<silu_fn> {
    using tried_exhaustively = void;
    using float_kernel = detail::nearest::silu_kernel;
    static constexpr facts about() noexcept {
        return {.lowest = -0.27847,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::smooth_relu,
                .formula = "x s, also called swish",
                .derivative = "s + x s (1 - s)"};
    }

    /// For an argument in fixed point and a float result; float to float has a kernel.
    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 64, .small_error = 64, .exponents = 4, .undecided = true};
    }

    template <real W>
    static constexpr W value(W x) {
        const W e = math::exp_neg_abs(x), gated = math::div_1p(x, e);
        return x < W{0.0} ? math::below_in_magnitude(gated * e, math::ldexp(x, -1)) : gated;
    }
    /// s + x s (1 - s), with s the sigmoid
    template <real W>
    static constexpr W slope(W x) {
        const W e = math::exp_neg_abs(x), r = math::div_1p(W{1.0}, e);
        return x < W{0.0} ? (W{1.0} + x * r) * (e * r) : r + x * (e * r * r);
    }
    /// The nearest float, by a kernel of its own.
    template <std::same_as<float> T>
    static constexpr T direct(const T& x) noexcept {
        return detail::shielded_from_bits<T>(detail::nearest::nearest_float<float_kernel>(detail::to_bits(x)));
    }
};
inline constexpr silu_fn silu{};
inline constexpr silu_fn swish{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
