// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>

/// Requantization: a row's sum of products of raw values, times the scales of weights and inputs and divided by that of
/// the outputs, rounded to the nearest integer, ties away from zero.
namespace fxact::detail {

/// The finest arithmetic: 34 bits of a sum, or 49, times two significands.
using wide_integer = limbs<5>;

/// The exact quotient of scales, weight * in / out * 2^exponent.
struct scale_quotient {
    std::uint64_t weight, in, out;  ///< significands of 53 bits, the highest set
    int exponent;
};

/// The significand of a float or double above 0, normalized to 53 bits; adds its exponent, times sign, to exponent.
template <floating T>
constexpr std::uint64_t take_significand(const T& scale, int sign, int& exponent) noexcept {
    constexpr int digits = encoding<T>::fraction, bias = encoding<T>::bias;
    const std::uint64_t bits = to_bits(scale), fraction = bits & ((std::uint64_t{1} << digits) - 1);
    const int field = static_cast<int>(bits >> digits);
    const std::uint64_t significand = field == 0 ? fraction : fraction | std::uint64_t{1} << digits;
    const int zeros = leading_zeros(significand) - 11;
    exponent += sign * ((field == 0 ? 1 : field) - bias - digits - zeros);
    return significand << zeros;
}
template <floating Scale>
constexpr scale_quotient quotient_of(const Scale& weight, const double& in, const double& out) noexcept {
    scale_quotient result{};
    result.weight = take_significand(weight, 1, result.exponent);
    result.in = take_significand(in, 1, result.exponent);
    result.out = take_significand(out, -1, result.exponent);
    return result;
}

constexpr wide_integer product_of(const wide_integer& a, std::uint64_t b) noexcept {
    return multiply(a, wide_integer{b}).low;
}

/// How a sum is multiplied by a quotient of scales: sum * 2^left * factor / 2^(32 + right), where left > 0 only if the
/// sums that do not saturate are few. The product is above the exact one, by less than |sum * 2^left| / 2^(32 + right),
/// so that ties come out away from zero.
struct multiplier {
    std::uint32_t factor;      ///< 1 to 2^30
    std::uint8_t left, right;  ///< 0 to 30 or 47, and 1 to 30

