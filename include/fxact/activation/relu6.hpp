// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/activation.hpp>
#include <fxact/activation/clipped_relu.hpp>
#include <fxact/facts.hpp>

namespace fxact {

/// Rectified linear unit that saturates at 6, min(max(x, 0), 6).
///
/// Domain   every x; -inf -> 0, +inf -> 6, NaN -> NaN
/// Range    [0, 6], non-decreasing; a format that ends below 6 gives its largest value; the derivative is 0 at 0 and 6
///          (PyTorch)
/// Error    exact; 6 is rounded to the format   (relu6_test.cpp)
/// Cost     no branch; instructions per core in docs/performance.md
struct relu6_fn : activation<relu6_fn> {
    using tried_exhaustively = void;
    static constexpr bool is_clamp = true;
    static constexpr facts about() noexcept {
        return {.lowest = 0,
                .highest = 6,
                .non_decreasing = true,
                .kinks = {0, 6},
                .float_ulp = 0,
                .double_ulp = 0,
                .family = family::relu,
                .formula = "min(max(x, 0), 6)",
                .derivative = "1 between 0 and 6, else 0"};
    }

    template <real W>
    static constexpr W value(W x) {
        return clipped_at_6.value(x);
    }
    template <real W>
    static constexpr W slope(W x) {
        return clipped_at_6.slope(x);
    }
    template <storable T>
    static constexpr T direct(const T& x) noexcept {
        return clipped_at_6.direct(x);
    }

private:
    static constexpr auto clipped_at_6 = clipped_relu{.max = 6.0};
};
inline constexpr relu6_fn relu6{};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
