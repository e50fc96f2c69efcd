// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/evaluate/decode_argument.hpp>
#include <fxact/detail/format/ball_rounding.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// The float nearest to a formula's exact value: 32 bits decide nearly every rounding, 64 bits the others; where the
/// formula has parameters, 160 bits may be needed. (exp, sigmoid, tanh and silu have kernels of their own, in
/// detail/nearest.)
namespace fxact::detail {

/// What an activation states about its value, where the result is a normal float. A unit is the last place of a number
/// of 32 bits, 1/256 ulp of the float.
struct float_rounding {
    int error = 0;           ///< the largest error of results from 1/2 on in 32 bits, in units
    int small_error = 0;     ///< of smaller results
    int absolute_error = 0;  ///< added to that, as a multiple of 2^-32, for results from 2^absolute_from on
    int absolute_from = -6;
    int exponents = 128;       ///< of the arguments for which this is stated: |x| below 2^this
    bool linear_at_0 = false;  ///< f(x) / x is nearly constant near 0, so that f(2^-50 x) is 2^-50 f(x)
    bool undecided = false;    ///< 64 bits have not been shown to decide every rounding: 160 bits may be needed
};

/// Whether a constant has at most 24 significant bits. 64 bits then decide a sum of a float and the constant.
constexpr bool fits_float(double x) noexcept { return (to_bits(x) & 0x1FFF'FFFF) == 0; }

template <class F>
concept rounds_to_nearest_float = requires(const F& f) {
    { f.rounding() } -> std::convertible_to<float_rounding>;
};

/// The largest error of a result with this exponent, in units of its last place.
template <class Word>
[[gnu::always_inline]] constexpr Word error_in_units(const float_rounding& r, int exponent) noexcept {
    if (exponent >= -1) return static_cast<Word>(r.error);
    if (r.absolute_error == 0 || exponent < r.absolute_from) return static_cast<Word>(r.small_error);
    constexpr int most = bits_of<Word> - 20;
    const int shift = -1 - exponent;
    return static_cast<Word>(r.small_error) + (static_cast<Word>(r.absolute_error) << (shift < most ? shift : most));
}

/// Whether the middle of two floats lies within so many units of the last place of a normal result.
template <class Word>
[[gnu::always_inline]] constexpr bool near_middle_of_floats(Word mantissa, Word units) noexcept {
    constexpr Word half = Word{1} << (bits_of<Word> - 25), all = (half << 1) - 1;
    return units >= half || ((mantissa - (half - units)) & all) <= 2 * units;
}

/// In 160 bits. What remains undecided is a tie, as in x / 3 * 1.5 for an odd integer.
template <class F, storable In>
[[gnu::noinline]] constexpr std::uint32_t nearest_float_in_160_bits(const F& f, const In& x) noexcept {
    const ball<limbs<5>> y = f(decode_ball<limbs<5>>(x));
    const int exponent = y.midpoint.exponent, shift = 23 - (exponent > -126 ? exponent : -126);
    if (exponent < -150 || exponent > 127) return encode_bits<float>(y.midpoint);
    const rounded significand = nearest_integer(ldexp(y, shift));
    number<std::uint64_t> z =
        from_integer<std::uint64_t>(significand.decided ? significand.integer : significand.if_tie);
    z.negative = y.midpoint.negative;
    z.exponent -= shift;
    return encode_bits<float>(z);
}

/// Undecided: 160 bits may follow. What a program does not need is then not in its flash.
template <bool Undecided, class F, storable In>
[[gnu::noinline]] constexpr std::uint32_t nearest_float_in_64_bits(const F& f, const In& x) noexcept {
    number<std::uint64_t> w = decode_argument<std::uint64_t>(x);
    int scale = 0;
    if (f.rounding().linear_at_0 && w.exponent < -50 && !w.is_zero()) {
        // What is left of f(x) - f'(0) x decides the ties of subnormal results; here 64 bits hold it.
        scale = w.exponent + 50;
        w.exponent = -50;
    }
    number<std::uint64_t> y = f(w);
    y.exponent += scale;
    if constexpr (Undecided) {
        const bool subnormal = y.exponent < -126 && y.exponent > -153;
        if (subnormal ||
            near_middle_of_floats(y.mantissa, error_in_units<std::uint64_t>(f.rounding(), y.exponent) + (1 << 10)))
            return nearest_float_in_160_bits(f, x);
    }
    return encode_bits<float>(y);
}

template <class F, storable In>
[[gnu::always_inline]] constexpr std::uint32_t nearest_float_in_long(const F& f, const In& x) noexcept {
    return f.rounding().undecided ? nearest_float_in_64_bits<true>(f, x) : nearest_float_in_64_bits<false>(f, x);
}

template <class F, storable In>
[[gnu::flatten]] constexpr std::uint32_t nearest_float(const F& f, const In& x) noexcept {
    const number<std::uint32_t> w = decode_argument<std::uint32_t>(x);
    if (w.exponent >= f.rounding().exponents) [[unlikely]] {
        if (is_nan_argument(x)) return encoding<float>::quiet_nan;
        return nearest_float_in_long(f, x);
    }
    const number<std::uint32_t> y = f(w);
    const bool subnormal = static_cast<unsigned>(y.exponent + 152) < 152 - 126;  // and not below every float
    if (near_middle_of_floats(y.mantissa, error_in_units<std::uint32_t>(f.rounding(), y.exponent)) || subnormal)
        [[unlikely]]
        return nearest_float_in_long(f, x);
    return encode_bits<float>(y);
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
