// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp_heads.hpp>
#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/real/number.hpp>

/// The second phase: e^-a and 1 / (1 + f) in fractions of 64 bits, with relative errors near 2^-52.
namespace fxact::detail::nearest {

[[gnu::always_inline]] constexpr std::uint32_t high_word(std::uint64_t x) noexcept {
    return static_cast<std::uint32_t>(x >> 32);
}
[[gnu::always_inline]] constexpr std::uint32_t low_word(std::uint64_t x) noexcept {
    return static_cast<std::uint32_t>(x);
}
/// The product of two words.
constexpr std::uint64_t product(std::uint32_t a, std::uint32_t b) noexcept { return joined(multiply(a, b)); }
/// The high half of a product of two double words, or up to two units less.
template <products By>
constexpr std::uint64_t product_high(std::uint64_t a, std::uint64_t b) noexcept {
    return product(high_word(a), high_word(b)) + high<By>(high_word(a), low_word(b)) +
           high<By>(low_word(a), high_word(b));
}

using wide_number = number<std::uint64_t>;

/// A fraction in (1/2, 1] over 2^64, and the power of two by which it is multiplied.
struct wide_fraction {
    std::uint64_t mantissa;
    int power;
};

/// 1 - e^-u for u in [0, ln(2) / 64] over 2^70, as Q70: u - u^2 / 2 + u^3 (1/6 - u / 24 + u^2 / 120 - u^3 / 720).
template <products By>
constexpr std::uint64_t wide_one_minus_exp(std::uint64_t u) noexcept {
    constexpr auto inverse = [](int bits, std::uint32_t divisor) {  // 2^bits / divisor, to nearest
        return static_cast<std::uint32_t>(((std::uint64_t{1} << bits) + divisor / 2) / divisor);
    };
    const std::uint32_t head = high_word(u);  // Q38
    std::uint32_t factor = inverse(22, 120) - high<By>(head, inverse(16, 720));
    factor = inverse(28, 24) - high<By>(head, factor);
    factor = inverse(34, 6) - high<By>(head, factor);
    const std::uint64_t scaled = product(head, factor);                                                 // u / 6, Q72
    const std::uint64_t square = product(head, head) + 2 * std::uint64_t{high<By>(head, low_word(u))};  // Q76
    return u - (square >> 7) + (product_high<By>(square, scaled) >> 14);
}

/// e^x for 2^-27 <= |x| < 128.
template <products By>
constexpr wide_fraction wide_exp(bool negative, const wide_number& x) noexcept {
    const auto significand = static_cast<std::uint32_t>(x.mantissa >> 40);
    const int binade = x.exponent + 15;  // |x| = significand 2^(binade - 38)
    const std::uint64_t size =
        binade >= 0 ? std::uint64_t{significand << binade} << 32 : std::uint64_t{significand} << 32 >> -binade;  // Q70
    // The number of 64ths of ln(2) in |x|, down below 0 and up above, so that what is left is not negative.
    const std::uint32_t up = negative ? 0 : 1;
    const std::uint32_t steps = multiply_high(shift_right(significand, 21 - binade) + up, log2_e_times_64 + up);
    std::uint64_t rest = size - product(steps, ln_2_words[1]) - (std::uint64_t{steps * ln_2_words[0]} << 32);
    if (!negative) rest = (std::uint64_t{ln_2_words[0]} << 32 | ln_2_words[1]) - rest;
    const std::uint32_t index = negative ? steps : ~steps;
    const std::uint64_t head = std::uint64_t{exp_heads[index & 63]} << 32 | exp_tails[index & 63];
    return {head - (product_high<By>(head, wide_one_minus_exp<By>(rest)) >> 6),
            -(static_cast<std::int32_t>(index) >> 6)};
}

/// A fraction as an integer over 2^64.
constexpr std::uint64_t over_2_64(const wide_fraction& e) noexcept { return shift_right(e.mantissa, -e.power); }

/// 1 / (1 + f) for f in [0, 1) over 2^64, as a fraction of 64 bits: one step of Newton's method.
template <products By>
constexpr std::uint64_t wide_reciprocal_of_1p(std::uint64_t f) noexcept {
    if (f < std::uint64_t{1} << 36) return ~f + (f != 0 ? 1 : 0);  // 1 - f
    const std::uint32_t y = reciprocal_of_1p<products::wide>(high_word(f));
    const std::uint64_t d = top_bit<std::uint64_t> + (f >> 1);  // Q63
    const auto error = static_cast<std::int64_t>(top_bit<std::uint64_t> - product(high_word(d), y) -
                                                 high<By>(low_word(d), y));  // 1 - d y
    const std::int64_t change = std::int64_t{y} * static_cast<std::int32_t>(error >> 3);
    return (std::uint64_t{y} << 32) + static_cast<std::uint64_t>(change >> 28);
}

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
