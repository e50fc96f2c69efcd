// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/format.hpp>

namespace fxact::detail {

/// The value 0 of a float, a double, or a format.
template <storable T>
constexpr T zero_of() noexcept {
    if constexpr (discrete<T>)
        return saturate<T>(zero_point_of<T>);
    else
        return T{};
}

/// NaN; 0 in a discrete format.
template <storable T>
[[gnu::always_inline]] constexpr T nan_of() noexcept {
    if constexpr (floating<T>)
        return shielded(from_bits<T>(encoding<T>::quiet_nan));
    else
        return zero_of<T>();
}

/// Neither an infinity nor NaN.
template <storable T>
constexpr bool is_finite(const T& x) noexcept {
    if constexpr (floating<T>)
        return !is_special(x);
    else
        return true;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
