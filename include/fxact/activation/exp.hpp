// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// The exponential function, e^x.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [0, max], non-decreasing; too large a result saturates a discrete format, and is infinite in a float
/// Error    float 0.68 ulp, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB,
///          also for subnormal results   (exp_test.cpp)
/// Source   range reduction after Tang, ACM TOMS 15(2), 1989
struct exp_fn : activation<exp_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.lowest = 0,
                .non_decreasing = true,
                .float_ulp = 0.68,
                .double_ulp = 0.52,
                .family = family::exponential,
                .formula = "exp(x)",
                .derivative = "y"};
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
};
inline constexpr exp_fn exp{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
