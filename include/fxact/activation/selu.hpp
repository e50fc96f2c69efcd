// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/facts.hpp>

namespace fxact {

namespace detail {
/// Both have closed forms, which scripts/coefficients.sh computes.
struct selu_constants {
    static constexpr double alpha = as_double(1.6732632423543772848170429916717L);
    static constexpr double scale = as_double(1.0507009873554804934193349852946L);
};
}  // namespace detail

/// Scaled exponential linear unit: scale x for x > 0, scale alpha (e^x - 1) otherwise.
///
/// Domain   every x; -inf -> -scale alpha = -1.758, +inf -> +inf, NaN -> NaN
/// Range    [-1.7581, max], non-decreasing; the derivative at 0 is scale alpha (PyTorch)
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (selu_test.cpp)
/// Source   the doubles nearest to the two constants of Klambauer et al., NIPS 2017: mean and variance have the fixed
///          point (0, 1)
struct selu_fn : activation<selu_fn>, detail::selu_constants {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.lowest = -1.7581,
                .non_decreasing = true,
                .kinks = {0},
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::exponential_unit,
                .formula = "scale x above 0, else scale alpha (exp(x) - 1); alpha = 1.67326, scale = 1.05070",
                .derivative = "scale above 0, else scale alpha exp(x) = y + scale alpha"};
    }

    static constexpr detail::float_rounding rounding() noexcept {
        return {.error = 5, .small_error = 10, .linear_at_0 = true};
    }

    template <real W>
    static constexpr W value(W x) {
        return x < W{0.0} ? math::expm1(x) * W{alpha} * W{scale} : x * W{scale};
    }
    template <real W>
    static constexpr W slope(W x) {
        return W{0.0} < x ? W{scale} : math::exp(x) * W{alpha} * W{scale};
    }
    /// y + scale alpha below 0
    template <real W>
    static constexpr W slope_from_output(W y) {
        return W{0.0} < y ? W{scale} : y + W{alpha} * W{scale};
    }
};
inline constexpr selu_fn selu{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
