// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/activation.hpp>
#include <fxact/detail/from_output.hpp>

namespace fxact {

/// x / (1 + |x|).
///
/// Domain   every x; -inf -> -1, +inf -> 1, NaN -> NaN
/// Range    [-1, 1], non-decreasing (float and double: but for the last bit) and odd
/// Error    float and double 1 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB   (softsign_test.cpp)
struct softsign_fn : activation<softsign_fn> {
    template <scalar T>
    constexpr T derivative_from_output(T y) const noexcept {
        return detail::call_derivative_from_output(*this, y);
    }

    template <real W>
    static constexpr W value(W x) {
        return x / (W{1.0} + math::abs(x));
    }
    template <real W>
    static constexpr W slope(W x) {
        const W d = W{1.0} + math::abs(x);
        return W{1.0} / (d * d);
    }
    /// (1 - |y|)^2
    template <real W>
    static constexpr W slope_from_output(W y) {
        const W d = W{1.0} - math::abs(y);
        return d * d;
    }
};
inline constexpr softsign_fn softsign{};

}  // namespace fxact
