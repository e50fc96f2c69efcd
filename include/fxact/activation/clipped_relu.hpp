// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/evaluate/call.hpp>
#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/detail/format/parameter.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Rectified linear unit that saturates at max, min(max(x, 0), max): clipped_relu{.max = 20}.
///
/// Domain   every x, and max > 0; -inf -> 0, +inf -> max, NaN -> NaN
/// Range    [0, max], non-decreasing; a format that ends below max gives its largest value; the derivative is 0 at 0
///          and max
/// Error    exact; max is rounded to the format   (clipped_relu_test.cpp)
/// Cost     no branch; instructions per core in docs/performance.md
struct clipped_relu {
    using tried_exhaustively = void;
    static constexpr bool is_clamp = true;
    double max = 1.0;

    constexpr facts about() const noexcept {
        return {.lowest = 0,
                .highest = max,
                .non_decreasing = true,
                .kinks = {0, max},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::relu,
                .formula = "min(max(x, 0), max)",
                .derivative = "1 between 0 and max, else 0",
                .parameters = {{"max", max}}};
    }

    template <scalar T>
    constexpr T operator()(T x) const noexcept {
        return detail::call(*this, x);
    }
    template <scalar T>
    constexpr T derivative(T x) const noexcept {
        return detail::call_derivative(*this, x);
    }

    template <real W>
    constexpr W value(W x) const {
        return x < W{0.0} ? W{0.0} : x < W{max} ? x : W{max};
    }
    template <real W>
    constexpr W slope(W x) const {
        return W{0.0} < x && x < W{max} ? W{1.0} : W{0.0};
    }
    template <detail::floating T>
    constexpr T direct(const T& x) const noexcept {
        const auto code = detail::to_signed_bits(x), limit = detail::to_signed_bits(detail::parameter<T>(max));
        const auto above_0 = detail::clear(code, detail::sign_mask(code));  // not negative, so that the difference fits
        const auto clamped =
            detail::choose(detail::sign_mask(static_cast<decltype(code)>(limit - above_0)), limit, above_0);
        return detail::from_bits<T>(detail::choose(detail::nan_mask<T>(code), code, clamped));
    }
    template <discrete T>
    constexpr T direct(const T& x) const noexcept {
        return detail::clamped_code<T>(x, detail::code_nearest<T>(0.0), detail::code_nearest<T>(max));
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
