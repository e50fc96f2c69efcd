// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/facts.hpp>
#include <type_traits>

namespace fxact {

namespace detail {
inline constexpr double gelu_tanh_cubic = as_double(0.044715L);
/// 2 sqrt(2 / pi) to 159 bits, as a sum of doubles. (scripts/coefficients.sh computes them.)
inline constexpr double gelu_tanh_scale[]{as_double(0x1.9884533d43651p+0L), as_double(-0x1.cbc0d30ebfd15p-54L),
                                          as_double(-0x1.c7402c7d60cfbp-110L)};
}  // namespace detail

/// The approximation of gelu by tanh: x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))); within 5e-4 of gelu.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [-0.17005, max]; decreases until -0.75246, then increases, apart from steps back of one ulp in double
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB, also
///          far below 0   (gelu_tanh_test.cpp)
///          Where the derivative crosses zero, its error is below an absolute 2^-30 for float and 2^-59 for double.
///
/// (1 + tanh u) / 2 = sigmoid(2 u). The exponent 2 u is computed in a wider word. 0.044715 means the nearest double.
struct gelu_tanh_fn : activation<gelu_tanh_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.lowest = -0.17005,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::smooth_relu,
                .formula = "x (1 + tanh u) / 2, u = sqrt(2 / pi) (x + 0.044715 x^3)",
                .derivative = "(1 + tanh u) / 2 + x (1 - tanh^2 u) u' / 2"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 3, .small_error = 8, .linear_at_0 = true};
    }

    template <real W>
    static constexpr W value(W x) {
        const W e = exp_neg_twice_u(math::abs(x));
        const W gated = math::div_1p(x, e);
        return x < W{0.0} ? math::below_in_magnitude(gated * e, math::ldexp(x, -1)) : gated;
    }
    /// s + x s (1 - s) (2 u)', with s = sigmoid(2 u)
    template <real W>
    static constexpr W slope(W x) {
        const W magnitude = math::abs(x);
        if (W{64.0} < magnitude) return x < W{0.0} ? W{0.0} : W{1.0};
        const W e = exp_neg_twice_u(magnitude), r = math::div_1p(W{1.0}, e);
        const W rise = x * (W{1.0} + x * x * W{3.0 * detail::gelu_tanh_cubic}) * scale<W>();
        return x < W{0.0} ? (W{1.0} + rise * r) * (e * r) : r + rise * (e * r * r);
    }

private:
    template <class W>
    static constexpr W scale() {
        return W{detail::gelu_tanh_scale[0]} + W{detail::gelu_tanh_scale[1]} + W{detail::gelu_tanh_scale[2]};
    }
    /// e^-2u for x >= 0
    template <real W>
    static constexpr W exp_neg_twice_u(W x) {
        const auto wide = math::widen(x);
        using wide_type = std::remove_cv_t<decltype(wide)>;
        return math::exp_as<W>(
            -(wide * (wide_type{1.0} + wide * wide * wide_type{detail::gelu_tanh_cubic}) * scale<wide_type>()));
    }
};
inline constexpr gelu_tanh_fn gelu_tanh{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
