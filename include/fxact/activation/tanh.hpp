// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/fixed_kernels.hpp>
#include <fxact/detail/nearest/nearest_float.hpp>
#include <fxact/detail/nearest/tanh.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Hyperbolic tangent, (e^2x - 1) / (e^2x + 1).
///
/// Domain   every x; -inf -> -1, +inf -> 1, NaN -> NaN; -0 -> -0
/// Range    [-1, 1], never outside it; non-decreasing and odd
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 0.51 LSB
///          (tanh_test.cpp, fixed_kernels_test.cpp)
struct tanh_fn : activation<tanh_fn> {
    using tried_exhaustively = void;
    using float_kernel = detail::nearest::tanh_kernel;
    using fixed_kernel = detail::fixed_tanh_kernel;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = -1,
                .highest = 1,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::sigmoid,
                .formula = "(exp(2x) - 1) / (exp(2x) + 1)",
                .derivative = "1 - y^2"};
    }

    /// For an argument in fixed point and a float result; float to float has a kernel.
    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 48, .small_error = 48, .exponents = 4, .undecided = true};
    }

    template <real W>
    static constexpr W value(W x) {
        return math::tanh(x);
    }
    template <real W>
    static constexpr W slope(W x) {
        const W e = math::exp(-math::ldexp(math::abs(x), 1)), d = W{1.0} + e;
        return math::below_in_magnitude(math::ldexp(e, 2) / (d * d), W{1.0});
    }
    /// 1 - y^2
    template <real W>
    static constexpr W slope_from_output(W y) {
        return (W{1.0} - y) * (W{1.0} + y);
    }
    /// The nearest float, by a kernel of its own.
    template <std::same_as<float> T>
    static constexpr T direct(const T& x) noexcept {
        return detail::shielded_from_bits<T>(detail::nearest::nearest_float<float_kernel>(detail::to_bits(x)));
    }
};
inline constexpr tanh_fn tanh{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
