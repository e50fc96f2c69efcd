// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/format/nearest_code.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// The sign, -1, 0 or 1.
///
/// Domain   every x; NaN -> NaN; -0 -> -0
/// Range    {-1, 0, 1}, non-decreasing and odd; a format that cannot hold 1 or -1 gives its nearest value
/// Error    exact   (sign_test.cpp)
/// Cost     no branch; instructions per core in docs/performance.md
struct sign_fn : activation<sign_fn> {
    using tried_exhaustively = void;
    using flat = void;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .lowest = -1,
                .highest = 1,
                .non_decreasing = true,
                .kinks = {0},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::step,
                .formula = "-1 below 0, 1 above, 0 at 0"};
    }

    /// Refused when compiled: it is 0 wherever it exists.
    template <class T>
    constexpr T derivative(T) const noexcept {
        static_assert(!scalar<T>,
                      "fxact::sign has no derivative to learn from: it is 0 wherever it exists, so gradient descent "
                      "never moves; write tanh or hard_tanh where you train, and sign where you infer");
        return T{};
    }

    template <real W>
    static constexpr W value(W x) {
        return x < W{0.0} ? W{-1.0} : W{0.0} < x ? W{1.0} : x;
    }
    template <detail::floating T>
    static constexpr T direct(const T& x) noexcept {
        const auto code = detail::to_signed_bits(x), size = detail::magnitude_of<T>(code);
        const auto one = static_cast<detail::signed_bits<T>>(detail::to_signed_bits(T{1}) | (code ^ size));
        return detail::from_bits<T>(detail::choose(
            static_cast<detail::signed_bits<T>>(detail::nonzero_mask(size) & ~detail::nan_mask<T>(code)), one, code));
    }
    template <discrete T>
    static constexpr T direct(const T& x) noexcept {
        using distance = detail::code_distance<T>;
        const distance above = distance{raw_of(x)} - zero_point_of<T>;
        const distance one = detail::code_nearest<T>(1.0), minus_one = detail::code_nearest<T>(-1.0);
        const distance side = detail::choose(detail::sign_mask(above), minus_one, one);
        const distance zero = zero_point_of<T>;
        return format_traits<T>::from_raw(
            static_cast<rep_of<T>>(detail::choose(detail::nonzero_mask(above), side, zero)));
    }
};
inline constexpr sign_fn sign{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
