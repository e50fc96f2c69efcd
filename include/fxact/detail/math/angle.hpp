// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/number.hpp>

/// x modulo pi/2, for every x below 2^1024.
namespace fxact::detail {

/// pi as a mantissa, rounded down. (scripts/coefficients.sh computes every constant here.)
template <class Word>
inline constexpr Word pi_mantissa{};
template <>
inline constexpr std::uint32_t pi_mantissa<std::uint32_t>{0xC90FDAA2};
template <>
inline constexpr std::uint64_t pi_mantissa<std::uint64_t>{0xC90FDAA22168C234};
template <>
inline constexpr limbs<5> pi_mantissa<limbs<5>>{
    std::array<std::uint32_t, 5>{0x29024E08, 0x80DC1CD1, 0xC4C6628B, 0x2168C234, 0xC90FDAA2}};

/// The first bits of 2 / pi, the highest word first: as many as x = 2^1023 needs in 160 bits.
inline constexpr std::array<std::uint32_t, 42> two_over_pi{
    0xA2F9836E, 0x4E441529, 0xFC2757D1, 0xF534DDC0, 0xDB629599, 0x3C439041, 0xFE5163AB, 0xDEBBC561, 0xB7246E3A,
    0x424DD2E0, 0x06492EEA, 0x09D1921C, 0xFE1DEB1C, 0xB129A73E, 0xE88235F5, 0x2EBB4484, 0xE99C7026, 0xB45F7E41,
    0x3991D639, 0x835339F4, 0x9C845F8B, 0xBDF9283B, 0x1FF897FF, 0xDE05980F, 0xEF2F118B, 0x5A0A6D1F, 0x6D367ECF,
    0x27CB09B7, 0x4F463F66, 0x9E5FEA2D, 0x7527BAC7, 0xEBE5F17B, 0x3D0739F7, 0x8A5292EA, 0x6BFB5FB1, 0x1F8D5D08,
    0x56033046, 0xFC7B6BAB, 0xF0CFBC20, 0x9AF4361D, 0xA9E39161, 0x5EE61B08};

/// The 32 bits of 2 / pi from the one of weight 2^-(from + 1) on; zeros in front of the point.
constexpr std::uint32_t two_over_pi_from(int from) noexcept {
    const auto word = [](int index) {
        return index < 0 || index >= static_cast<int>(two_over_pi.size())
                   ? std::uint64_t{}
                   : std::uint64_t{two_over_pi[static_cast<std::size_t>(index)]};
    };
    const int index = from >> 5, shift = from & 31;
    return static_cast<std::uint32_t>((word(index) << 32 | word(index + 1)) << shift >> 32);
}
/// A word of these bits.
template <class Word>
constexpr Word two_over_pi_word(int from) noexcept {
    Word word{};
    for (int i = 0; i < bits_of<Word>; i += 32)
        word = word | static_cast<Word>(Word{two_over_pi_from(from + i)} << (bits_of<Word> - 32 - i));
    return word;
}

/// |x| = quarter pi/2 + angle, modulo 2 pi, and the error of the angle in units of its last place.
template <class Word>
struct reduced_angle {
    int quarter;
    number<Word> angle;
    std::uint32_t error_ulps;
};

/// The error of an angle that is not known at all.
inline constexpr std::uint32_t angle_unknown = std::uint32_t{1} << 31;

/// The angle in [-pi/4, pi/4], for |x| in [1/2, 2^1024).
///
/// With x = M 2^s for an integer M, x / (2 pi) = M (2^(s - 2) 2/pi). The bits of 2/pi that make multiples of M are left
/// out, and three words of the others give the fraction of x / (2 pi) with an error of 2 units of two words.
/// (Payne and Hanek, SIGNUM Newsletter 18(1), 1983.)
template <class Word>
constexpr reduced_angle<Word> reduce_angle(const number<Word>& x) noexcept {
    constexpr int bits = bits_of<Word>;
    const int from = x.exponent - bits - 1;
    const double_word<Word> second = multiply(x.mantissa, two_over_pi_word<Word>(from + bits));
    double_word<Word> turns = add(second, multiply_high(x.mantissa, two_over_pi_word<Word>(from + 2 * bits)));
    turns.high = turns.high + multiply(x.mantissa, two_over_pi_word<Word>(from)).low;
    // To the nearest quarter of a turn.
    constexpr Word eighth = static_cast<Word>(Word{1} << (bits - 3));
    const Word shifted = turns.high + eighth;
    const auto quarter = static_cast<int>(static_cast<std::uint64_t>(shifted >> (bits - 2)));
    Word high = static_cast<Word>(shifted << 2) >> 2, low = turns.low;
    const bool negative = high < eighth;
    high = high - eighth;
    if (negative) {
        low = static_cast<Word>(-low);
        high = static_cast<Word>(-high) - Word{low != Word{}};
    }
    if (high == Word{} && low == Word{}) return {quarter, number<Word>{}, angle_unknown};
    const int zeros = high != Word{} ? leading_zeros(high) : bits + leading_zeros(low);
    const Word mantissa = zeros >= bits ? static_cast<Word>(low << (zeros - bits))
                          : zeros == 0  ? high
                                        : static_cast<Word>(high << zeros) | static_cast<Word>(low >> (bits - zeros));
    const number<Word> fraction{negative, mantissa, -1 - zeros}, two_pi{false, pi_mantissa<Word>, 2};
    const int lost = zeros + 1 - bits;
    return {quarter, fraction * two_pi, lost < 30 ? 4 + (lost > 0 ? std::uint32_t{1} << lost : 0) : angle_unknown};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
