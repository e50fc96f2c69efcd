// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/activation/tanh.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x - tanh(x).
///
/// Domain   every x; -inf -> -inf, +inf -> +inf, NaN -> NaN
/// Range    every number; non-decreasing and odd
/// Error    float 0.56 ulp, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (tanh_shrink_test.cpp)
/// Source   tanh as a continued fraction (Lambert 1761), whose parts are all positive, where the difference would
///          cancel
struct tanh_shrink_fn : activation<tanh_shrink_fn> {
    using tried_exhaustively = void;
    static constexpr facts about{.symmetry = symmetry::odd,
                                 .non_decreasing = true,
                                 .float_ulp = 0.56,
                                 .double_ulp = 0.52,
                                 .family = family::shrinkage,
                                 .formula = "x - tanh(x)",
                                 .derivative = "tanh^2(x)"};

    template <real W>
    static constexpr W value(W x) {
        const W size = math::abs(x);
        W result{};
        if (size < W{1.0}) {
            // tanh x = x / (1 + t), t = x^2 / (3 + x^2 / (5 + ...)), so that x - tanh x = x t / (1 + t). The parts left
            // out count less than x^2n / (3 5 ... (2n + 1))^2.
            const W square = x * x;
            W odd{2.0 * parts<W> + 1.0}, t = square / odd;
            for (int n = parts<W> - 1; n > 0; --n) {
                odd = odd - W{2.0};
                t = square / (odd + t);
            }
            result = size * t / (W{1.0} + t);
        } else {
            result = size - tanh_fn::value(size);
        }
        return x < W{0.0} ? -result : W{0.0} < x ? result : x;
    }
    template <real W>
    static constexpr W slope(W x) {
        const W y = tanh_fn::value(x);
        return y * y;
    }

private:
    template <class W>
    static constexpr int parts = [] {
        if constexpr (requires { W::bits; }) return W::bits == 32 ? 6 : W::bits == 64 ? 10 : 22;
        return 22;
    }();
};
inline constexpr tanh_shrink_fn tanh_shrink{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
