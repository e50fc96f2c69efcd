// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/activation/softplus.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// ln(sigmoid(x)) = -softplus(-x).
///
/// Domain   every x; -inf -> -inf, +inf -> 0, NaN -> NaN
/// Range    [min, 0], non-decreasing
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB,
///          also at both far ends   (log_sigmoid_test.cpp)
struct log_sigmoid_fn : activation<log_sigmoid_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.highest = 0,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::exponential,
                .formula = "ln(s) = -softplus(-x)",
                .derivative = "1 - s = 1 - exp(y)"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 4, .small_error = 10, .absolute_error = 1, .exponents = 4};
    }

    template <real W>
    static constexpr W value(W x) {
        return -softplus_fn::value(-x);
    }
    template <real W>
    static constexpr W slope(W x) {
        return softplus_fn::slope(-x);
    }
    /// 1 - e^y
    template <real W>
    static constexpr W slope_from_output(W y) {
        return -math::expm1(y);
    }
};
inline constexpr log_sigmoid_fn log_sigmoid{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
