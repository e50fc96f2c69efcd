// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/math/fixed_exp.hpp>

/// Sigmoid, tanh and exp from fixed-point formats of 32 bits to such formats. They have no branch but the test for
/// inputs whose result is the limit, where In holds such inputs.
namespace fxact::detail {

/// Fixed point of 32 bits whose least significant bit is no less than 2^-31, or 2^-32 without a sign.
template <class T>
concept fixed_point_32 = discrete<T> && sizeof(rep_of<T>) == 4 && binary_step<T>&& zero_point_of<T> == 0 &&
                         step_exponent<T> >= -std::numeric_limits<rep_of<T>>::digits;

template <fixed_point_32 T>
inline constexpr int fraction_bits_of = -step_exponent<T>;
template <fixed_point_32 T>
inline constexpr int digits_of = std::numeric_limits<rep_of<T>>::digits;
template <fixed_point_32 T>
inline constexpr bool is_signed_format = std::is_signed_v<rep_of<T>>;

template <fixed_point_32 T>
[[gnu::always_inline]] constexpr T from_code(std::uint32_t code) noexcept {
    return format_traits<T>::from_raw(static_cast<rep_of<T>>(code));
}

/// The code of 1 if Out holds it, else the last one.
template <fixed_point_32 Out>
inline constexpr std::uint32_t code_of_one = fraction_bits_of<Out> == digits_of<Out>
                                                 ? static_cast<std::uint32_t>(std::numeric_limits<rep_of<Out>>::max())
                                                 : std::uint32_t{1} << (fraction_bits_of<Out> & 31);

/// A code as sign and magnitude.
struct signed_code {
    std::uint32_t sign;  ///< 0, or all ones for a negative one
    std::uint32_t magnitude;
};
template <fixed_point_32 In>
[[gnu::always_inline]] constexpr signed_code split(In x) noexcept {
    const auto code = static_cast<std::uint32_t>(raw_of(x));
    const std::uint32_t sign =
        is_signed_format<In> ? static_cast<std::uint32_t>(static_cast<std::int32_t>(code) >> 31) : 0;
    return {sign, (code ^ sign) - sign};
}

/// 1 / (1 + e^-v) for v = |x| 2^Doubled, where |x| has any code of In.
template <fixed_point_32 In, int Doubled>
struct fixed_sigmoid_of {
    /// The fraction bits of v, where |x|'s code is v's.
    static constexpr int fraction = fraction_bits_of<In> - Doubled;
    /// Whether v may be 32 and more: then the result is 1 in every format. Otherwise at most 2^-5 is.
    static constexpr bool has_limit = digits_of<In> - fraction > 5;
    static constexpr bool reaches_limit = digits_of<In> - fraction >= 5;

    [[gnu::always_inline]] static constexpr bool at_limit(std::uint32_t magnitude) noexcept {
        if constexpr (has_limit)
            return magnitude >= std::uint32_t{1} << (fraction + 5);
        else
            return false;
    }
    template <bool Fine>
    [[gnu::always_inline]] static constexpr fixed_inverse at(std::uint32_t magnitude) noexcept {
        constexpr int of_position = has_limit ? 27 : fraction;
        // A code of a signed format has 31 bits, or is a power of two.
        constexpr int dropped = !has_limit && is_signed_format<In> ? 15 : 16;
        const std::uint32_t position = has_limit ? magnitude << (27 - fraction) : magnitude;
        const std::uint32_t steps = (position >> dropped) * fixed_inverse_ln_2[0] >> (of_position - dropped + 9);
        return fixed_sigmoid<of_position, Fine>(position, static_cast<std::int32_t>(steps));
    }
};

/// y 2^Bits modulo 2^32, to nearest.
template <int Bits>
[[gnu::always_inline]] constexpr std::uint32_t rounded_to(const fixed_inverse& y) noexcept {
    if constexpr (Bits >= 16)
        return y.rounded<Bits>();
    else
        return (y.rounded<31>() + (std::uint32_t{1} << (30 - Bits))) >> (31 - Bits);
}

struct fixed_sigmoid_kernel {
    template <fixed_point_32 Out, fixed_point_32 In>
    [[gnu::always_inline]] static constexpr Out at(In x) noexcept {
        using sigmoid = fixed_sigmoid_of<In, 0>;
        constexpr int bits = fraction_bits_of<Out>;
        constexpr std::uint32_t one = bits == 32 ? 0 : std::uint32_t{1} << (bits & 31);  // modulo 2^32
        const auto [sign, magnitude] = split(x);
        if (sigmoid::at_limit(magnitude)) return from_code<Out>(code_of_one<Out> & ~sign);
        std::uint32_t y = rounded_to<bits>(sigmoid::template at<false>(magnitude));
        if constexpr (sigmoid::reaches_limit && bits == digits_of<Out>) {
            // 1 is one too large. For a negative x it is right: 1 - 1 = 0.
            y -= static_cast<std::uint32_t>(y == one) & ~sign;
        }
        return from_code<Out>((y ^ sign) - sign + (one & sign));  // 1 - y if x is negative
    }
};

struct fixed_tanh_kernel {
    template <fixed_point_32 Out, fixed_point_32 In>
    [[gnu::always_inline]] static constexpr Out at(In x) noexcept {
        using sigmoid = fixed_sigmoid_of<In, 1>;
        constexpr int bits = fraction_bits_of<Out>;
        constexpr std::uint32_t one = bits == 32 ? 0 : std::uint32_t{1} << (bits & 31);  // modulo 2^32
        const auto [sign, magnitude] = split(x);
        if constexpr (!is_signed_format<Out>) {
            if (sign != 0) return from_code<Out>(0);
        }
        if (sigmoid::at_limit(magnitude)) return from_code<Out>(sign == 0 ? code_of_one<Out> : std::uint32_t{} - one);
        // 2 / (1 + e^-2|x|) - 1
        std::uint32_t y = rounded_to<bits + 1>(sigmoid::template at<(bits > 31)>(magnitude)) - one;
        if constexpr (sigmoid::reaches_limit && bits == digits_of<Out>)
            y -= static_cast<std::uint32_t>(y == one && magnitude != 0) & ~sign;  // -1 is a code, 1 is none
        return from_code<Out>((y ^ sign) - sign);
    }
};

/// floor(multiple * ln(2) * 2^bits), for a multiple of up to 33 and up to 32 bits.
constexpr std::int64_t code_of_ln_2(int multiple, int bits) noexcept {
    constexpr std::uint64_t ln_2_q58 = joined({ln_2_words[0], ln_2_words[1]}) >> 6;
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(multiple) * ln_2_q58 >> (58 - bits));
}

