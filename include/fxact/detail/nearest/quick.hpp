// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/exp_heads.hpp>
#include <fxact/detail/nearest/products.hpp>

/// The first phase of a correctly rounded float: e^-a and 1 / (1 + f) in fractions of 32 bits, with errors of a few
/// units of 2^-32. A result that lies within these of the middle of two floats is computed again (wide.hpp).
namespace fxact::detail::nearest {

/// The exponent field of the lowest binade of the first phase, [2^-15, 2^-14).
inline constexpr std::uint32_t lowest_field = 112;

/// The floats that a first phase computes, and how far its mantissa may lie on the wrong side of the middle of two
/// floats, in whole units of 2^-32. Both were found by trying all of these floats.
struct first_phase {
    std::uint32_t lowest;   ///< the lowest binade, counted from the one above
    std::uint32_t binades;  ///< their number
    int least_error;
    int largest_error;
};

/// The significand of a normal float, 24 bits.
[[gnu::always_inline]] constexpr std::uint32_t significand_of(std::uint32_t code) noexcept {
    return (code & 0x7F'FFFF) | 0x80'0000;
}
/// Its exponent field, less that of the lowest binade: above every limit for a float below it.
[[gnu::always_inline]] constexpr std::uint32_t binade_of(std::uint32_t code) noexcept {
    return (code << 1 >> 24) - lowest_field;
}

/// A fraction in (1/2, 1] over 2^32, and the power of two by which it is divided.
struct fraction {
    std::uint32_t mantissa;
    std::uint32_t shift;
};

inline constexpr std::uint32_t ln_2_rounded_up = ln_2_words[0] + 1;                 // over 2^32
inline constexpr std::uint32_t log2_e_times_64 = log2_e<std::uint32_t>.high >> 10;  // over 2^15, rounded down

/// 1 - e^-u for u in [0, ln(2) / 64] over 2^38, as Q38.
template <products By>
[[gnu::always_inline]] constexpr std::uint32_t one_minus_exp(std::uint32_t u) noexcept {
    if constexpr (By == products::wide) {
        const std::uint32_t cubic = exp_head_fit[0] - multiply_high(u, exp_head_fit[1]);
        return u - (multiply_high(multiply_high(u, u), cubic) >> 6);
    } else {  // u^2 / 2 - u^3 / 6 + u^4 / 24, where the last two need few bits
        const std::uint32_t square = upper(u) * upper(u) + (upper(u) * lower(u) >> 15);
        const std::uint32_t cube = upper(square) * upper(upper(u) * (exp_head_fit[1] >> 10)) >> 12;
        return u - (square >> 7) + cube + (square >> 24);
    }
}

/// e^-u 2^(-k/64) for k in [0, 63] and u as above, as a fraction of 32 bits.
template <products By>
[[gnu::always_inline]] constexpr std::uint32_t exp_mantissa(std::uint32_t k, std::uint32_t u) noexcept {
    const std::uint32_t head = exp_heads[k];
    return head - (high<By>(head, one_minus_exp<By>(u)) >> 6);
}

/// e^-a for a = significand 2^(binade - 38), in [2^-15, 16).
template <products By>
[[gnu::always_inline]] constexpr fraction exp_of_minus(std::uint32_t significand, std::uint32_t binade) noexcept {
    // The number of 64ths of ln(2) in a, or one less; what is left of a as Q38, below 2^32.
    const std::uint32_t steps = By == products::wide ? multiply_high(significand >> (21 - binade), log2_e_times_64)
                                                     : (significand >> (26 - binade)) * (log2_e_times_64 >> 6) >> 21;
    // The factor is hidden on Cortex-M0+, where GCC would multiply by shifts and sums.
    const std::uint32_t ln_2 = By == products::wide ? ln_2_rounded_up : opaque(ln_2_rounded_up);
    const std::uint32_t rest = (significand << binade) - steps * ln_2;
    return {exp_mantissa<By>(steps & 63, rest), steps >> 6};
}

/// 1 / (1 + f) for f in [0, 1) over 2^32, as a fraction of 32 bits, rounded down. One step of the series
/// y (1 - z + z^2 - z^3), with z = y (1 + f) - 1, from a seed y of 16 bits.
template <products By>
[[gnu::always_inline]] constexpr std::uint32_t reciprocal_of_1p(std::uint32_t f) noexcept {
    const std::uint32_t seed = reciprocal_heads[f >> 25];
    if constexpr (By == products::wide) {
        const std::uint32_t y = seed << 16;
        const auto z = static_cast<std::int32_t>((multiply_high(y, f) + y) << 6);  // Q38; the 1 drops out
        constexpr std::int32_t one = std::int32_t{1} << 30;
        std::int32_t sum = one - (z >> 8);
        sum = one - (multiply_high(z, sum) >> 6);
        const std::int32_t change = multiply_high(multiply_high(z, sum), static_cast<std::int32_t>(seed << 15));
        return y - static_cast<std::uint32_t>(change >> 3) - 1;
    } else {
        const auto z = static_cast<std::int32_t>((seed << 22) + (seed * upper(f) << 6) + (seed * lower(f) >> 10));
        const std::int32_t short_z = z >> 14;
        const auto square = static_cast<std::uint32_t>(short_z * short_z);
        const std::int32_t change =
            z - static_cast<std::int32_t>(square >> 10) + (static_cast<std::int32_t>(square >> 20) * short_z >> 14);
        const auto low = static_cast<std::uint32_t>(change) & 0xFFFF;
        const std::int32_t product =
            static_cast<std::int32_t>(seed) * (change >> 16) + static_cast<std::int32_t>(seed * low >> 16);
        return (seed << 16) - static_cast<std::uint32_t>(product >> 6) - 1;
    }
}

/// A word shifted by a count modulo 256; from 32 on this gives 0, as the instruction does.
[[gnu::always_inline]] constexpr std::uint32_t shifted_left(std::uint32_t word, std::uint32_t count) noexcept {
#if defined(__thumb2__)
    if (!std::is_constant_evaluated()) {
        asm("lsl %0, %0, %1" : "+r"(word) : "r"(count));
        return word;
    }
#endif
    return shift_left(word, static_cast<int>(count & 0xFF));
}
[[gnu::always_inline]] constexpr std::uint32_t shifted_right(std::uint32_t word, std::uint32_t count) noexcept {
#if defined(__thumb2__)
    if (!std::is_constant_evaluated()) {
        asm("lsr %0, %0, %1" : "+r"(word) : "r"(count));
        return word;
    }
#endif
    return shift_right(word, static_cast<int>(count & 0xFF));
}

/// A positive result of the first phase: mantissa 2^(field - 157), with its top bit set.
struct quick_result {
    std::uint32_t mantissa;
    std::uint32_t field;  ///< the exponent field of the float, less 1
};

/// Shifted so that the top bit is set, which takes at most `Most` places.
template <products By, int Most>
[[gnu::always_inline]] constexpr quick_result with_top_bit(quick_result x) noexcept {
    if constexpr (By == products::wide) {
        const auto shift = static_cast<std::uint32_t>(leading_zeros(x.mantissa));
        return {x.mantissa << shift, x.field - shift};
    } else {  // without an instruction that counts zeros
        for (int i = 0; i < Most; ++i) {
            const std::uint32_t below = (x.mantissa >> 31) ^ 1;
            x = {x.mantissa << below, x.field - below};
        }
        return x;
    }
}

/// Whether the middle of two floats may be between a mantissa and the exact value.
[[gnu::always_inline]] constexpr bool near_middle(std::uint32_t mantissa, const first_phase& from) noexcept {
    const auto least = static_cast<std::uint32_t>(0x80 + from.least_error);
    return ((mantissa - least) & 0xFF) <= static_cast<std::uint32_t>(from.largest_error - from.least_error);
}
/// The nearest float.
[[gnu::always_inline]] constexpr std::uint32_t rounded_bits(const quick_result& x) noexcept {
    return (x.field << 23) + (((x.mantissa >> 7) + 1) >> 1);
}

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