    friend constexpr bool operator==(const multiplier&, const multiplier&) = default;
};

/// The widths of a sum: 34 bits, or 48 whose product loses the 16 lowest.
enum class sum_width : std::uint8_t { narrow, wide };

/// Sums are clamped to +-2^bits before they are shifted left.
template <sum_width Width>
constexpr int clamp_bits(const multiplier& m) noexcept {
    return (Width == sum_width::narrow ? 30 : 47) - m.left;
}

template <sum_width Width>
constexpr multiplier multiplier_for(const scale_quotient& scales) noexcept {
    constexpr int bits = 30, dropped = Width == sum_width::wide ? 16 : 0,
                  most_left = Width == sum_width::wide ? 47 : 30;
    // remainder / divisor is from 1 to 2, times 2^exponent.
    wide_integer remainder = product_of(wide_integer{scales.weight}, scales.in);
    wide_integer divisor = wide_integer{scales.out} << 52;
    int exponent = scales.exponent + 52;
    while (remainder < divisor) remainder = remainder << 1, --exponent;
    while (remainder >= divisor << 1) divisor = divisor << 1, ++exponent;

    // A wide sum is shifted left as far as its limit still saturates 16 bits. The product then has 42 digits after the
    // point, so that it seldom fails to decide.
    int left = Width == sum_width::wide ? 29 + exponent : 0;
    if (left < 0) left = 0;
    int shift = bits - 1 - exponent - dropped + left;  // of the product
    int digits = bits;
    if (shift < 33) {
        left += 33 - shift;
        shift = 33;
    } else if (shift > 62) {
        digits -= shift - 62;
        shift = 62;
    }
    if (left > most_left) left = most_left;
    std::uint32_t factor = 0;
    for (; digits > 0; --digits) {
        const bool one = remainder >= divisor;
        if (one) remainder = remainder - divisor;
        factor = factor << 1 | one;
        remainder = remainder << 1;
    }
    return {factor + 1, static_cast<std::uint8_t>(left), static_cast<std::uint8_t>(shift - 32)};
}

/// Whether size * quotient < half_steps / 2, exactly. The two sides are nearly equal, so that neither overflows.
constexpr bool is_below(std::uint64_t size, const scale_quotient& scales, std::uint64_t half_steps) noexcept {
    wide_integer left = product_of(product_of(wide_integer{2 * size}, scales.weight), scales.in);
    wide_integer right = product_of(wide_integer{half_steps}, scales.out);
    if (scales.exponent < 0)
        right = right << -scales.exponent;
    else
        left = left << scales.exponent;
    return left < right;
}

/// A product before it is rounded: a signed 64-bit integer whose 32 lower bits are never needed but to settle.
struct product_words {
    std::int32_t high;
    std::uint32_t low;
};

/// sum * factor for a sum below 2^34, and the same divided by 2^16, rounded down, for one up to 2^47.
template <sum_width Width>
[[gnu::always_inline]] constexpr product_words times(std::int64_t sum, std::uint32_t factor) noexcept {
    std::int64_t product;
    if constexpr (Width == sum_width::wide) {
        const auto low = static_cast<std::uint64_t>(sum & 0xFFFF) * factor;
        product = (sum >> 16) * static_cast<std::int64_t>(factor) + static_cast<std::int64_t>(low >> 16);
    } else {
#if defined(__ARM_ARCH_6M__)
        const double_word<std::uint32_t> low = multiply(static_cast<std::uint32_t>(sum), factor);
        const auto high = low.high + static_cast<std::uint32_t>(sum >> 32) * factor;
        return {static_cast<std::int32_t>(high), low.low};
#else
        product = sum * static_cast<std::int64_t>(factor);
#endif
    }
    return {static_cast<std::int32_t>(product >> 32), static_cast<std::uint32_t>(product)};
}

/// The same for a sum of 32 bits.
[[gnu::always_inline]] constexpr product_words times_of_32_bits(std::int32_t sum, std::uint32_t factor) noexcept {
    const std::int64_t product = std::int64_t{sum} * static_cast<std::int32_t>(factor);
    return {static_cast<std::int32_t>(product >> 32), static_cast<std::uint32_t>(product)};
}

/// The product rounded to an integer. It is the nearest to the exact product, or may_differ() holds.
constexpr std::int32_t rounded_product(const product_words& product, int right) noexcept {
    return (product.high + (std::int32_t{1} << (right - 1))) >> right;
}
/// Whether half an integer may lie between the product and the exact one, for the size of the shifted sum.
template <sum_width Width>
[[gnu::always_inline]] constexpr bool may_differ(const product_words& product, int right, std::int64_t sum) noexcept {
    const auto fraction = static_cast<std::uint32_t>(product.high) + (std::uint32_t{1} << (right - 1)) + 1;
    const std::uint32_t next = fraction & ((std::uint32_t{1} << right) - 1);
    if (next > 1) [[likely]]
        return false;
    const std::int64_t size = sum < 0 ? -sum : sum;
    const auto excess = static_cast<std::uint64_t>(Width == sum_width::wide ? (size >> 16) + 1 : size);
    return (next == 1 ? product.low : std::uint64_t{~product.low} + 1) <= excess;
}

/// The same, where the product does not decide: by exact integers. Rare, so out of line.
template <sum_width Width>
[[gnu::noinline]] constexpr std::int32_t settled(std::int64_t sum, const multiplier& m,
                                                 const scale_quotient& scales) noexcept {
    const auto size = sum < 0 ? -sum : sum, shifted = size << m.left;
    const product_words product = times<Width>(shifted, m.factor);
    const std::int32_t steps = rounded_product(product, m.right);
    const auto fraction = static_cast<std::uint32_t>(product.high) + (std::uint32_t{1} << (m.right - 1));
    const bool near_half = (fraction & ((std::uint32_t{1} << m.right) - 1)) == 0;
    const std::int64_t excess = Width == sum_width::wide ? shifted >> 16 : shifted;
    const bool less = near_half && product.low <= excess && steps > 0 &&
                      is_below(static_cast<std::uint64_t>(size), scales, 2 * static_cast<std::uint64_t>(steps) - 1);
    return sum < 0 ? less - steps : steps - less;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
