// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/long_division.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail {

/// log2(e) as a mantissa, and the word below it.
template <class Word>
inline constexpr double_word<Word> log2_e{};
template <>
inline constexpr double_word<std::uint32_t> log2_e<std::uint32_t>{0xB8AA3B29, 0x5C17F0BB};
template <>
inline constexpr double_word<std::uint64_t> log2_e<std::uint64_t>{0xB8AA3B295C17F0BB, 0xBE87FED0691D3E88};
template <>
inline constexpr double_word<limbs<5>> log2_e<limbs<5>>{
    limbs<5>{std::array<std::uint32_t, 5>{0xEB577AA8, 0x691D3E88, 0xBE87FED0, 0x5C17F0BB, 0xB8AA3B29}},
    limbs<5>{std::array<std::uint32_t, 5>{0x55176CD6, 0xDE1C43F7, 0xD1A13247, 0x8B25166C, 0xDD695A58}}};

/// ln(2) as a fraction of limbs.
inline constexpr limbs<5> ln_2{
    std::array<std::uint32_t, 5>{0x40F34326, 0x03F2F6AF, 0xC9E3B398, 0xD1CF79AB, 0xB17217F7}};

/// 2^(j / 32) as mantissas, rounded down.
template <class Word>
inline constexpr std::array<Word, 32> exp2_table{};
template <>
inline constexpr std::array<std::uint32_t, 32> exp2_table<std::uint32_t>{
    0x80000000, 0x82CD8698, 0x85AAC367, 0x88980E80, 0x8B95C1E3, 0x8EA4398B, 0x91C3D373, 0x94F4EFA8,
    0x9837F051, 0x9B8D39B9, 0x9EF53260, 0xA2704303, 0xA5FED6A9, 0xA9A15AB4, 0xAD583EEA, 0xB123F581,
    0xB504F333, 0xB8FBAF47, 0xBD08A39F, 0xC12C4CCA, 0xC5672A11, 0xC9B9BD86, 0xCE248C15, 0xD2A81D91,
    0xD744FCCA, 0xDBFBB797, 0xE0CCDEEC, 0xE5B906E7, 0xEAC0C6E7, 0xEFE4B99B, 0xF5257D15, 0xFA83B2DB};
template <>
inline constexpr std::array<std::uint64_t, 32> exp2_table<std::uint64_t>{
    0x8000000000000000, 0x82CD8698AC2BA1D7, 0x85AAC367CC487B14, 0x88980E8092DA8527, 0x8B95C1E3EA8BD6E6,
    0x8EA4398B45CD53C0, 0x91C3D373AB11C336, 0x94F4EFA8FEF70961, 0x9837F0518DB8A96F, 0x9B8D39B9D54E5538,
    0x9EF5326091A111AD, 0xA27043030C496818, 0xA5FED6A9B15138EA, 0xA9A15AB4EA7C0EF8, 0xAD583EEA42A14AC6,
    0xB123F581D2AC258F, 0xB504F333F9DE6484, 0xB8FBAF4762FB9EE9, 0xBD08A39F580C36BE, 0xC12C4CCA66709456,
    0xC5672A115506DADD, 0xC9B9BD866E2F27A2, 0xCE248C151F8480E3, 0xD2A81D91F12AE45A, 0xD744FCCAD69D6AF4,
    0xDBFBB797DAF23755, 0xE0CCDEEC2A94E111, 0xE5B906E77C8348A8, 0xEAC0C6E7DD24392E, 0xEFE4B99BDCDAF5CB,
    0xF5257D152486CC2C, 0xFA83B2DB722A033A};

/// The coefficients of p(u) / u in exp2_fraction: 32 (2^(u/32) - 1) / u at the Chebyshev nodes of [0, 1] (largest error
/// of 2^f: 2^-31.6), the k-th multiplied by 32^k, so that each Horner step is a product and a shift by 5.
/// (scripts/coefficients.sh computes every constant here.)
inline constexpr std::uint32_t exp2_fit_32[]{0xB172181F, 0x3D7F22CC, 0x0E53356C};
/// The same in 64 bits (2^-61.9); the two highest coefficients, as Q0.41, need 32-bit products only.
inline constexpr std::uint64_t exp2_fit_64[]{0xB17217F7D1CF792A, 0x3D7F7BFF058FA636, 0x0E35846B7BB3BB0D,
                                             0x027655717DAB20B9};
inline constexpr std::uint32_t exp2_fit_64_tail[]{0xAEC24C7E, 0x1460CAE5};

/// 2^f as a mantissa, for a fraction f. Error at most 4 units; always below 2.
///
/// f = j / 32 + u / 32; 2^f = 2^(j/32) * (1 + p(u) / 32).
[[gnu::always_inline]] constexpr std::uint32_t exp2_fraction(std::uint32_t f) noexcept {
    const std::uint32_t u = f << 5;
    std::uint32_t p = exp2_fit_32[2];
    p = exp2_fit_32[1] + (multiply_high(u, p) >> 5);
    p = exp2_fit_32[0] + (multiply_high(u, p) >> 5);
    p = multiply_high(u, p);
    const std::uint32_t node = exp2_table<std::uint32_t>[f >> 27];
    return node + (multiply_high(node, p) >> 5);
}

