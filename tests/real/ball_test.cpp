// SPDX-License-Identifier: MIT
#include <fxact/detail/real/ball.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <random>

#include <fxact/detail/format/ball_rounding.hpp>
#include <fxact/detail/math/exp.hpp>

#include <fxact/detail/real/ball_arithmetic.hpp>
#include <fxact/detail/real/ball_comparison.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::real100;

static_assert((ball<std::uint64_t>{0.5} + ball<std::uint64_t>{0.25}).error == 0, "an exact sum is known to be exact");
static_assert((ball<std::uint64_t>{1.0} / ball<std::uint64_t>{3.0}).error > 0,
              "a quotient that goes on forever is not exact");
static_assert(nearest_integer(ball<std::uint64_t>{2.5}).integer == 3 &&
                  nearest_integer(ball<std::uint64_t>{-2.5}).integer == -3,
              "ties go away from zero");
static_assert(nearest_integer(ball<std::uint64_t>{2.5}).decided, "an exact tie is decided");
static_assert(!nearest_integer(exp(ball<std::uint64_t>{1e-18}) + ball<std::uint64_t>{1.5}).decided,
              "a tie within the ball is not");

static_assert(nudged(ball<std::uint64_t>{1.0}, true).error == 1 && nudged(ball<std::uint64_t>{1.0}, false).error == 1,
              "an amount below a unit of the last place");
static_assert(ball<std::uint64_t>{{number<std::uint64_t>{1.0}, 0},
                                  ball<std::uint64_t>::unknown,
                                  ball<std::uint64_t>::away}
                      .error_sign == ball<std::uint64_t>::either,
              "what is unknown may lie on either side");

/// A number and what it is: both go through the same operations.
template <class Word>
struct pair {
    ball<Word> computed;
    real100 exact;
};

template <class Word>
bool contains(const pair<Word>& x) {
    const real100 middle = test::value_of(x.computed.midpoint);
    if (x.computed.error >= ball<Word>::unknown) return true;
    return abs(x.exact - middle) <= ldexp(real100(x.computed.error), 1 - bits_of<Word>) * abs(middle);
}

/// On the side of the midpoint that the ball says, if it says one.
template <class Word>
bool on_its_side(const pair<Word>& x) {
    const real100 midpoint = abs(test::value_of(x.computed.midpoint)), difference = abs(x.exact) - midpoint;
    if (abs(difference) <= midpoint * 1e-90) return true;  // a hundred digits do not tell
    if (x.computed.error_sign == ball<Word>::either) return true;
    return x.computed.error_sign == (difference > 0 ? ball<Word>::away : ball<Word>::toward_zero);
}

/// One random operation on two of the numbers made so far.
template <class Word>
pair<Word> combined(const pair<Word>& a, const pair<Word>& b, std::uint64_t which) {
    switch (which % 6) {
        case 0:
            return {a.computed + b.computed, a.exact + b.exact};
        case 1:
            return {a.computed - b.computed, a.exact - b.exact};
        case 2:
            return {a.computed * b.computed, a.exact * b.exact};
        case 3:
            return b.computed.midpoint.is_zero() || b.exact == 0
                       ? a
                       : pair<Word>{a.computed / b.computed, a.exact / b.exact};
        case 4:
            return {abs(a.computed), abs(a.exact)};
        default:
            return abs(a.exact) > 500 ? b : pair<Word>{exp(a.computed), exp(a.exact)};
    }
}
}  // namespace

TEMPLATE_TEST_CASE(
    "a ball contains the exact value of any expression, on the side that it says, and mostly knows it well", "",
    std::uint64_t, limbs<5>) {
    std::mt19937_64 noise{1};
    test::tally contained, sided, ordered;
    int known = 0, all = 0, one_sided = 0, undecided = 0, equal_but_for_roundings = 0;
    for (int i = 0; i < (bits_of < TestType >> 64 ? 60 : 2000); ++i) {
        std::array<pair<TestType>, 10> made;
        for (std::size_t k = 0; k < made.size(); ++k) {
            if (k < 3) {
                const double x = std::ldexp(static_cast<double>(static_cast<std::int64_t>(noise()) >> 40),
                                            -static_cast<int>(noise() % 40));
                made[k] = {ball<TestType>{x}, real100(x)};
                continue;
            }
            made[k] = combined(made[noise() % k], made[noise() % k], noise());
            contained.expect(contains(made[k]), i, k);
            sided.expect(on_its_side(made[k]), i, k);
            one_sided += made[k].computed.error_sign == ball<TestType>::away ||
                         made[k].computed.error_sign == ball<TestType>::toward_zero;
            known += made[k].computed.error < 1 << 20;
            ++all;
            // Against one of those before it, and against itself moved by the last digit or so: a decided order is the
            // true one.
            pair<TestType> other = made[noise() % k];
            if (noise() % 4 == 0)
                other = {made[k].computed * (ball<TestType>{3.0} / ball<TestType>{3.0}), made[k].exact};
            bool flag = false;
            const int sign = compare(made[k].computed.reporting(flag), other.computed.reporting(flag));
            const real100 apart = made[k].exact - other.exact;
            const bool told = abs(apart) > abs(made[k].exact) * 1e-85;
            ordered.expect(flag || !told || sign == (apart < 0 ? -1 : 1), i, k);
            undecided += flag;
            equal_but_for_roundings += !told;
        }
    }
    CHECK(ordered);
    CHECK((undecided > all / 20 && undecided < all / 2 && equal_but_for_roundings > all / 10));
    CHECK(contained);
    CHECK(sided);
    CHECK(known > all / 2);
    CHECK(one_sided > all / 10);
}

