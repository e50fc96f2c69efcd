// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/ball.hpp>
#include <fxact/detail/real/number.hpp>

/// The arguments of formulas.
namespace fxact::detail {

template <class Word, storable In>
constexpr ball<Word> decode_ball(const In& x) noexcept {
    if constexpr (discrete<In>)
        return {decode_code<Word, In>(raw_of(x)), 0};
    else
        return decode<Word>(x);
}

template <class Word, floating In>
[[gnu::always_inline]] constexpr number<Word> decode_unusual(typename encoding<In>::bits code) noexcept {
    if (is_special_code<In>(code)) return number<Word>::infinite();
    return decode_finite_bits<Word, In>(code);
}

/// x as a number for a formula, whose result for NaN is not used. One test separates all but normal numbers from the
/// common path.
template <class Word, storable In>
[[gnu::always_inline]] constexpr number<Word> decode_argument(const In& x) noexcept {
    if constexpr (floating<In>) {
        const auto code = to_bits(x);
        number<Word> w = decode_normal_bits<Word, In>(code);
        if (!is_normal_code<In>(code)) [[unlikely]] {
            const number<Word> unusual = decode_unusual<Word, In>(code);
            w.mantissa = unusual.mantissa;
            w.exponent = unusual.exponent;
        }
        return w;
    } else {
        return decode<Word>(x);
    }
}
template <storable In>
[[gnu::always_inline]] constexpr bool is_nan_argument(const In& x) noexcept {
    if constexpr (floating<In>)
        return is_nan(x);
    else
        return false;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
