// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// x moved toward 0 by bias beyond +-lambda: x - bias above lambda, x + bias below -lambda, 0 between (ONNX's Shrink).
///
/// Domain   every x, lambda >= 0 and a finite bias; -inf -> -inf, +inf -> +inf, NaN -> NaN
/// Range    every number; odd, and non-decreasing for bias <= lambda; the derivative at +-lambda is 0
/// Error    float correctly rounded, double 0.51 ulp, 8- and 16-bit formats correctly rounded, 32-bit ones 1 LSB
///          (shrink_test.cpp)
///
/// hard_shrink has bias = 0, soft_shrink has bias = lambda. lambda and bias are used as the doubles given, also for
/// float. A lambda below 0 counts as 0, and a NaN for either counts as 0.
struct shrink {
    using tried_exhaustively = void;
    using cancels = void;
    double lambda = 0.5;
    double bias = 0.0;

    constexpr facts about() const noexcept {
        return {.symmetry = symmetry::odd,
                .non_decreasing = !(bias > threshold()),
                .kinks = {-threshold(), threshold()},
                .float_ulp = 0.5,
                .double_ulp = 0.51,
                .family = family::shrinkage,
                .formula = "x - bias above lambda, x + bias below -lambda, else 0; lambda is 0.5 and bias 0 by default",
                .derivative = "1 where |x| > lambda, else 0",
                .parameters = {{"lambda", lambda}, {"bias", bias}}};
    }

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(*this, x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(*this, x);
    }

    constexpr detail::float_rounding rounding() const noexcept {
        return {.error = 5, .small_error = 5, .undecided = !detail::fits_float(bias)};
    }

    template <real W>
    constexpr W value(W x) const {
        if constexpr (is_narrow<W>) {
            return detail::resize<std::uint32_t>(value(math::widen(x)));
        } else {
            const W edge{threshold()}, shift{detail::is_nan(bias) ? 0.0 : bias};
            return edge < x ? x - shift : x < -edge ? x + shift : W{0.0};
        }
    }
    template <real W>
    constexpr W slope(W x) const {
        if constexpr (is_narrow<W>)
            return detail::resize<std::uint32_t>(slope(math::widen(x)));
        else
            return W{threshold()} < math::abs(x) ? W{1.0} : W{0.0};
    }

private:
    /// 32 bits would not hold the digits of lambda and bias.
    template <class W>
    static constexpr bool is_narrow = std::same_as<W, detail::number<std::uint32_t>>;

    constexpr double threshold() const noexcept {
        return detail::is_nan(lambda) || detail::to_bits(lambda) >> 63 != 0 ? 0.0 : lambda;
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