TEST_CASE("a term too small for the word still gives the error a sign, and decides a tie") {
    using number64 = ball<std::uint64_t>;
    const auto nearest = [](const number64& x) {
        const rounded result = nearest_integer(x);
        CHECK(result.decided);
        return result.integer;
    };
    const number64 tie{2.5}, speck = exp(number64{-100.0});
    CHECK(nearest(tie + speck) == 3);
    CHECK(nearest(tie - speck) == 2);
    CHECK(nearest(-tie + speck) == -2);
    CHECK(nearest(-tie - speck) == -3);
    CHECK(nearest(speck - tie) == -2);
    CHECK(nearest(tie * (number64{1.0} - speck)) == 2);
    CHECK(nearest(tie / (number64{1.0} - speck)) == 3);
    CHECK(nearest(tie / (number64{1.0} + speck)) == 2);
    CHECK(nearest(number64{5.0} - (tie + speck)) == 2);
    CHECK(nearest(exp(speck) + number64{1.5}) == 3);
    CHECK(nearest(exp(-speck) + number64{1.5}) == 2);
    CHECK_FALSE(nearest_integer(tie + speck - speck).decided);
    CHECK_FALSE(nearest_integer(tie * (number64{1.0} - speck) / (number64{1.0} - speck)).decided);
    CHECK(nearest(on_side_of(number64{2.5} * (number64{1.0} - speck) / (number64{1.0} - speck), tie, false)) == 2);
    CHECK(nearest(on_side_of(number64{2.5} * (number64{1.0} - speck) / (number64{1.0} - speck), tie, true)) == 3);
    // At a bound that is not about 1, too: the sevenths of 30 and of 3/16 end a few units below it.
    for (const double bound : {30.0, 0x1.8p-3}) {
        const number64 computed = number64{bound} / number64{7.0} * number64{7.0};
        CHECK(computed.midpoint != number<std::uint64_t>{bound});
        CHECK(on_side_of(computed, number64{bound}, true).midpoint == number<std::uint64_t>{bound});
        CHECK(on_side_of(computed, number64{bound}, true).error_sign == number64::away);
    }
    const number64 third = number64{1.0} / number64{3.0};
    CHECK(on_side_of(third, number64{0.5}, false).midpoint == third.midpoint);  // true, and no news
    // Nor is there any in a bound that is not exact itself, or about a value that may have either sign.
    CHECK(on_side_of(third, third, false).error_sign == third.error_sign);
    const number64 lost = exp(number64{0x1p-70}) - number64{1.0};
    CHECK(on_side_of(lost, number64{0.5}, false).midpoint == lost.midpoint);
}

TEST_CASE("a difference that lost all its digits stays unknown, however small or large it is made") {
    using number64 = ball<std::uint64_t>;
    const number64 difference = exp(number64{0x1p-70}) - number64{1.0};  // 2^-70, or 0 as far as 64 bits tell
    CHECK_FALSE(nearest_integer(difference * number64{0x1p70} + number64{1.0}).decided);
    CHECK_FALSE(nearest_integer(exp(difference * number64{0x1p70})).decided);
    CHECK_FALSE(nearest_integer(number64{3.0} - difference).decided);
}

TEST_CASE("neighbors are in order only if no value of one ball is one of the other") {
    using number64 = ball<std::uint64_t>;
    for (const int exponent : {-20, 0, 20}) {
        const auto above = [exponent](std::uint64_t units, std::uint32_t error) {
            number64 x{number<std::uint64_t>{false, top_bit<std::uint64_t> + units, exponent}};
            x.error = error;
            x.error_sign = error == 0 ? 0 : number64::either;
            return x;
        };
        CAPTURE(exponent);
        CHECK_FALSE(compare_values(above(0, 1), above(1, 0)).decided);
        CHECK_FALSE(compare_values(above(3, 2), above(0, 1)).decided);
        CHECK_FALSE(compare_values(above(4, 0), above(0, 8)).decided);
        CHECK_FALSE(compare_values(above(4, 8), above(0, 0)).decided);
        CHECK(compare_values(above(0, 1), above(4, 1)).decided);
        CHECK(compare_values(above(0, 1), above(4, 1)).sign < 0);
    }
}

TEST_CASE("a value is out of range from half of the far exponent on, and unknown before") {
    constexpr int far = number<std::uint64_t>::far_exponent;
    const auto error_at = [](int exponent) {
        return out_of_range_result(number<std::uint64_t>{false, top_bit<std::uint64_t>, exponent}).error;
    };
    for (const int sign : {-1, 1}) {
        CHECK(error_at(sign * (far / 2)) == ball<std::uint64_t>::out_of_range);
        CHECK(error_at(sign * (far / 2 - 1)) == ball<std::uint64_t>::unknown);
    }
    CHECK(out_of_range_result(number<std::uint64_t>{false, top_bit<std::uint64_t>, far + 1000}).midpoint.exponent ==
          far);
}
