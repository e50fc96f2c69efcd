// SPDX-License-Identifier: MIT
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/expm1.hpp>

#include <cstdint>
#include <limits>
#include <random>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"
#include "../tier.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::by_tier, test::integer, test::real100;

static_assert(exp2_fraction(std::uint32_t{0}) == top_bit<std::uint32_t> &&
                  exp2_fraction(std::uint64_t{0}) == top_bit<std::uint64_t>,
              "2^0 is 1");
static_assert(exp2_fraction(limbs<5>{}) == top_bit<limbs<5>>, "2^0 is 1 in limbs");
static_assert(exp(number<std::uint64_t>{}) == number<std::uint64_t>{1.0} &&
                  exponential(number<std::uint64_t>{}).error_ulps == 0,
              "e^0 is 1, exactly");

static_assert(gaussian_approximation(number<std::uint64_t>{}).error_ulps == 0 &&
                  gaussian_approximation(number<std::uint64_t>{1.0}).error_ulps != 0 &&
                  gaussian_approximation(number<limbs<5>>{}).value == number<limbs<5>>{1.0},
              "e^(-x^2 / 2) is exact at 0 alone");

/// How far 2^f is off, in units of the mantissa's last place.
template <class Word>
real100 error_of(const Word& fraction) {
    const real100 f = ldexp(integer(fraction), -bits_of<Word>);
    return abs(integer(exp2_fraction(fraction)) - ldexp(exp2(f), bits_of<Word> - 1));
}

/// Both ends of each of the 32 intervals of the table, their neighbors, and some fractions between them.
template <class Word>
void check_fraction(std::uint32_t bound, int random) {
    test::tally bounded, below_two;
    const auto check = [&](const Word& fraction, int where) {
        bounded.expect(error_of(fraction) <= bound, where);
        below_two.expect(exp2_fraction(fraction) >= top_bit<Word>, where);
    };
    for (int j = 0; j < 32; ++j) {
        const Word end = static_cast<Word>(Word{static_cast<std::uint32_t>(j)} << (bits_of<Word> - 5));
        for (std::uint32_t i = 0; i < 8; ++i) {
            check(static_cast<Word>(end + Word{i}), j);
            check(static_cast<Word>(end - Word{i + 1}), j);  // of the first interval: the last fraction of all
        }
    }
    std::mt19937_64 noise{1};
    for (int i = 0; i < random; ++i) check(test::any_word<Word>(noise), i);
    CHECK(bounded);
    CHECK(below_two);
}
}  // namespace

TEST_CASE("2^f is within 4 units in 32 bits, 6 in 64 and 40 in 160, and below 2 at the ends of every interval") {
    check_fraction<std::uint32_t>(4, by_tier(1000, 5000));
    check_fraction<std::uint64_t>(6, by_tier(1000, 5000));
    check_fraction<limbs<5>>(40, by_tier(60, 200));
}

