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
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (tanh_shrink_test.cpp)
/// Source   tanh as a continued fraction (Lambert 1761), whose terms are all positive where the difference would
///          cancel
struct tanh_shrink_fn : activation<tanh_shrink_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .non_decreasing = true,
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::shrinkage,
                .formula = "x - tanh(x)",
                .derivative = "tanh^2(x)"};
    }

    static constexpr detail::float_rounding rounding() noexcept { return {.error = 5, .small_error = 14}; }

    template <real W>
    static constexpr W value(W x) {
        const W magnitude = math::abs(x);
        W result{};
        if (magnitude < W{1.0}) {
            // tanh x = x / (1 + t), t = x^2 / (3 + x^2 / (5 + ...)), so that x - tanh x = x t / (1 + t). The omitted
            // terms contribute less than x^2n / (3 5 ... (2n + 1))^2.
            const W square = x * x;
            W odd{2.0 * terms<W> + 1.0}, t = square / odd;
            for (int n = terms<W> - 1; n > 0; --n) {
                odd = odd - W{2.0};
                t = square / (odd + t);
            }
            result = magnitude * t / (W{1.0} + t);
        } else {
            result = magnitude - tanh_fn::value(magnitude);
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
    static constexpr int terms = [] {
        if constexpr (requires { W::bits; }) return W::bits == 32 ? 6 : W::bits == 64 ? 10 : 22;
        return 22;
    }();
};
inline constexpr tanh_shrink_fn tanh_shrink{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
