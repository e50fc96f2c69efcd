// SPDX-License-Identifier: MIT
#include <fxact/detail/math/log.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/math/normal.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"
#include "../tier.hpp"
#include "primitive.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::integer, test::real100, test::check_ball;

template <class Word>
constexpr bool is_minus_infinity(const number<Word>& x) {
    return x.is_infinite() && x.negative;
}
static_assert(is_minus_infinity(log(number<std::uint32_t>{})) && is_minus_infinity(log(number<std::uint64_t>{})) &&
                  is_minus_infinity(log(number<limbs<5>>{})) && is_minus_infinity(log1p(number<std::uint64_t>{-1.0})),
              "ln(0) is minus infinity");
static_assert(log1p(number<std::uint64_t>{-1.5}).is_nan());

template <class Word>
real100 nearest_word(const real100& fraction) {
    return floor(ldexp(fraction, bits_of<Word>) + real100(0.5));
}

/// How far 1 - ln(1 + r) / r is off, r = u / 32, in units of 2^-bits.
template <class Word>
real100 deficit_error(Word u) {
    const real100 r = ldexp(integer(u), -bits_of<Word> - 5);
    return abs(integer(log1p_deficit(u)) - ldexp(1 - log1p(r) / r, bits_of<Word>));
}
}  // namespace

TEMPLATE_TEST_CASE("the constants of log are 1 / (1 + j/32) rounded down, and ln(1 + j/32) and ln(2) to nearest", "",
                   std::uint32_t, std::uint64_t) {
    test::tally reciprocals, logarithms;
    for (std::size_t j = 0; j < 32; ++j) {
        const real100 node = 1 + real100(j) / 32, reciprocal = floor(ldexp(1 / node, bits_of<TestType>));
        reciprocals.expect(integer(reciprocal_table<TestType>[j]) == (j == 0 ? real100(reciprocal - 1) : reciprocal),
                           j);
        logarithms.expect(integer(log_table<TestType>[j]) == nearest_word<TestType>(log(node)), j);
    }
    CHECK(reciprocals);
    CHECK(logarithms);
    CHECK(integer(ln_2_of<TestType>) == nearest_word<TestType>(log(real100(2))));
}

TEST_CASE("what ln(1 + r) lacks to r is within 3 units in 32 bits and 5 in 64") {
    test::tally narrow, wide;
    for (std::uint64_t i = 1; i < 4096; i += test::by_tier(4U, 1U)) {
        const std::uint64_t u = i * 0x000F'FFF7'0001'2345;
        narrow.expect(deficit_error(static_cast<std::uint32_t>(u >> 32)) <= 3, u);
        wide.expect(deficit_error(u) <= 5, u);
    }
    CHECK(narrow);
    CHECK(wide);
}

TEST_CASE("1 / sqrt(2 pi) as three doubles is right to 160 bits") {
    const real100 pi = 4 * atan(real100(1)), truth = 1 / sqrt(2 * pi);
    const number<limbs<5>> found = inverse_sqrt_2_pi_of<number<limbs<5>>>;
    CHECK(abs(ldexp(integer(found.mantissa), found.exponent - 159) - truth) < ldexp(real100(1), -158));
}

TEMPLATE_TEST_CASE("ln(x) and ln(1 + x) of a ball hold every value of it", "", std::uint64_t, limbs<5>) {
    using Word = TestType;
    const auto ln = [](const real100& x) { return real100(log(x)); };
    const auto ln_1p = [](const real100& x) { return real100(log1p(x)); };
    const auto log_of = [](const ball<Word>& x) { return log(x); };
    const auto log1p_of = [](const ball<Word>& x) { return log1p(x); };
    check_ball<Word>("log", log_of, ln, {-30, 30, 1});
    check_ball<Word>("log near 1", log_of, ln, {-1, 0, 1});
    check_ball<Word>("log1p", log1p_of, ln_1p, {-100, 30, 1});
    check_ball<Word>("log1p below 0", log1p_of, ln_1p, {-100, -1, -1});
}

TEST_CASE("ln(1 + x) of x > 0 is not less certain than x, and one unit of 1 + x is at most one from e - 1 on") {
    for (const double x : {1e-3, 0.75, 3.0, 1e9}) {
        const ball<std::uint64_t> vague{approximation<std::uint64_t>{number<std::uint64_t>{x}, 0}, 1'000'000};
        CAPTURE(x);
        CHECK(log1p(vague).error < 1'000'100);
    }
    const number<limbs<5>> below_4{false, limbs<5>{0xC} << 156 | limbs<5>{1}, 1};  // 3 + 2^-158, and 1 more loses a bit
    CHECK(logarithm_of_1_plus(below_4).error_ulps == logarithm(number<limbs<5>>{4.0}).error_ulps + 1);
}
