// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/word.hpp>

namespace fxact::detail {

/// 2^8 / d at the midpoint of each of 64 intervals of d in [1, 2), rounded. (scripts/coefficients.sh computes them.)
inline constexpr std::array<std::uint8_t, 64> reciprocal_seeds{
    254, 250, 246, 243, 239, 236, 232, 229, 226, 223, 220, 217, 214, 211, 209, 206, 204, 201, 199, 196, 194, 192,
    189, 187, 185, 183, 181, 179, 177, 175, 173, 172, 170, 168, 166, 165, 163, 161, 160, 158, 157, 155, 154, 152,
    151, 150, 148, 147, 146, 144, 143, 142, 141, 139, 138, 137, 136, 135, 134, 133, 132, 131, 130, 129};

/// 1 / d in (1/2, 1] as Q0.32, for a mantissa d in [1, 2). Error at most 3 units, never increasing, never above
/// 1 - 2^-32.
///
/// With a seed y, z = d y - 1 is exact and below 2^-6.7, and 1 / d = y (1 - z + z^2 - z^3 + z^4) with a relative error
/// of 2^-33. The result is monotone, also from one seed to the next (reciprocal_test.cpp tries every d).
[[gnu::always_inline]] constexpr std::uint32_t reciprocal(std::uint32_t d) noexcept {
    const std::uint32_t seed = reciprocal_seeds[d >> 25 & 63];
    const double_word<std::uint32_t> product = multiply(d, seed);  // 1 + z as Q1.39
    // z as Q37; the 1 overflows
    const auto z = static_cast<std::int32_t>(product.low >> 2 | product.high << 30);
    constexpr std::int32_t one = std::int32_t{1} << 30;
    std::int32_t sum = one - (z >> 7);
    sum = one - (multiply_high(z, sum) >> 5);
    sum = one - (multiply_high(z, sum) >> 5);
    const std::int32_t change = multiply_high(multiply_high(z, sum), static_cast<std::int32_t>(seed << 23)) >> 2;
    const std::uint32_t result = (seed << 24) - static_cast<std::uint32_t>(change) - 1;
    assume(result >= top_bit<std::uint32_t>);
    return result;
}

/// 1 / d in (1/2, 1] as Q0.64, for a mantissa d in [1, 2). Error at most 4 units. One step of Newton's method from the
/// 32-bit result y: y <- y (1 + e + e^2) with e = 1 - d y.
constexpr std::uint64_t reciprocal(std::uint64_t d) noexcept {
    const std::uint32_t y = reciprocal(static_cast<std::uint32_t>(d >> 32));
    const std::uint64_t product = (d >> 32) * y + ((d & 0xFFFF'FFFF) * y >> 32);  // d y as Q1.63
    std::int64_t e = static_cast<std::int64_t>(0x8000'0000'0000'0000 - product);  // |e| < 2^-27
    const auto e16 = static_cast<std::int32_t>(e >> 20);
    e += std::int64_t{e16} * e16 >> 23;
    const std::int64_t coarse = std::int64_t{y} * static_cast<std::int32_t>(e >> 4);
    const std::int64_t fine = static_cast<std::int64_t>(std::uint64_t{y} * static_cast<std::uint32_t>(e & 15) >> 4);
    return (std::uint64_t{y} << 32) + static_cast<std::uint64_t>((coarse + fine) >> 27);
}

/// A quotient of mantissas as a mantissa, doubled if it is below one, and a bound on its error in units of the last
/// place; 0 means exact. The value is 0 for a zero dividend.
template <class Word>
struct quotient {
    Word value;
    std::uint32_t error_ulps;
    bool below_one;
};

/// Error at most 5 units.
[[gnu::always_inline]] constexpr quotient<std::uint32_t> divide_mantissas(std::uint32_t a, std::uint32_t b) noexcept {
    const double_word<std::uint32_t> product = multiply(a, reciprocal(b));
    const bool below_one = product.high < top_bit<std::uint32_t>;
    return {below_one ? product.high << 1 | product.low >> 31 : product.high, 5, below_one};
}

/// Rounded down; the remainder corrects the error of the reciprocal.
constexpr quotient<std::uint64_t> divide_mantissas(std::uint64_t a, std::uint64_t b) noexcept {
    const bool below_one = a < b;
    const double_word<std::uint64_t> product = multiply(a, reciprocal(b) - 4);
    std::uint64_t value = below_one ? product.high << 1 | product.low >> 63 : product.high;
    // The remainder is below 16 b, so the loop has few iterations.
    const double_word<std::uint64_t> taken = multiply(value, b);
    const std::uint64_t dividend = below_one ? 0 : a << 63;
    double_word<std::uint64_t> rest{(below_one ? a : a >> 1) - taken.high - (dividend < taken.low),
                                    dividend - taken.low};
    while (rest.high != 0 || rest.low >= b) {
        rest.high -= rest.low < b;
        rest.low -= b;
        ++value;
    }
    return {value, rest.low != 0, below_one};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
