// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/ordered_bits.hpp>
#include <fxact/detail/format/fixed_codes.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/nearest_integer.hpp>
#include <fxact/detail/format/numeric_limits.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/format.hpp>

namespace fxact {

/// A fixed-point number: raw * 2^-FracBits, with saturating arithmetic.
///
/// Domain   Rep is std::[u]int{8,16,32}_t, FracBits from 0 to the digits of Rep (all of them: [-1, 1) or [0, 1))
/// Range    [min(), max()]; results outside it are the nearer end, never wrapped
/// Error    + - exact or saturated; * / and conversions to nearest, ties away from zero   (fixed_test.cpp)
template <class Rep, int FracBits>
class fixed {
    static_assert(detail::code_integer<Rep>,
                  "fxact::fixed<Rep, FracBits>: Rep must be std::int8_t, int16_t, int32_t or their unsigned twins; "
                  "write fixed<std::int16_t, 12>, or q<3, 12>");
    static_assert(FracBits >= 0 && FracBits <= std::numeric_limits<Rep>::digits,
                  "fxact::fixed<Rep, FracBits>: FracBits must be between 0 and the digits of Rep (7 for std::int8_t, 8 "
                  "for std::uint8_t); write fixed<std::int8_t, 7> for [-1, 1)");

public:
    using rep = Rep;
    static constexpr int fraction_bits = FracBits;

    constexpr fixed() = default;

    /// From a real number: nearest, ties away from zero; saturates; NaN -> 0.
    template <detail::floating T>
    constexpr explicit fixed(T value) noexcept;
    /// From an integer: saturates.
    template <std::integral T>
    constexpr explicit fixed(T value) noexcept : raw_{saturated(detail::code_of_integer(value, FracBits))} {}
    /// From another fixed-point format: nearest, ties away from zero; saturates.
    template <class OtherRep, int OtherBits>
    requires(!std::same_as<fixed, fixed<OtherRep, OtherBits>>) constexpr explicit fixed(
        fixed<OtherRep, OtherBits> other) noexcept
        : raw_{saturated(detail::rescaled_code(std::int64_t{other.raw()}, OtherBits, FracBits))} {}

    static constexpr fixed from_raw(Rep code) noexcept {
        fixed result;
        result.raw_ = code;
        return result;
    }
    constexpr Rep raw() const noexcept { return raw_; }

    /// The value as float (rounded to nearest where it has more than 24 digits) or double (exact).
    constexpr explicit operator float() const noexcept;
    constexpr explicit operator double() const noexcept;

    friend constexpr fixed operator+(fixed a, fixed b) noexcept {
        return from_raw(saturated(std::int64_t{a.raw_} + std::int64_t{b.raw_}));
    }
    friend constexpr fixed operator-(fixed a, fixed b) noexcept {
        return from_raw(saturated(std::int64_t{a.raw_} - std::int64_t{b.raw_}));
    }
    friend constexpr fixed operator-(fixed a) noexcept {
        static_assert(std::is_signed_v<Rep>,
                      "fxact::fixed: an unsigned format has no negative values; write q<I, F> instead of uq<I, F>");
        return from_raw(saturated(-std::int64_t{a.raw_}));
    }
    friend constexpr fixed operator*(fixed a, fixed b) noexcept {
        using wide_type = detail::wider<Rep>;
        return from_raw(saturated(detail::shift_rounded(wide_type{a.raw_} * wide_type{b.raw_}, FracBits)));
    }
    /// x / 0 saturates toward the sign of x; 0 / 0 is 0.
    friend constexpr fixed operator/(fixed a, fixed b) noexcept {
        using wide_type = detail::wider<Rep>;
        return from_raw(detail::divided_code<Rep>(wide_type{a.raw_} * (wide_type{1} << FracBits), wide_type{b.raw_}));
    }
    constexpr fixed& operator+=(fixed other) noexcept { return *this = *this + other; }
    constexpr fixed& operator-=(fixed other) noexcept { return *this = *this - other; }
    constexpr fixed& operator*=(fixed other) noexcept { return *this = *this * other; }
    constexpr fixed& operator/=(fixed other) noexcept { return *this = *this / other; }

    /// With an integer: exact before the rounding and saturation of the result. v / 0 saturates as v / fixed{0}.
    template <std::integral N>
    friend constexpr fixed operator*(fixed a, N n) noexcept {
        return from_raw(detail::multiplied_code(a.raw_, n));
    }
    template <std::integral N>
    friend constexpr fixed operator*(N n, fixed a) noexcept {
        return a * n;
    }
    template <std::integral N>
    friend constexpr fixed operator/(fixed a, N n) noexcept {
        return from_raw(
            detail::divided_code<Rep>(std::int64_t{a.raw_}, detail::clamped_integer(n, std::int64_t{1} << 40)));
    }
    template <std::integral N>
    constexpr fixed& operator*=(N n) noexcept {
        return *this = *this * n;
    }
    template <std::integral N>
    constexpr fixed& operator/=(N n) noexcept {
        return *this = *this / n;
    }
    /// v * 2^n and v / 2^n, saturated and rounded like these; a negative n counts as 0.
    friend constexpr fixed operator<<(fixed a, int n) noexcept {
        return a * (std::int64_t{1} << (n < 0 ? 0 : n > 32 ? 32 : n));
    }
    friend constexpr fixed operator>>(fixed a, int n) noexcept {
        return from_raw(saturated(detail::shift_rounded(std::int64_t{a.raw_}, n < 0 ? 0 : n > 40 ? 40 : n)));
    }
    constexpr fixed& operator<<=(int n) noexcept { return *this = *this << n; }
    constexpr fixed& operator>>=(int n) noexcept { return *this = *this >> n; }
    /// |v|, saturated.
    friend constexpr fixed abs(fixed a) noexcept {
        return from_raw(saturated(a.raw_ < 0 ? -std::int64_t{a.raw_} : std::int64_t{a.raw_}));
    }

