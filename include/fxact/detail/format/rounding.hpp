// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/format.hpp>

/// Codes of discrete formats taken apart and put together: the one place where a result is rounded.
namespace fxact::detail {

/// log2 of a format's step if that is a power of two, else 1.
template <discrete T>
inline constexpr int step_exponent = [] {
    const auto code = std::bit_cast<std::uint64_t>(double{step_of<T>});
    return code << 12 == 0 ? static_cast<int>(code >> 52) - 1023 : 1;
}();

/// Whether the format's values are integers over a power of two: fixed point.
template <discrete T>
inline constexpr bool binary_step = step_exponent<T> <= 0;

template <class Word>
constexpr number<Word> from_integer(std::int64_t value) noexcept {
    const bool negative = value < 0;
    const std::uint64_t magnitude =
        negative ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    if constexpr (bits_of<Word> == 32)
        return normalized(negative, static_cast<std::uint32_t>(magnitude), 31);
    else
        return resize<Word>(normalized(negative, magnitude, 63));
}

/// An integer of any width; one of more than 62 bits by its highest.
template <std::integral Integer>
constexpr number<std::uint64_t> from_any_integer(Integer value) noexcept {
    const bool negative = value < Integer{};
    if constexpr (sizeof(Integer) > 8) {
        int dropped = 0;
        for (; value / (Integer{1} << 62) != 0; ++dropped) value = value / 2;
        const auto low = static_cast<std::int64_t>(value);
        return normalized(
            negative, negative ? std::uint64_t{0} - static_cast<std::uint64_t>(low) : static_cast<std::uint64_t>(low),
            63 + dropped);
    } else {
        return normalized(
            negative,
            negative ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value), 63);
    }
}

/// The real number that a code stands for, (code - zero_point) * step; the code may lie outside the format.
template <class Word, discrete T>
constexpr approximation<Word> decode_code(std::int64_t code) noexcept {
    number<Word> value = from_integer<Word>(code - zero_point_of<T>);
    if constexpr (binary_step<T>) {
        if (!value.is_zero()) value.exponent += step_exponent<T>;
        return {value, 0};
    } else {
        return multiply(value, number<Word>{step_of<T>});
    }
}

template <class Word, discrete T>
constexpr number<Word> decode(T x) noexcept {
    return decode_code<Word, T>(raw_of(x)).value;
}

/// An integer, and whether it is certain. If not, `if_tie` is the integer for a value that is the tie within its ball.
struct rounded {
    std::int64_t integer;
    bool decided;
    std::int64_t if_tie;
};

/// The integer nearest to the ball, ties away from zero. Decided if no tie lies within the ball, or if the only tie is
/// the midpoint and the error's sign is known. Saturates at +-2^40; NaN gives 0.
template <class Word>
constexpr rounded nearest_integer(const ball<Word>& x) noexcept {
    constexpr int bits = bits_of<Word>;
    constexpr std::int64_t huge = std::int64_t{1} << 40;
    const number<Word>& m = x.midpoint;
    const bool known = x.error < ball<Word>::unknown;
    if (m.is_nan()) return {0, true, 0};
    if (m.exponent >= 40) return {m.negative ? -huge : huge, known, m.negative ? -huge : huge};
    if (m.exponent < -2) return {0, known, 0};
    // |m| = integer.fraction, with the point `point` bits from the right; two bits of head-room take 1/4 <= |m| in.
    const int point = bits - 3 - m.exponent;
    const Word half = Word{1} << (point - 1);
    const Word sum = (m.mantissa >> 2) + half;
    const auto integer = static_cast<std::int64_t>(static_cast<std::uint64_t>(sum >> point));
    // The distance to the tie below, and the ball's radius: in units of 2^-point, with the two bits dropped above.
    const Word above = sum - (static_cast<Word>(sum >> point) << point);
    const Word below = (half << 1) - above;
    const std::uint32_t dropped = static_cast<Word>(m.mantissa << (bits - 2)) != Word{};
    const Word radius{x.error / 2 + (x.error != 0) + dropped};
    const bool below_tie = above == Word{} && dropped == 0 && x.error_sign == ball<Word>::toward_zero;
    // The dropped bits increase |m|, so an exact value or one away from zero is not below the midpoint.
    const bool not_below = x.error == 0 || x.error_sign == ball<Word>::away || below_tie || above >= radius;
    const bool not_above = x.error == 0 || below > radius;
    const std::int64_t nearest = integer - below_tie;
    const std::int64_t if_tie = not_above ? nearest : nearest + 1;
    return {m.negative ? -nearest : nearest, known && not_below && not_above, m.negative ? -if_tie : if_tie};
}

/// y in units of a format's step.
template <discrete Out, class Word>
constexpr ball<Word> in_steps(ball<Word> y) noexcept {
    if constexpr (binary_step<Out>) {
        if (!y.midpoint.is_zero()) y.midpoint.exponent -= step_exponent<Out>;
        return y;
    } else {
        return y / ball<Word>{double{step_of<Out>}};
    }
}

/// The code of the value nearest to the ball, not saturated yet.
template <discrete Out, class Word>
constexpr rounded encode(const ball<Word>& y) noexcept {
    const rounded result = nearest_integer(in_steps<Out>(y));
    return {result.integer + zero_point_of<Out>, result.decided, result.if_tie + zero_point_of<Out>};
}

template <discrete Out, class Word>
constexpr Out encode(const number<Word>& y) noexcept {
    return saturate<Out>(encode<Out>(ball<Word>{y}).integer);
}

/// The value nearest to the float or double T with these bits; saturates; NaN gives 0.
template <discrete Out, floating T>
constexpr Out encode_floating(typename encoding<T>::bits code) noexcept {
    return encode<Out>(decode_bits<std::uint64_t, T>(code));
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