struct fixed_exp_kernel {
    template <fixed_point_32 Out, fixed_point_32 In>
    struct shape {
        static constexpr int bits = fraction_bits_of<In>;
        /// e^x is below 2^integer_digits in Out.
        static constexpr int integer_digits = digits_of<Out> - fraction_bits_of<Out>;
        static constexpr std::int64_t first = std::numeric_limits<rep_of<In>>::min(),
                                      last = std::numeric_limits<rep_of<In>>::max();
        /// Beyond, e^x is not below 2^integer_digits.
        static constexpr std::int64_t highest = integer_digits == 0 ? -1 : code_of_ln_2(integer_digits, bits);
        /// Below, e^x is less than half a step of Out.
        static constexpr std::int64_t lowest = -code_of_ln_2(fraction_bits_of<Out> + 1, bits) - 1;
        /// Whether an estimate of 64 x / ln(2) that is one off may come to the highest exponent.
        static constexpr bool reaches_highest = highest < last + (std::int64_t{1} << bits);

        static constexpr int fraction = bits < 26 ? 26 : bits;
        static constexpr int dropped = is_signed_format<In> || bits < 27 ? 15 : 16;
        using scaled = std::conditional_t < is_signed_format<In> || bits<27, std::int32_t, std::uint32_t>;
    };

    template <fixed_point_32 Out, fixed_point_32 In>
    [[gnu::always_inline]] static constexpr Out at(In x) noexcept {
        using is = shape<Out, In>;
        if constexpr (is::highest < is::first)
            return from_code<Out>(largest<Out>);
        else
            return below_highest<Out>(raw_of(x), std::type_identity<In>{});
    }

private:
    template <fixed_point_32 Out, fixed_point_32 In>
    [[gnu::always_inline]] static constexpr Out below_highest(rep_of<In> code, std::type_identity<In>) noexcept {
        using is = shape<Out, In>;
        if constexpr (is::highest < is::last)
            if (code > static_cast<rep_of<In>>(is::highest)) return from_code<Out>(largest<Out>);
        if constexpr (is::lowest > is::first)
            if (code < static_cast<rep_of<In>>(is::lowest)) return from_code<Out>(0);

        const std::uint32_t position = static_cast<std::uint32_t>(code) << (is::fraction - is::bits);
        // ~n is -n - 1, so rounded down. The factor is rounded down too, which is up for a negative product.
        const auto whole = ~static_cast<std::int32_t>(static_cast<typename is::scaled>(position) >> is::dropped);
        constexpr std::int32_t margin = is::integer_digits == 0 ? 0 : 8192;
        constexpr std::int32_t least = -64 * is::integer_digits;
        std::int32_t steps =
            (whole * static_cast<std::int32_t>(fixed_inverse_ln_2[0] / 2) - margin) >> (is::fraction - is::dropped + 8);
        if constexpr (is::integer_digits != 0 && is::reaches_highest) steps = steps < least ? least : steps;
        const fixed_power e = fixed_exp<is::fraction, true>(std::uint32_t{} - position, steps);
        return from_code<Out>(
            rounded<Out, is::reaches_highest>(e.mantissa, static_cast<std::uint32_t>(e.exponent + is::integer_digits)));
    }

    template <fixed_point_32 T>
    static constexpr std::uint32_t largest = static_cast<std::uint32_t>(std::numeric_limits<rep_of<T>>::max());

    /// mantissa 2^(digits - 64 - count), to nearest.
    template <fixed_point_32 Out, bool Saturates>
    [[gnu::always_inline]] static constexpr std::uint32_t rounded(double_word<std::uint32_t> mantissa,
                                                                  std::uint32_t count) noexcept {
        if constexpr (digits_of<Out> == 31) {
            const std::uint32_t y = (right_by(mantissa.high, count) + 1) >> 1;
            return Saturates ? y - (y >> 31) : y;
        } else {
            const auto [high, low] = right_by(mantissa, count);
            const std::uint32_t y = high + (low >> 31);
            return Saturates ? y - (y < high) : y;
        }
    }
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
