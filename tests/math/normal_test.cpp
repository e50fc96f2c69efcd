// SPDX-License-Identifier: MIT
#include <fxact/detail/math/normal.hpp>

#include <cstdint>

#include <fxact/detail/format/ball_rounding.hpp>

#include "primitive.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::check_ball, test::integer, test::real100;

real100 phi(const real100& x) { return erfc(-x / sqrt(real100(2))) / 2; }

/// How far h(x) = Phi(-x) e^(x^2 / 2) is off, in units of its last place.
template <class Word>
real100 mills_error(const number<Word>& x) {
    const real100 at = test::value_of(x), exact = phi(-at) * exp(at * at / 2), found = test::value_of(mills(x));
    return abs(found - exact) / ldexp(found, 1 - bits_of<Word>);
}
/// At random arguments of every octave, and at both sides of where the table's octaves of 2 + x meet.
template <class Word>
void check_mills(int last_exponent, std::uint32_t bound) {
    std::mt19937_64 noise{3};
    test::tally within;
    for (int exponent = -12; exponent <= last_exponent; ++exponent)
        for (int i = 0; i < test::by_tier(5, 60); ++i) {
            const auto x = test::any_number<Word>(noise, {exponent, exponent, 1});
            within.expect(mills_error(x) <= bound, exponent, i);
        }
    for (const double x : {1.0, 2.0, 6.0, 14.0})
        for (const double side : {1 - 0x1p-20, 1.0, 1 + 0x1p-20})
            within.expect(mills_error(number<Word>{x * side}) <= bound, x * side);
    CHECK(within);
}
}  // namespace

TEST_CASE("the ratio of the normal tail and the bell is within 16 units in 32 bits and 40 in 64") {
    check_mills<std::uint32_t>(3, 16);
    check_mills<std::uint64_t>(4, 40);
}

TEST_CASE("Phi of a ball holds every value of it, above 0 and below") {
    using Word = std::uint64_t;
    const auto phi_of = [](const ball<Word>& x) { return normal_cdf(x); };
    check_ball<Word>("Phi", phi_of, phi, {-100, 4, 2});
    check_ball<Word>("Phi near -1", phi_of, phi, {-2, 0, -1});
    const auto density = [](const real100& x) { return real100(exp(-x * x / 2) / sqrt(8 * atan(real100(1)))); };
    check_ball<Word>("phi", [](const ball<Word>& x) { return normal_pdf(x); }, density, {-100, 4, 2});
}

TEST_CASE("Phi is below 1 however near, above 0 however far, and on its side of 1/2 next to 0") {
    using ball64 = ball<std::uint64_t>;
    for (const double x : {9.0, 20.0, 41.0, 43.0, 1e9}) {
        const rounded twice_and_a_half = nearest_integer(normal_cdf(ball64{x}) * ball64{2.5});
        CAPTURE(x);
        CHECK(twice_and_a_half.decided);
        CHECK(twice_and_a_half.integer == 2);
    }
    for (const double x : {-9.0, -41.0, -43.0, -200.0, -1e9}) {
        const number<std::uint64_t> tail = normal_cdf(number<std::uint64_t>{x});
        CAPTURE(x);
        CHECK_FALSE(tail.negative);
        CHECK_FALSE(tail.is_zero());
        CHECK(tail.exponent < -60);
        CHECK_FALSE(normal_cdf(ball64{x}).midpoint.negative);
    }
    CHECK(normal_cdf(ball64{0x1p-90}).error_sign == ball64::away);
    CHECK(normal_cdf(ball64{-0x1p-90}).error_sign == ball64::toward_zero);
}
