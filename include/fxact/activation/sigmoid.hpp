// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/fixed_kernels.hpp>
#include <fxact/detail/nearest/nearest_float.hpp>
#include <fxact/detail/nearest/sigmoid.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Logistic sigmoid, 1 / (1 + e^-x).
///
/// Domain   every x; -inf -> 0, +inf -> 1, NaN -> NaN
/// Range    [0, 1], never outside it; non-decreasing; f(-x) = 1 - f(x)
/// Error    float correctly rounded, double 0.51 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 0.51 LSB
///          (sigmoid_test.cpp, fixed_kernels_test.cpp)
/// Source   range reduction after Tang, ACM TOMS 15(2), 1989
struct sigmoid_fn : activation<sigmoid_fn> {
    using tried_exhaustively = void;
    using float_kernel = detail::nearest::sigmoid_kernel;
    using fixed_kernel = detail::fixed_sigmoid_kernel;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = 0,
                .highest = 1,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 0.51,
                .family = family::sigmoid,
                .formula = "s = 1 / (1 + exp(-x))",
                .derivative = "s (1 - s)"};
    }

    /// For an argument in fixed point and a float result; float to float has a kernel.
    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 64, .small_error = 64, .exponents = 4, .undecided = true};
    }

    template <real W>
    static constexpr W value(W x) {
        const W e = math::exp(-math::abs(x));  // in [0, 1]: no overflow, and no cancellation where it is small
        const W s = math::div_1p(W{1.0}, e);
        if (!(x < W{0.0})) return s;
        return x < W{-1.0} ? e * s : W{1.0} - s;  // e * s avoids cancellation; 1 - s keeps results monotone
    }
    template <real W>
    static constexpr W slope(W x) {
        const W e = math::exp(-math::abs(x)), d = W{1.0} + e;
        return math::below_in_magnitude(e / (d * d), W{0.25});
    }
    /// y (1 - y)
    template <real W>
    static constexpr W slope_from_output(W y) {
        return y * (W{1.0} - y);
    }
    /// The nearest float, by a kernel of its own.
    template <std::same_as<float> T>
    static constexpr T direct(const T& x) noexcept {
        return detail::from_bits<T>(detail::nearest::nearest_float<float_kernel>(detail::to_bits(x)));
    }
};
inline constexpr sigmoid_fn sigmoid{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
