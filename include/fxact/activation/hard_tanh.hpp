// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// The identity clamped to [-1, 1], min(max(x, -1), 1).
///
/// Domain   every x; -inf -> -1, +inf -> 1, NaN -> NaN; -0 -> -0
/// Range    [-1, 1], non-decreasing and odd; the derivative is 0 at -1 and 1 (PyTorch)
/// Error    exact; 1 is rounded to the format   (hard_tanh_test.cpp)
/// Cost     no branch; instructions per core in docs/performance.md
struct hard_tanh_fn : activation<hard_tanh_fn> {
    using tried_exhaustively = void;
    static constexpr bool is_clamp = true;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = -1,
                .highest = 1,
                .non_decreasing = true,
                .kinks = {-1, 1},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::sigmoid,
                .formula = "min(max(x, -1), 1)",
                .derivative = "1 between -1 and 1, else 0"};
    }

    template <real W>
    static constexpr W value(W x) {
        return x < W{-1.0} ? W{-1.0} : x < W{1.0} ? x : W{1.0};
    }
    template <real W>
    static constexpr W slope(W x) {
        return W{-1.0} < x && x < W{1.0} ? W{1.0} : W{0.0};
    }
    template <detail::floating T>
    static constexpr T direct(const T& x) noexcept {
        const auto code = detail::to_signed_bits(x), size = detail::magnitude_of<T>(code),
                   one = detail::to_signed_bits(T{1});
        const auto clamped = detail::choose(detail::sign_mask(static_cast<decltype(code)>(one - size)), one, size);
        const auto result = static_cast<decltype(code)>(clamped | (code ^ size));
        return detail::from_bits<T>(detail::choose(detail::nan_mask<T>(code), code, result));
    }
    template <discrete T>
    static constexpr T direct(const T& x) noexcept {
        return detail::clamped_code<T>(x, detail::code_nearest<T>(-1.0), detail::code_nearest<T>(1.0));
    }
};
inline constexpr hard_tanh_fn hard_tanh{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
