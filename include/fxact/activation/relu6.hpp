// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/activation.hpp>
#include <fxact/detail/mask.hpp>

namespace fxact {

/// Rectified linear unit that saturates at 6, min(max(x, 0), 6).
///
/// Domain   every x; -inf -> 0, +inf -> 6, NaN -> NaN
/// Range    [0, 6], non-decreasing; a format that ends below 6 gives its largest value; the derivative is 0 at 0 and 6 (PyTorch)
/// Error    exact; 6 is rounded to the format   (relu6_test.cpp)
/// Cost     no branch; instructions per core in docs/performance.md
struct relu6_fn : activation<relu6_fn> {
    template <real W>
    static constexpr W value(W x) {
        return x < W{0.0} ? W{0.0} : x < W{6.0} ? x : W{6.0};
    }
    template <real W>
    static constexpr W slope(W x) {
        return W{0.0} < x && x < W{6.0} ? W{1.0} : W{0.0};
    }
    template <detail::floating T>
    static constexpr T direct(T x) noexcept {
        const auto code = detail::to_signed_bits(x), limit = detail::to_signed_bits(T{6});
        const auto above_0 = detail::clear(code, detail::sign_mask(code));  // not negative, so that the difference fits
        const auto clamped = detail::choose(detail::sign_mask(static_cast<decltype(code)>(limit - above_0)), limit, above_0);
        return detail::from_bits<T>(detail::choose(detail::nan_mask<T>(code), code, clamped));
    }
    template <discrete T>
    static constexpr T direct(T x) noexcept {
        return detail::clamped_code<T>(x, detail::code_nearest<T>(0.0), detail::code_nearest<T>(6.0));
    }
};
inline constexpr relu6_fn relu6{};

}  // namespace fxact
