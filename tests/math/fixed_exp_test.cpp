// SPDX-License-Identifier: MIT
#include <fxact/detail/math/fixed_exp.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include "../catch.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact::detail;
using fxact::test::tally;
using pair = double_word<std::uint32_t>;

static_assert(right_by(0x8000'0000U, 31) == 1 && right_by(0xFFFF'FFFFU, 32) == 0 && right_by(0xFFFF'FFFFU, 255) == 0);
static_assert(left_by(1U, 31) == 0x8000'0000 && left_by(1U, 32) == 0 && left_by(1U, 32U - 33U) == 0,
              "a count below 0 is one from 32 on");
static_assert(right_by(pair{0x1234'5678, 0x9ABC'DEF0}, 0).low == 0x9ABC'DEF0 &&
              right_by(pair{0x1234'5678, 0x9ABC'DEF0}, 4).low == 0x89AB'CDEF &&
              right_by(pair{0x1234'5678, 0x9ABC'DEF0}, 32).low == 0x1234'5678 &&
              right_by(pair{0x1234'5678, 0x9ABC'DEF0}, 33).low == 0);
static_assert(fixed_exp<27, true>(0, 0).mantissa.high == 0xFFFF'FFFF, "e^0 is the largest fraction");

constexpr pair pair_of(std::uint64_t x) { return {static_cast<std::uint32_t>(x >> 32), static_cast<std::uint32_t>(x)}; }
/// 1 / (1 + f) in Q44.
std::int64_t inverse_q44(std::uint64_t f) {
    const fixed_inverse y = inverse_of_1p(pair_of(f));
    return (std::int64_t{y.half} << 28) - y.rest;
}
long double error_of_inverse(std::uint64_t f) {
    const long double exact = 1 / (1 + std::ldexp(static_cast<long double>(f), -64));
    return static_cast<long double>(inverse_q44(f)) - std::ldexp(exact, 44);
}

/// The relative error of fixed_exp at v, in units of 2^-38. The steps are as far below 64 v / ln(2) as they may be.
template <int Fraction, bool Fine>
long double error_of_exp(std::uint32_t position, long double below) {
    const long double v = std::ldexp(static_cast<long double>(position), -Fraction);
    const long double exact_steps = v * 64 / std::log(2.0L);
    const auto steps = static_cast<std::int32_t>(std::max(std::floor(exact_steps - below), 0.0L));
    const fixed_power e = fixed_exp<Fraction, Fine>(position, steps);
    const long double found = std::ldexp(static_cast<long double>(joined(e.mantissa)), -64 - e.exponent);
    return std::ldexp(found / std::exp(-v) - 1, 38);
}
template <int Fraction>
void check_exp() {
    std::mt19937_64 noise{1};
    long double coarse = 0, fine = 0;
    for (int i = 0; i < 200'000; ++i) {
        const auto position = static_cast<std::uint32_t>(noise() >> 32 >> (i % 3 == 0 ? i % 29 : 0));
        const long double below = i % 2 == 0 ? 0.0L : 0.1L;
        coarse = std::max(coarse, std::abs(error_of_exp<Fraction, false>(position, below)));
        fine = std::max(fine, std::abs(error_of_exp<Fraction, true>(position, below)));
    }
    CAPTURE(Fraction);
    CHECK(static_cast<double>(coarse) <= 1.2);
    CHECK(static_cast<double>(fine) <= 0.3);
}
}  // namespace

TEST_CASE("products by halves of words are those of the words") {
    std::mt19937_64 noise{1};
    tally squares, halves;
    const auto check = [&](std::uint32_t a, std::uint32_t half) {
        const auto negative = static_cast<std::int32_t>(a) / 2;  // what is squared with a sign is below 2^30
        squares.expect(square_high_by_halves(a) == static_cast<std::uint32_t>(std::uint64_t{a} * a >> 32) &&
                           square_high_by_halves(a) == square_high(a),
                       a);
        squares.expect(square_high_by_halves(negative) == std::int64_t{negative} * negative >> 32 &&
                           square_high_by_halves(negative) == square_high(negative),
                       negative);
        halves.expect(multiply_by_half_by_halves(negative, half) == std::int64_t{negative} * half >> 17 &&
                          multiply_by_half_by_halves(negative, half) == multiply_by_half(negative, half),
                      negative, half);
    };
    for (const std::uint32_t a : {0U, 1U, 0xFFFFU, 0x1'0000U, 0x7FFF'FFFFU, 0x8000'0000U, 0xFFFF'0000U, 0xFFFF'FFFFU})
        for (const std::uint32_t half : {0U, 1U, 0x7FFFU, 0x8000U, 0xFFFFU}) check(a, half);
    for (int i = 0; i < 300'000; ++i)
        check(static_cast<std::uint32_t>(noise() >> 32 >> (i % 30)), static_cast<std::uint32_t>(noise() >> 48));
    CHECK(squares);
    CHECK(halves);
}

TEST_CASE("e^-v in fixed point is within 1.2 units of 2^-38, and within 0.3 of them if it is fine") {
    check_exp<26>();
    check_exp<27>();
    check_exp<29>();
    check_exp<32>();
}

TEST_CASE("1 / (1 + f) in fixed point is within 2^-42 for every seed and half, and never increases") {
    std::mt19937_64 noise{1};
    long double worst = 0;
    tally half, ordered;
    for (std::uint64_t upper = 0; upper < 1 << 16; ++upper) {
        const std::uint64_t first = upper << 48, last = first | 0xFFFF'FFFF'FFFF;
        for (const std::uint64_t f : {first, first | noise() >> 16, last})
            worst = std::max(worst, std::abs(error_of_inverse(f)));
        half.expect(inverse_of_1p(pair_of(first)).half >> 15 == 1, upper);  // from 2^15 to 2^16 - 1
        // Where one half follows another, and within the f of one half: at the carries of d^2, too.
        if (upper > 0) ordered.expect(inverse_q44(first) <= inverse_q44(first - 1), upper);
        std::int64_t before = inverse_q44(first);
        const std::uint64_t start = noise() >> 16;
        for (std::uint64_t i = 0; i < 40; ++i) {
            const std::uint64_t f = (first | start) + (i << 17);
            if (f > last) break;
            const std::int64_t here = inverse_q44(f);
            ordered.expect(i == 0 || here <= before, upper, i);
            before = here;
        }
    }
    CHECK(static_cast<double>(worst) <= 4);
    CHECK(half);
    CHECK(ordered);
}

TEST_CASE("1 / (1 + f) is rounded to each number of bits as its real value is") {
    std::mt19937_64 noise{1};
    tally nearest;
    const auto check = [&]<int Bits>(std::integral_constant<int, Bits>, std::uint64_t f) {
        const fixed_inverse y = inverse_of_1p(pair_of(f));
        const std::int64_t exact = inverse_q44(f);
        const auto wanted = static_cast<std::uint32_t>((exact + (std::int64_t{1} << (43 - Bits))) >> (44 - Bits));
        nearest.expect(y.rounded<Bits>() == wanted, f, Bits);
    };
    for (int i = 0; i < 100'000; ++i) {
        const std::uint64_t f = noise();
        check(std::integral_constant<int, 16>{}, f);
        check(std::integral_constant<int, 24>{}, f);
        check(std::integral_constant<int, 31>{}, f);
        check(std::integral_constant<int, 32>{}, f);
        check(std::integral_constant<int, 33>{}, f);
    }
    CHECK(nearest);
}
