// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/activation.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/detail/from_output.hpp>

namespace fxact {

/// ln(1 + e^x), a smooth relu.
///
/// Domain   every x; -inf -> 0, +inf -> +inf, NaN -> NaN
/// Range    [0, max], non-decreasing (float and double: but for the last bit); f(x) - f(-x) = x
/// Error    float and double 1 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB; at both far ends too   (softplus_test.cpp)
struct softplus_fn : activation<softplus_fn> {
    template <scalar T>
    constexpr T derivative_from_output(T y) const noexcept {
        return detail::call_derivative_from_output(*this, y);
    }

    template <real W>
    static constexpr W value(W x) {
        const W tail = math::log1p(math::exp(-math::abs(x)));
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
