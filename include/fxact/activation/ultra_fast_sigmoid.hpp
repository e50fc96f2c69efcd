// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/facts.hpp>

namespace fxact {

namespace detail {
/// The middle line: where it starts, its slope, its value there; and the value of the outer line.
inline constexpr double ultra_fast_bend = as_double(1.7L), ultra_fast_slope = as_double(0.0458812946797165L),
                        ultra_fast_after_bend = as_double(0.935409070603099L),
                        ultra_fast_end = as_double(0.99505475368673L);
}  // namespace detail

/// Theano's ultra_fast_sigmoid: an approximation of the sigmoid in five pieces, at most 0.0277 off, as T.nnet has it.
///
/// Domain   every x; -inf -> 0.00247, +inf -> 0.99753, NaN -> NaN
/// Range    [0.00247, 0.99753]; f(-x) = 1 - f(x); a step at +-3.4, where it falls by 0.0045, and a kink at +-6
/// Error    float correctly rounded, double 0.52 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (ultra_fast_sigmoid_test.cpp)
///
/// With u = |x| / 2, f = (1 +- z) / 2, z = 1.5 u / (1 + u) below 1.7, 0.9354 + 0.04588 (u - 1.7) below 3, 0.99505
/// above.
struct ultra_fast_sigmoid_fn : activation<ultra_fast_sigmoid_fn> {
    using tried_exhaustively = void;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = 0.00247,
                .highest = 0.99753,
                .kinks = {-6, -3.4, 3.4, 6},
                .float_ulp = 0.5,
                .double_ulp = 0.52,
                .family = family::sigmoid,
                .formula = "Theano's, in five pieces (see the header)",
                .derivative = "0.375 / (1 + |x| / 2)^2 up to 3.4, 0.01147 up to 6, else 0"};
    }

    static constexpr detail::float_rounding rounding() noexcept { return {.error = 8, .small_error = 8}; }

    template <real W>
    static constexpr W value(W x) {
        const W u = math::ldexp(math::abs(x), -1);
        // 1 - z, written out: no cancellation
        const W rest = u < W{detail::ultra_fast_bend} ? (W{1.0} - math::ldexp(u, -1)) / (W{1.0} + u)
                       : u < W{3.0}                   ? W{1.0 - detail::ultra_fast_after_bend} -
                                          (u - W{detail::ultra_fast_bend}) * W{detail::ultra_fast_slope}
                                    : W{1.0 - detail::ultra_fast_end};
        return x < W{0.0} ? math::ldexp(rest, -1) : W{1.0} - math::ldexp(rest, -1);
    }
    template <real W>
    static constexpr W slope(W x) {
        const W u = math::ldexp(math::abs(x), -1), d = W{1.0} + u;
        return u < W{detail::ultra_fast_bend} ? W{0.375} / (d * d)
               : u < W{3.0}                   ? W{detail::ultra_fast_slope / 4}
                                              : W{0.0};
    }
};
inline constexpr ultra_fast_sigmoid_fn ultra_fast_sigmoid{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
