// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>

#include <fxact/detail/dense/multiplier.hpp>

/// The requantization of TFLite, TFLM and CMSIS-NN: QuantizeMultiplier and MultiplyByQuantizedMultiplier.
namespace fxact::detail {

/// value / 2^count to the nearest integer, ties to even, as double arithmetic rounds.
constexpr std::uint64_t half_even(const wide_integer& value, int count, bool more_below) noexcept {
    const wide_integer quotient = value >> count;
    const wide_integer remainder = value - (quotient << count), half = wide_integer{1} << (count - 1);
    const auto whole = static_cast<std::uint64_t>(quotient);
    const bool up = remainder > half || (remainder == half && (more_below || whole % 2 != 0));
    return whole + up;
}

/// A positive number with 53 significant digits, as a double has them.
struct rounded_scale {
    std::uint64_t significand;  ///< 2^52 to 2^53 - 1
    int exponent;
};
constexpr rounded_scale normalized_scale(std::uint64_t significand, int exponent) noexcept {
    if (significand >> 53 != 0) return {significand >> 1, exponent + 1};
    return {significand, exponent};
}

/// weight * in, rounded, divided by out, rounded: what C++ computes in double.
constexpr rounded_scale quotient_in_double(const scale_quotient& scales) noexcept {
    const wide_integer product = product_of(wide_integer{scales.weight}, scales.in);  // 2^104 to 2^106
    const int drop = (product >> 105) == wide_integer{} ? 52 : 53;
    const rounded_scale first = normalized_scale(half_even(product, drop, false), scales.exponent + drop);

    // A quotient of 54 or 55 digits, and whether something remains.
    wide_integer remainder = wide_integer{first.significand}, divisor = wide_integer{scales.out};
    std::uint64_t quotient = 0;
    for (int i = 0; i < 55; ++i) {
        const bool one = remainder >= divisor;
        if (one) remainder = remainder - divisor;
        quotient = quotient << 1 | one;
        remainder = remainder << 1;
    }
    const bool rest = !(remainder == wide_integer{});
    const int extra = quotient >> 54 != 0 ? 2 : 1;
    return normalized_scale(half_even(wide_integer{quotient}, extra, rest), first.exponent - 54 + extra);
}

/// QuantizeMultiplier: factor / 2^31 * 2^shift with the factor from 2^30 to 2^31 - 1, the shift as left and right.
constexpr multiplier tflite_multiplier(const scale_quotient& scales) noexcept {
    const rounded_scale scale = quotient_in_double(scales);
    int shift = scale.exponent + 53;
    std::uint64_t factor = (scale.significand + (std::uint64_t{1} << 21)) >> 22;  // round() takes ties away from zero
    if (factor >> 31 != 0) factor >>= 1, ++shift;
    if (shift < -31) factor = 0, shift = 0;
    if (shift > 31) factor = 0x7FFF'FFFF, shift = 31;  // (undefined there: a shift of a 32-bit integer by 32 or more)
    return {static_cast<std::uint32_t>(factor), static_cast<std::uint8_t>(shift > 0 ? shift : 0),
            static_cast<std::uint8_t>(shift < 0 ? -shift : 0)};
}

/// MultiplyByQuantizedMultiplier, with its two roundings or with one. Where a 32-bit integer overflows there, this one
/// saturates.
template <bool RoundsTwice>
constexpr std::int32_t tflite_steps(std::int64_t sum, const multiplier& m) noexcept {
    constexpr std::int64_t lowest = std::numeric_limits<std::int32_t>::min();
    constexpr std::int64_t highest = std::numeric_limits<std::int32_t>::max();
    const auto saturated = [&](std::int64_t x) { return x < lowest ? lowest : x > highest ? highest : x; };
    // Less than 2^30, so that a zero point can be added.
    const auto result = [](std::int64_t x) {
        constexpr std::int64_t most = std::int64_t{1} << 29;
        return static_cast<std::int32_t>(x < -most ? -most : x > most ? most : x);
    };
    if constexpr (RoundsTwice) {
        const std::int64_t product =
            saturated(static_cast<std::int64_t>(static_cast<std::uint64_t>(saturated(sum)) << m.left)) *
            static_cast<std::int64_t>(m.factor);
        const std::int64_t nudge = product >= 0 ? std::int64_t{1} << 30 : 1 - (std::int64_t{1} << 30);
        const std::int64_t high = (product + nudge) / (std::int64_t{1} << 31);
        const std::int64_t mask = (std::int64_t{1} << m.right) - 1, threshold = (mask >> 1) + (high < 0);
        return result((high >> m.right) + ((high & mask) > threshold));
    } else {
        const int shift = 31 - m.left + m.right;
        if (shift == 0) return result(saturated(sum) * static_cast<std::int64_t>(m.factor));
        return result((saturated(sum) * static_cast<std::int64_t>(m.factor) + (std::int64_t{1} << (shift - 1))) >>
                      shift);
    }
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
