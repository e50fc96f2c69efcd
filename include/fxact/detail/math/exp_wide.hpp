// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// e^x for an x of two words. The absolute error of x becomes a relative error of e^x, so rounding an x of some
/// hundreds to one word would lose the last ten bits of e^x.
namespace fxact::detail {

/// e^x for |x| = mantissa * 2^(exponent - (2 bits - 1)) and an exponent below 16, with the error bound of
/// exponential().
template <class Word>
constexpr approximation<Word> exponential_within(bool negative, const double_word<Word>& mantissa,
                                                 int exponent) noexcept {
    constexpr int bits = bits_of<Word>;
    double_word<Word> product = multiply(mantissa.high, log2_e<Word>.high);
    product = add(product, multiply_high(mantissa.high, log2_e<Word>.low));
    product = add(product, multiply_high(mantissa.low, log2_e<Word>.high));
    const int shift = bits - 2 - exponent;
    const double_word<Word> t = shift_right(product, shift < 2 * bits ? shift : 2 * bits - 1);
    auto k = static_cast<int>(static_cast<std::uint64_t>(t.high));
    Word fraction = t.low;
    if (negative) {
        k = -k - (fraction != Word{});
        fraction = -fraction;
    }
    const bool zero = mantissa.high == Word{} && mantissa.low == Word{};
    return {{false, exp2_fraction(fraction), k}, zero ? 0 : exp_error<Word> + 1};
}

/// The same for any exponent.
template <class Word>
constexpr approximation<Word> exponential(bool negative, const double_word<Word>& mantissa, int exponent) noexcept {
    if (exponent >= 16) [[unlikely]]
        return exponential_beyond<Word>(negative, exponent);
    return exponential_within(negative, mantissa, exponent);
}

/// A word of at least twice the bits.
template <class Word>
using wider_word = std::conditional_t<bits_of<Word> == 32, std::uint64_t, limbs<5>>;

/// e^x as a number of the first argument's type.
template <class Word>
constexpr number<Word> exp_of_wide(const number<Word>&, const number<wider_word<Word>>& x) noexcept {
    constexpr int shift = bits_of<wider_word<Word>> - bits_of<Word>;
    const auto part = [&](int from) { return static_cast<Word>(static_cast<std::uint64_t>(x.mantissa >> from)); };
    return exponential(x.negative, double_word<Word>{part(shift), part(shift - bits_of<Word>)}, x.exponent).value;
}

/// e^(-x^2 / 2) for |x| < 256
template <class Word>
constexpr approximation<Word> gaussian_within(const number<Word>& x) noexcept {
    return exponential_within(true, multiply(x.mantissa, x.mantissa), 2 * x.exponent);
}
/// e^(-x^2 / 2)
template <class Word>
constexpr approximation<Word> gaussian_approximation(const number<Word>& x) noexcept {
    if (x.exponent >= 8) [[unlikely]]
        return exponential_beyond<Word>(true, x.exponent);
    return gaussian_within(x);
}
template <class Word>
constexpr number<Word> gaussian(const number<Word>& x) noexcept {
    return gaussian_approximation(x).value;
}
/// e^(-x^2 / 2). The relative error of x is multiplied by x^2.
template <class Word>
constexpr ball<Word> gaussian(const ball<Word>& x) noexcept {
    if (x.has_sign() && 2 * x.midpoint.exponent < -bits_of<Word>) return nudged(ball<Word>{1.0}, false).from(x);
    const approximation<Word> result = gaussian_approximation(x.midpoint);
    if (x.midpoint.is_special()) return ball<Word>{result.value}.from(x);
    if (x.has_sign() && x.midpoint.exponent >= 8)
        return out_of_range_result(result.value).from(x);  // below every format
    return ball<Word>{result, scale_error(x.error, 2 * (x.midpoint.exponent > -40 ? x.midpoint.exponent + 1 : -40)),
                      ball<Word>::either, report_of(x)};
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
