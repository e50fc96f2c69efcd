// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// ln(1 + e^x), a smooth relu.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [0, max], non-decreasing; f(x) - f(-x) = x
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB,
///          also at both far ends   (softplus_test.cpp)
struct softplus_fn : activation<softplus_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.lowest = 0,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::smooth_relu,
                .formula = "ln(1 + exp(x))",
                .derivative = "s = 1 - exp(-y)"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 4, .small_error = 10, .absolute_error = 1, .exponents = 4};
    }

    template <real W>
    static constexpr W value(W x) {
        const W magnitude = math::abs(x);
        // Near 0, where e^x loses the low digits of x, and neighbors their order: ln(2 + m), m = e^x - 1
        if (magnitude < W{1.0}) return math::ln_2<W>() + math::log1p(math::ldexp(math::expm1(x), -1));
        const W tail = math::log1p(math::exp(-magnitude));
        return x < W{0.0} ? tail : x + tail;
    }
    template <real W>
    static constexpr W slope(W x) {
        return sigmoid_fn::value(x);
    }
    /// 1 - e^-y
    template <real W>
    static constexpr W slope_from_output(W y) {
        return -math::expm1(-y);
    }
};
inline constexpr softplus_fn softplus{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
