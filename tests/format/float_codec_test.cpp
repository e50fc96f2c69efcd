// SPDX-License-Identifier: MIT
#include <fxact/detail/format/float_codec.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/detail/format/parameter.hpp>

#include "catch.hpp"

namespace {
using namespace fxact::detail;

/// The value of a finite number in 64 bits.
long double value_of(const number<std::uint64_t>& x) {
    const long double magnitude = x.is_zero() ? 0 : std::ldexp(static_cast<long double>(x.mantissa), x.exponent - 63);
    return x.negative ? -magnitude : magnitude;
}

template <class T>
void check_round_trip(T x) {
    const number<std::uint64_t> wide = decode<std::uint64_t>(x);
    CHECK(static_cast<long double>(x) == value_of(wide));
    CHECK(wide.negative == std::signbit(x));
    CHECK(to_bits(encode<T>(wide)) == to_bits(x));
    CHECK(to_bits(encode<T>(decode<limbs<5>>(x))) == to_bits(x));
    if constexpr (sizeof(T) == 4) CHECK(to_bits(encode<T>(decode<std::uint32_t>(x))) == to_bits(x));
    if (std::isnormal(x))
        CHECK(value_of(decode_normal_bits<std::uint64_t, T>(to_bits(x))) == static_cast<long double>(x));
}
template <class T>
void check_all() {
    using limits = std::numeric_limits<T>;
    for (const T x :
         {T{0}, limits::denorm_min(), limits::denorm_min() * 3, limits::min() / 2, limits::min() - limits::denorm_min(),
          limits::min(), T{1}, T{1} + limits::epsilon(), T{3.140625}, limits::max()}) {
        check_round_trip(x);
        check_round_trip(-x);
    }
    CHECK(decode<std::uint64_t>(limits::quiet_NaN()).is_nan());
    CHECK(decode<std::uint64_t>(limits::infinity()).is_infinite());
    CHECK_FALSE(decode<std::uint64_t>(limits::infinity()).negative);
    CHECK(decode<std::uint64_t>(-limits::infinity()).negative);
    CHECK(encode<T>(decode<std::uint64_t>(-limits::infinity())) == -limits::infinity());
    CHECK(std::isnan(encode<T>(decode<std::uint64_t>(limits::quiet_NaN()))));
}
}  // namespace

TEST_CASE("floats and doubles are decoded exactly, and encoded to the same bits") {
    check_all<float>();
    check_all<double>();
}

TEST_CASE("encoding rounds to nearest, a tie away from zero, in every binade and below the smallest normal") {
    for (int exponent = -152; exponent <= 128; ++exponent)
        for (const std::uint64_t mantissa :
             {0x8000'0000'0000'0000U, 0x8000'0080'0000'0000U, 0x8000'007F'FFFF'FFFFU, 0x8000'0180'0000'0000U,
              0xFFFF'FF80'0000'0000U, 0xFFFF'FF7F'FFFF'FFFFU, 0xC000'0000'0000'0000U, 0xA5A5'A5A5'A5A5'A5A5U}) {
            const number<std::uint64_t> x{true, mantissa, exponent};
            // In steps of a float: 2^-149 at least.
            const int step = exponent - 23 < -149 ? -149 : exponent - 23;
            const long double steps =
                std::floor(std::ldexp(static_cast<long double>(mantissa), exponent - 63 - step) + 0.5L);
            const long double exact = std::ldexp(steps, step);
            const float expected =
                exact > 0x1.fffffep127L ? -std::numeric_limits<float>::infinity() : -static_cast<float>(exact);
            CAPTURE(exponent, mantissa);
            CHECK(to_bits(encode<float>(x)) == to_bits(expected));
        }
}

TEST_CASE("a parameter of a float activation is the nearest float, subnormals included") {
    for (const double value : {0.0, 0.1, -0.3, 1e-40, -1e-45, 0x1p-126, 0x1.8p-149, 1e30}) {
        CHECK(parameter<double>(value) == value);
        const auto nearest = static_cast<float>(value);
        CHECK(parameter<float>(value) == nearest);
        CHECK(std::signbit(parameter<float>(value)) == std::signbit(nearest));
    }
}
