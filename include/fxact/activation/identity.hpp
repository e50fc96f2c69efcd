// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// The identity, x. It makes dense() a plain matrix product.
///
/// Domain   every x; every NaN as it is
/// Range    every number; non-decreasing and odd
/// Error    exact   (identity_test.cpp)
struct identity_fn : activation<identity_fn> {
    using tried_exhaustively = void;
    static constexpr bool is_clamp = true;
    static constexpr facts about() noexcept {
        return {.symmetry = symmetry::odd,
                .non_decreasing = true,
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::relu,
                .formula = "x",
                .derivative = "1"};
    }

    template <real W>
    static constexpr W value(W x) {
        return x;
    }
    template <real W>
    static constexpr W slope(W) {
        return W{1.0};
    }
    template <storable T>
    static constexpr T direct(const T& x) noexcept {
        return x;
    }
};
inline constexpr identity_fn identity{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