    friend constexpr bool operator==(fixed, fixed) = default;
    friend constexpr bool operator<(fixed a, fixed b) noexcept { return a.raw_ < b.raw_; }
    friend constexpr bool operator>(fixed a, fixed b) noexcept { return a.raw_ > b.raw_; }
    friend constexpr bool operator<=(fixed a, fixed b) noexcept { return a.raw_ <= b.raw_; }
    friend constexpr bool operator>=(fixed a, fixed b) noexcept { return a.raw_ >= b.raw_; }
    friend constexpr std::strong_ordering operator<=>(fixed, fixed) = default;

    /// Exact comparisons of the value with a real number or an integer; NaN is unordered.
    template <detail::floating T>
    [[gnu::always_inline]] friend constexpr bool operator==(fixed a, T b) noexcept {
        return (a <=> b) == 0;
    }
    template <detail::floating T>
    [[gnu::always_inline]] friend constexpr std::partial_ordering operator<=>(fixed a, T b) noexcept {
        const auto bits = detail::to_bits(detail::shielded(b));
        if (detail::is_nan_code<T>(bits)) return std::partial_ordering::unordered;
        return a.rank() <=> rank(detail::decode_bits<std::uint64_t, T>(bits));
    }
    template <std::integral N>
    friend constexpr bool operator==(fixed a, N b) noexcept {
        return std::int64_t{a.raw_} == detail::code_of_integer(b, FracBits);
    }
    template <std::integral N>
    friend constexpr std::strong_ordering operator<=>(fixed a, N b) noexcept {
        return std::int64_t{a.raw_} <=> detail::code_of_integer(b, FracBits);
    }

private:
    /// A number's place among the doubles. By their bits: -ffast-math and the modes of an FPU do not matter.
    static constexpr std::int64_t rank(const detail::number<std::uint64_t>& value) noexcept {
        return detail::rank_in_order<double>(static_cast<std::int64_t>(detail::encode_bits<double>(value)));
    }
    constexpr std::int64_t rank() const noexcept;

    template <class Integer>
    static constexpr Rep saturated(Integer value) noexcept {
        return detail::saturated_code<Rep>(value);
    }

    Rep raw_ = 0;
};

template <class Rep, int FracBits>
struct format_traits<fixed<Rep, FracBits>> {
    using rep = Rep;
    static constexpr double step = 1.0 / static_cast<double>(std::uint64_t{1} << FracBits);
    static constexpr int zero_point = 0;
    static constexpr rep raw(fixed<Rep, FracBits> x) noexcept { return x.raw(); }
    static constexpr fixed<Rep, FracBits> from_raw(rep code) noexcept { return fixed<Rep, FracBits>::from_raw(code); }
};

template <class Rep, int FracBits>
template <detail::floating T>
constexpr fixed<Rep, FracBits>::fixed(T value) noexcept
    : raw_{saturated(detail::nearest_integer(
          ldexp(detail::decode_bits<std::uint64_t, T>(detail::to_bits(detail::shielded(value))), FracBits)))} {}

template <class Rep, int FracBits>
constexpr fixed<Rep, FracBits>::operator float() const noexcept {
    return detail::encode<float>(ldexp(detail::from_integer<std::uint32_t>(raw_), -FracBits));
}
template <class Rep, int FracBits>
constexpr std::int64_t fixed<Rep, FracBits>::rank() const noexcept {
    return rank(ldexp(detail::from_integer<std::uint64_t>(raw_), -FracBits));
}
template <class Rep, int FracBits>
constexpr fixed<Rep, FracBits>::operator double() const noexcept {
    return detail::encode<double>(ldexp(detail::from_integer<std::uint64_t>(raw_), -FracBits));
}

namespace detail {
template <int Bits, class I8, class I16, class I32>
struct smallest_rep {
    static_assert(
        Bits == 8 || Bits == 16 || Bits == 32,
        "fxact: q<I, F> needs 1 + I + F = 8, 16 or 32 bits and uq<I, F> I + F; write q<3, 12>, q<0, 7> or uq<0, 8>");
    using type = std::conditional_t<Bits == 8, I8, std::conditional_t<Bits == 16, I16, I32>>;
};
}  // namespace detail

/// Q notation without the sign bit: q<3, 12> has 3 integer and 12 fraction bits, [-8, 8) in 16 bits.
template <int I, int F>
using q = fixed<typename detail::smallest_rep<1 + I + F, std::int8_t, std::int16_t, std::int32_t>::type, F>;
/// The same without a sign: uq<0, 8> is [0, 1) in 8 bits.
template <int I, int F>
using uq = fixed<typename detail::smallest_rep<I + F, std::uint8_t, std::uint16_t, std::uint32_t>::type, F>;

using q7 = q<0, 7>;
using q15 = q<0, 15>;
using q31 = q<0, 31>;

}  // namespace fxact

template <class Rep, int FracBits>
class std::numeric_limits<fxact::fixed<Rep, FracBits>>
    : public fxact::detail::discrete_limits<fxact::fixed<Rep, FracBits>> {};

#include <fxact/detail/macros/back.hpp>
