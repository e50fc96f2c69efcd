// SPDX-License-Identifier: MIT
#include <fxact/detail/format/rounding.hpp>

#include <cmath>
#include <cstdint>
#include <limits>

#include <fxact/detail/bits/limbs.hpp>
#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "catch.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using tenths = quantized<std::int8_t, affine{0.1, -3}>;

static_assert(step_exponent<q15> == -15 && step_exponent<q<7, 8>> == -8 && step_exponent<tenths> == 1);
static_assert(binary_step<q15> && binary_step<quantized<std::int8_t, affine{1.0, 5}>> && !binary_step<tenths>);
static_assert(!binary_step<quantized<std::int8_t, affine{2.0, 5}>>);

/// `quarters` / 4 as a ball of some error in its last places.
template <class Word>
ball<Word> ball_of(std::int64_t quarters, std::uint32_t error, std::uint32_t error_sign) {
    ball<Word> x{from_integer<Word>(quarters)};
    if (quarters != 0) x.midpoint.exponent -= 2;
    x.error = error;
    x.error_sign = error == 0 ? 0 : error_sign;
    return x;
}

template <class Word>
void check_nearest() {
    for (std::int64_t quarters = -4000; quarters <= 4000; ++quarters) {
        const double value = static_cast<double>(quarters) / 4;
        const auto nearest = static_cast<std::int64_t>(std::round(value));  // a tie goes away from zero
        const bool tie = (quarters & 3) == 2;
        const rounded exact = nearest_integer(ball_of<Word>(quarters, 0, ball<Word>::either));
        REQUIRE((exact.integer == nearest && exact.decided && exact.if_tie == nearest));
        if (quarters == 0) continue;
        const rounded vague = nearest_integer(ball_of<Word>(quarters, 4, ball<Word>::either));
        REQUIRE(vague.integer == nearest);
        REQUIRE(vague.decided != tie);
        REQUIRE(vague.if_tie == nearest);
        // A value that is known to lie on one side of a tie is decided.
        const rounded away = nearest_integer(ball_of<Word>(quarters, 4, ball<Word>::away));
        REQUIRE((away.integer == nearest && away.decided));
        const rounded toward_zero = nearest_integer(ball_of<Word>(quarters, 4, ball<Word>::toward_zero));
        REQUIRE(toward_zero.decided);
        REQUIRE(toward_zero.integer == (tie ? nearest - (quarters < 0 ? -1 : 1) : nearest));
    }
}
}  // namespace

TEST_CASE("nearest_integer rounds balls, ties away from zero, and says when it cannot decide") {
    check_nearest<std::uint64_t>();
    check_nearest<limbs<5>>();
}

TEST_CASE("nearest_integer sees an error that reaches a tie from either side") {
    // Steps of 2^-41 about the tie 10.5. An error of 2^20 units of the midpoint's last place, which are 2^-60
    // and may count twice, reaches 4 such steps.
    for (const std::int64_t distance : {-5, -4, -1, 1, 4, 5}) {
        ball<std::uint64_t> x{from_integer<std::uint64_t>((std::int64_t{21} << 40) + distance)};
        x.midpoint.exponent -= 41;
        x.error = std::uint32_t{1} << 20;
        x.error_sign = ball<std::uint64_t>::either;
        const rounded result = nearest_integer(x);
        CAPTURE(distance);
        CHECK(result.integer == (distance < 0 ? 10 : 11));
        CHECK(result.decided == (distance < -4 || distance > 4));
        CHECK(result.if_tie == (distance < -4 ? 10 : 11));
    }
    ball<std::uint64_t> x{from_integer<std::uint64_t>(5)};
    x.error = ball<std::uint64_t>::unknown;
    CHECK_FALSE(nearest_integer(x).decided);
}

TEST_CASE("nearest_integer gives 0 for NaN and for less than a quarter, and a huge integer beyond 2^40") {
    using real = number<std::uint64_t>;
    CHECK(nearest_integer(ball<std::uint64_t>{real::nan()}).integer == 0);
    CHECK(nearest_integer(ball<std::uint64_t>{real{0.2}}).integer == 0);
    CHECK(nearest_integer(ball<std::uint64_t>{real{-0.25}}).integer == 0);
    CHECK(nearest_integer(ball<std::uint64_t>{real{0x1p39}}).integer == std::int64_t{1} << 39);
    CHECK(nearest_integer(ball<std::uint64_t>{real{0x1p41}}).integer == std::int64_t{1} << 40);
    CHECK(nearest_integer(ball<std::uint64_t>{real{-0x1p60}}).integer == -(std::int64_t{1} << 40));
    CHECK(nearest_integer(ball<std::uint64_t>{real::infinite(true)}).integer == -(std::int64_t{1} << 40));
}

TEST_CASE("integers and codes become numbers exactly, or with the error that is said") {
    const std::int64_t values[]{
        0, 1, -1, 12345, -98765, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()};
    for (const std::int64_t value : values) {
        const number<std::uint64_t> x = from_integer<std::uint64_t>(value);
        CHECK(x.negative == (value < 0));
        CHECK(x.is_zero() == (value == 0));
        if (value != 0)
            CHECK(std::ldexp(static_cast<long double>(x.mantissa), x.exponent - 63) ==
                  std::abs(static_cast<long double>(value)));
        const number<std::uint64_t> same = from_any_integer(value);
        CHECK((same.mantissa == x.mantissa && same.exponent == x.exponent && same.negative == x.negative));
    }
    CHECK(from_any_integer(std::numeric_limits<std::uint64_t>::max()).exponent == 63);
    for (int raw = -128; raw < 128; ++raw) {
        const auto code = static_cast<std::int8_t>(raw);
        CHECK(to_bits(encode<double>(decode<std::uint64_t>(q7::from_raw(code)))) ==
              to_bits(raw == 0 ? 0.0 : raw / 128.0));
        CHECK(std::abs(encode<double>(decode<std::uint64_t>(tenths::from_raw(code))) - (raw + 3) * 0.1) < 1e-15);
        // What is decoded is encoded to the same code, also from as far as 0.49 steps away.
        CHECK(encode<tenths>(decode<std::uint64_t>(tenths::from_raw(code))).raw() == raw);
        CHECK(encode<tenths>(number<std::uint64_t>{(raw + 3 + 0.49) * 0.1}).raw() == raw);
        CHECK(encode<q7>(number<std::uint64_t>{(raw - 0.49) / 128}).raw() == raw);
    }
    CHECK(encode<q7>(number<std::uint64_t>{1.0}).raw() == 127);
    CHECK(encode<q7>(number<std::uint64_t>{-1.01}).raw() == -128);
    CHECK(encode_floating<q7, float>(to_bits(0.5F)).raw() == 64);
}