TEST_CASE("2^f of no 32-bit fraction reaches 2 or falls below 1") {
    test::tally in_range;
    for (std::uint64_t f = 0; f < std::uint64_t{1} << 32; f += by_tier(1009U, 37U))
        in_range.expect(exp2_fraction(static_cast<std::uint32_t>(f)) >= top_bit<std::uint32_t>, f);
    for (std::uint32_t f = 0xFFFF'0000; f != 0; ++f) in_range.expect(exp2_fraction(f) >= top_bit<std::uint32_t>, f);
    CHECK(in_range);
}

TEST_CASE("2^f of no 64-bit fraction near the ends of an interval reaches 2 or falls below 1") {
    test::tally in_range;
    for (std::uint64_t j = 0; j < 32; ++j)
        for (std::uint64_t i = 0; i < 20'000; ++i) {
            in_range.expect(exp2_fraction((j << 59) + i) >= top_bit<std::uint64_t>, j, i);
            in_range.expect(exp2_fraction((j << 59) - 1 - i) >= top_bit<std::uint64_t>, j, i);
        }
    CHECK(in_range);
}

TEMPLATE_TEST_CASE("e^x lies within the error that it states, for every magnitude of x that a format sees", "",
                   std::uint32_t, std::uint64_t, limbs<5>) {
    std::mt19937_64 noise{2};
    test::tally bounded;
    const int highest = bits_of<TestType> == 32 ? 6 : 10;
    for (int exponent = -40; exponent <= highest; ++exponent)
        for (int i = 0; i < (bits_of < TestType >> 64 ? 4 : 60); ++i) {
            const number<TestType> x{
                i % 2 == 0, static_cast<TestType>(test::any_word<TestType>(noise) | top_bit<TestType>), exponent};
            const auto y = exponential(x);
            const real100 off = abs(test::value_of(y.value) / exp(test::value_of(x)) - 1);
            bounded.expect(off <= ldexp(real100(y.error_ulps), 1 - bits_of<TestType>) && !y.value.negative, exponent,
                           i);
        }
    CHECK(bounded);
}

TEST_CASE("e^x of an x beyond every format is too large or too small for each of them") {
    test::tally far;
    for (int exponent = 10; exponent < 1 << 20; exponent += exponent / 3) {
        const std::uint64_t bits = 0xC000'0000'0000'0000;
        far.expect(exp(number<std::uint64_t>{false, bits, exponent}).exponent >= 1024, exponent);
        far.expect(exp(number<std::uint64_t>{true, bits, exponent}).exponent < -1075, exponent);
        far.expect(exp(number<std::uint32_t>{false, 0xC000'0000, exponent}).exponent >= 128, exponent);
        far.expect(exp(number<std::uint32_t>{true, 0xC000'0000, exponent}).exponent < -150, exponent);
        const number<std::uint64_t> bell = gaussian(number<std::uint64_t>{true, bits, exponent});
        far.expect(bell.exponent < -1075 && !bell.negative, exponent);
    }
    CHECK(far);
}

TEST_CASE("e^x - 1 far below 0 is above -1, if only just, and e^(-x^2 / 2) is below 1") {
    using ball64 = ball<std::uint64_t>;
    for (const double x : {-64.0, -100.0, -1e6}) {
        CHECK(expm1(ball64{x}).midpoint == number<std::uint64_t>{-1.0});
        CHECK(expm1(ball64{x}).error_sign == ball64::toward_zero);
    }
    CHECK(gaussian(ball64{0x1p-40}).error_sign == ball64::toward_zero);
    const ball64 vague{approximation<std::uint64_t>{number<std::uint64_t>{-0.75}, 0}, 1'000'000};
    CHECK(expm1(vague).error < 1'000'100);  // below 0 it is not less certain than x
}

TEST_CASE("the constants of exp are the words of log2(e), ln(2) and 2^(j/32), rounded down") {
    const real100 log2_of_e = 1 / log(real100(2));
    const auto words = [&]<class Word>(Word) {
        const real100 two_words = floor(ldexp(log2_of_e, 2 * bits_of<Word> - 1));
        return ldexp(integer(log2_e<Word>.high), bits_of<Word>) + integer(log2_e<Word>.low) == two_words;
    };
    CHECK(words(std::uint32_t{}));
    CHECK(words(std::uint64_t{}));
    CHECK(integer(log2_e<limbs<5>>.high) == floor(ldexp(log2_of_e, 159)));
    CHECK(integer(log2_e<limbs<5>>.low) == floor(ldexp(log2_of_e - ldexp(integer(log2_e<limbs<5>>.high), -159), 319)));
    CHECK(integer(ln_2) == floor(ldexp(log(real100(2)), 160)));
    test::tally table;
    for (std::size_t j = 0; j < 32; ++j) {
        const real100 power = exp2(real100(j) / 32);
        table.expect(integer(exp2_table<std::uint32_t>[j]) == floor(ldexp(power, 31)), j);
        table.expect(integer(exp2_table<std::uint64_t>[j]) == floor(ldexp(power, 63)), j);
    }
    CHECK(table);
}

TEMPLATE_TEST_CASE("e^x of an x of two words keeps the digits that one word would lose", "", std::uint32_t,
                   std::uint64_t) {
    using Wide = wider_word<TestType>;
    std::mt19937_64 noise{3};
    test::tally bounded;
    for (int i = 0; i < 100; ++i) {
        const int exponent = static_cast<int>(noise() % 8) - 2;
        const number<Wide> x{i % 2 == 0, static_cast<Wide>(test::any_word<Wide>(noise) | top_bit<Wide>), exponent};
        const number<TestType> y = exp_of_wide(number<TestType>{}, x);
        const real100 off = abs(test::value_of(y) / exp(test::value_of(x)) - 1);
        bounded.expect(off <= ldexp(real100(exp_error<TestType> + 1), 1 - bits_of<TestType>), exponent, i);
    }
    CHECK(bounded);
}
