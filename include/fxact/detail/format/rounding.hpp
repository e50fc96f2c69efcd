// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/nearest_integer.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/format.hpp>

/// Conversions between numbers and the raw values of discrete formats.
namespace fxact::detail {

/// log2 of a format's step if that is a power of two, else 1.
constexpr int exponent_of_step(double step) noexcept {
    const auto code = std::bit_cast<std::uint64_t>(step);
    return code << 12 == 0 ? static_cast<int>(code >> 52) - 1023 : 1;
}
template <discrete T>
inline constexpr int step_exponent = exponent_of_step(double{step_of<T>});

/// Whether the format is fixed point: its step is a power of two, at most 1.
template <discrete T>
inline constexpr bool binary_step = step_exponent<T> <= 0;

/// An integer of any width as a number, truncated to its 62 highest bits.
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

/// The real value of a raw value, (code - zero_point) * step; the raw value may lie outside the format.
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

/// The same for a format that is a value.
template <class Word>
constexpr approximation<Word> decode_code(const format& in, std::int64_t code) noexcept {
    number<Word> value = from_integer<Word>(code - in.zero_point);
    const int exponent = exponent_of_step(in.step);
    if (exponent > 0) return multiply(value, number<Word>{in.step});
    if (!value.is_zero()) value.exponent += exponent;
    return {value, 0};
}

template <class Word, discrete T>
constexpr number<Word> decode(T x) noexcept {
    return decode_code<Word, T>(raw_of(x)).value;
}

/// The value of the format nearest to a number; saturates; NaN gives 0.
template <discrete Out, class Word>
constexpr Out encode(const number<Word>& y) noexcept {
    if constexpr (binary_step<Out>)
        return saturate<Out>(nearest_integer(ldexp(y, -step_exponent<Out>)) + zero_point_of<Out>);
    else
        return saturate<Out>(nearest_integer(y / number<Word>{double{step_of<Out>}}) + zero_point_of<Out>);
}

/// The value nearest to the float or double T with these bits; saturates; NaN gives 0.
template <discrete Out, floating T>
constexpr Out encode_floating(typename encoding<T>::bits code) noexcept {
    return encode<Out>(decode_bits<std::uint64_t, T>(code));
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