/// The same in 64 bits. Error at most 6 units.
constexpr std::uint64_t exp2_fraction(std::uint64_t f) noexcept {
    const std::uint64_t u = f << 5;
    const auto u32 = static_cast<std::uint32_t>(u >> 32);
    const std::uint32_t tail = exp2_fit_64_tail[0] + (multiply_high(u32, exp2_fit_64_tail[1]) >> 5);
    std::uint64_t p = exp2_fit_64[3] + (joined(multiply(u32, tail)) >> 14);
    p = exp2_fit_64[2] + (multiply_high(u, p) >> 5);
    p = exp2_fit_64[1] + (multiply_high(u, p) >> 5);
    p = exp2_fit_64[0] + (multiply_high(u, p) >> 5);
    p = multiply_high(u, p);
    const std::uint64_t node = exp2_table<std::uint64_t>[static_cast<std::size_t>(f >> 59)];
    return node + (multiply_high(node, p) >> 5);
}

/// The same by the Taylor series of e^(f ln 2). Error at most one unit for each of its 40 terms.
constexpr limbs<5> exp2_fraction(const limbs<5>& f) noexcept {
    const limbs<5> x = multiply_high(f, ln_2);
    limbs<5> term = top_bit<limbs<5>>, sum = term;
    for (std::uint32_t k = 1; term != limbs<5>{}; ++k) {
        term = multiply_high(term, x) / k;
        sum = sum + term;
    }
    return sum;
}

/// The bound on the error of exponential(), in units of the last place (in 32 bits: for small |x|).
template <class Word>
inline constexpr std::uint32_t exp_error = bits_of<Word> == 32   ? 6
                                           : bits_of<Word> == 64 ? 8
                                                                 : 64;

/// exponential() computes e^x for |x| < 2^(this + 1); beyond, e^x is out of the range of every format.
template <class Word>
inline constexpr int exp_integer_bits = bits_of<Word> == 32 ? 7 : 15;

/// The exponent of e^x for larger |x|: of NaN, of e^-infinity, of infinity, or far above every format.
template <class Word>
constexpr int exponent_beyond(bool negative, int exponent) noexcept {
    using real = number<Word>;
    if (exponent >= real::nan_exponent / 2) return real::nan_exponent;
    if (negative) return real::vanishing_exponent;
    return exponent >= real::infinite_exponent / 2 ? real::infinite_exponent : real::far_exponent;
}
template <class Word>
constexpr approximation<Word> exponential_beyond(bool negative, int exponent) noexcept {
    return {{false, top_bit<Word>, exponent_beyond<Word>(negative, exponent)}, 1};
}

/// e^x = 2^k * 2^f with k + f = x * log2(e).
///
/// |x| becomes a fixed-point number of two words with integer_bits + 1 integer bits, and is multiplied by
/// log2(e). The 32-bit version uses one word of log2(e), which adds |k| / 5 units to the error.
template <class Word>
[[gnu::always_inline]] constexpr approximation<Word> exponential(const number<Word>& x) noexcept {
    constexpr int bits = bits_of<Word>, integer_bits = exp_integer_bits<Word>, point = bits - 2 - integer_bits;
    const int shift = integer_bits - x.exponent;
    const double_word<Word> size =
        shift_right(double_word<Word>{x.mantissa, Word{}}, shift < 0              ? 0
                                                           : shift > 2 * bits - 1 ? 2 * bits - 1
                                                                                  : shift);
    double_word<Word> t = multiply(size.high, log2_e<Word>.high);
    t = add(t, multiply_high(size.low, log2_e<Word>.high));
    if constexpr (bits > 32) t = add(t, multiply_high(size.high, log2_e<Word>.low));
    auto k = static_cast<int>(static_cast<std::uint64_t>(t.high >> point));
    Word fraction = static_cast<Word>(t.high << (bits - point)) | static_cast<Word>(t.low >> point);
    const std::uint32_t error_ulps = exp_error<Word> + (bits == 32 ? static_cast<std::uint32_t>(k) / 5 : 0);
    if (x.negative) {
        // -t = ~t + one unit. The 64-bit version needs the unit, so that e^0 is exactly 1.
        const bool borrow = bits == 32 || fraction != Word{};
        fraction = bits == 32 ? static_cast<Word>(Word{} - fraction - Word{1}) : static_cast<Word>(-fraction);
        k = -k - borrow;
    }
    if (shift < 0) [[unlikely]]
        k = exponent_beyond<Word>(x.negative, x.exponent);
    const Word mantissa = exp2_fraction(fraction);
    assume(mantissa >= top_bit<Word>);
    return {{false, mantissa, k}, x.is_zero() ? 0 : error_ulps};
}

template <class Word>
[[gnu::always_inline]] constexpr number<Word> exp(const number<Word>& x) noexcept {
    return exponential(x).value;
}

/// e^x. An absolute error of x becomes a relative error of the result.
template <class Word>
constexpr ball<Word> exp(const ball<Word>& x) noexcept {
    if (vanishes(x)) return nudged(ball<Word>{1.0}, !x.midpoint.negative).from(x);
    const approximation<Word> result = exponential(x.midpoint);
    if (x.midpoint.is_special()) return ball<Word>{result.value}.from(x);
    // Out of range for every value in the ball.
    if (x.has_sign() && x.midpoint.exponent > exp_integer_bits<Word>) return out_of_range_result(result.value).from(x);
    return ball<Word>{result, scale_error(x.error, x.midpoint.exponent + 1), ball<Word>::either, report_of(x)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
