// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// An activation's parameter as a float or double, without floating-point instructions where those might flush a
/// subnormal to 0.
template <floating T>
constexpr T parameter(double value) noexcept {
    if constexpr (std::same_as<T, double>) {
        return value;
    } else {
        const auto magnitude = to_bits(value) & encoding<double>::magnitude;
        return magnitude >= to_bits(0x1p-126) ? static_cast<T>(value) : encode<T>(number<std::uint64_t>{value});
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
