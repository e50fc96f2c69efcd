// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/fixed_kernels.hpp>
#include <fxact/detail/nearest/exp.hpp>
#include <fxact/detail/nearest/nearest_float.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// The exponential function, e^x.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [0, max], non-decreasing; too large a result saturates a discrete format, and is infinite in a float
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 0.51 LSB,
///          also for subnormal results   (exp_test.cpp, fixed_kernels_test.cpp)
/// Source   range reduction after Tang, ACM TOMS 15(2), 1989
struct exp_fn : activation<exp_fn> {
    using tried_exhaustively = void;
    using float_kernel = detail::nearest::exp_kernel;
    using fixed_kernel = detail::fixed_exp_kernel;
    static constexpr facts about() noexcept {
        return {.lowest = 0,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::exponential,
                .formula = "exp(x)",
                .derivative = "y"};
    }

    /// For an argument in fixed point and a float result; float to float has a kernel.
    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 16, .small_error = 16, .exponents = 4, .undecided = true};
    }

    template <real W>
    static constexpr W value(W x) {
        return math::exp(x);
    }
    template <real W>
    static constexpr W slope(W x) {
        return math::exp(x);
    }
    template <real W>
    static constexpr W slope_from_output(W y) {
        return y;
    }
    /// The nearest float, by a kernel of its own.
    template <std::same_as<float> T>
    static constexpr T direct(const T& x) noexcept {
        return detail::from_bits<T>(detail::nearest::nearest_float<float_kernel>(detail::to_bits(x)));
    }
};
inline constexpr exp_fn exp{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
