// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/activation.hpp>
#include <fxact/detail/floating.hpp>

namespace fxact {

/// Rectified linear unit with a slope below 0: x for x > 0, negative_slope * x otherwise.
///
/// Domain   every x; -inf -> -inf for a positive slope, NaN -> NaN
/// Range    every number; non-decreasing for negative_slope >= 0; the derivative at 0 is negative_slope (PyTorch)
/// Error    float and double 1 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB   (leaky_relu_test.cpp)
///
/// negative_slope is the double that it is: 0.01 is a little more than a hundredth.
struct leaky_relu {
    double negative_slope = 0.01;

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(*this, x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(*this, x);
    }
    template <scalar T>
    constexpr T derivative_from_output(T y) const noexcept {
        return detail::call_derivative_from_output(*this, y);
    }

    /// An infinity enters the engine as a finite number, which a slope below 1 would bring back into range.
    template <detail::floating T>
    constexpr T direct(const T& x) const noexcept {
        if (negative_slope > 0 && detail::is_infinite(x)) return x;
        return detail::evaluate<T>([f = *this](auto w) { return f.value(w); }, x);
    }
    template <real W>
    constexpr W value(W x) const {
        return x < W{0.0} ? x * W{negative_slope} : x;
    }
    template <real W>
    constexpr W slope(W x) const {
        return W{0.0} < x ? W{1.0} : W{negative_slope};
    }
    /// The sign of y is that of x, for a positive negative_slope.
    template <real W>
    constexpr W slope_from_output(W y) const {
        return slope(y);
    }
};

}  // namespace fxact
