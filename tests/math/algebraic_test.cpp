// SPDX-License-Identifier: MIT
#include <fxact/math/algebraic.hpp>

#include <concepts>
#include <cstdint>
#include <limits>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <fxact/fixed.hpp>
#include <fxact/math.hpp>
#include <fxact/table.hpp>

#include <fxact/detail/math/min_max.hpp>
#include <fxact/detail/math/power.hpp>
#include <fxact/detail/math/sqrt.hpp>

#include "primitive.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using test::real100, test::value_of, test::check_bound, test::check_ball;
using narrow = number<std::uint32_t>;
using wide = number<std::uint64_t>;

constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();

static_assert(sqrt(narrow(9)) == 3 && sqrt(wide(0.25)) == 0.5 && sqrt(number<limbs<5>>(1LL << 62)) == 1U << 31);
static_assert(square_root(wide(2)).error_ulps == 1 && square_root(wide(4)).error_ulps == 0);
static_assert(sqrt(narrow(-0.0)).is_zero() && sqrt(narrow(-0.0)).negative && sqrt(narrow(infinity)).is_infinite());
static_assert(sqrt(narrow(-1)).is_nan() && sqrt(wide(-infinity)).is_nan() && sqrt(wide(nan)).is_nan());
static_assert(sqrt(ball<std::uint64_t>(-1)).error == ball<std::uint64_t>::unknown);
static_assert(sqrt(exp(ball<std::uint64_t>(1e6))).error == ball<std::uint64_t>::out_of_range);
static_assert(sqrt(ball<std::uint64_t>(2)).error_sign == ball<std::uint64_t>::away &&
                  sqrt(ball<std::uint64_t>(4)).error == 0 &&
                  sqrt(nudged(ball<std::uint64_t>(4), false)).error_sign == ball<std::uint64_t>::toward_zero,
              "what is rounded down is larger, and what is below 4 has a root below 2");

template <class W>
constexpr bool min_and_max_hold() {
    const W one(1), two(2), zero(0), negative_zero(-0.0), none(nan);
    const auto lesser = [](const W& a, const W& b) { return math::min(a, b); };
    const auto is = [](const number<decltype(W{}.mantissa)>& a, double b) { return a == b; };
    return is(lesser(one, two), 1) && is(lesser(two, one), 1) && is(math::max(one, two), 2) &&
           is(math::max(two, one), 2) && is(math::min(one, 0.5), 0.5) && is(math::max(3, one), 3) &&
           math::min(zero, negative_zero).negative && math::min(negative_zero, zero).negative &&
           !math::max(zero, negative_zero).negative && !math::max(negative_zero, zero).negative &&
           math::min(none, one).is_nan() && math::min(one, none).is_nan() && math::max(none, one).is_nan() &&
           math::max(-none, one).is_nan() && math::max(one, none).is_nan() && math::min(none, none).is_nan();
}
static_assert(min_and_max_hold<narrow>() && min_and_max_hold<wide>() && min_and_max_hold<number<limbs<5>>>());

static_assert(math::pow(narrow(3), 4) == 81 && math::pow(wide(-2), 63) == std::numeric_limits<std::int64_t>::min());
static_assert(math::pow(wide(2), -3) == 0.125 && math::pow(wide(-3), 3) == -27 && math::square(wide(-3)) == 9);
static_assert(math::pow(wide(nan), 0) == 1 && math::pow(wide(nan), 2).is_nan() && math::pow(wide(0), 0) == 1);
static_assert(math::pow(wide(-infinity), 3).negative && math::pow(wide(-infinity), 100).is_infinite() &&
              !math::pow(wide(-infinity), 100).negative && math::pow(wide(infinity), -1).is_zero());
static_assert(math::pow(wide(0), -2).is_infinite() && math::pow(wide(-0.0), -1).negative &&
              math::pow(wide(-0.0), 3).negative && !math::pow(wide(-0.0), 2).negative);
static_assert(math::pow(narrow(1e30), 1 << 30).exponent == narrow::far_exponent &&
              math::pow(narrow(1.5), std::numeric_limits<int>::max()).exponent == narrow::far_exponent &&
              math::pow(narrow(-0.5), std::numeric_limits<int>::max()).exponent == -narrow::far_exponent &&
              math::pow(narrow(-0.5), std::numeric_limits<int>::min()).exponent >= narrow::far_exponent - 1);
static_assert(math::pow(ball<std::uint64_t>(10), 1 << 20).error == ball<std::uint64_t>::out_of_range);
static_assert(math::pow(ball<std::uint64_t>(-infinity), 3).midpoint.is_infinite() &&
              math::pow(ball<std::uint64_t>(-infinity), 3).midpoint.negative &&
              math::pow(ball<std::uint64_t>(-infinity), 3).error == 0 &&
              math::pow(ball<std::uint64_t>(infinity), -2).midpoint.is_zero());
static_assert(math::pow(ball<std::uint64_t>(3), 4).error == 0 && math::pow(ball<std::uint64_t>(3), 4) == 81);

constexpr table<[](auto x) { return math::sqrt(x); }, q<3, 4>, q<3, 4>, table_spec{.domain{0, 8}}> square_roots;
static_assert(square_roots(q<3, 4>{4.0}) == q<3, 4>{2.0} && square_roots.max_error <= 0.5,
              "exact roots are ties that are decided");
constexpr table<[](auto x) { return math::min(math::max(x, -1), 1); }, q<3, 12>, q<3, 12>> clipped;
static_assert(clipped(q<3, 12>{-5.0}) == q<3, 12>{-1.0} && clipped(q<3, 12>{0.5}) == q<3, 12>{0.5});
constexpr table<[](auto x) { return math::pow(x, 3); }, q<0, 7>, q<0, 7>> cube;
static_assert(cube(q<0, 7>{-0.5}) == q<0, 7>{-0.125});
}  // namespace

TEMPLATE_TEST_CASE("sqrt is rounded down, its remainder is known, and a ball holds every root", "", std::uint32_t,
                   std::uint64_t, limbs<5>) {
    using Word = TestType;
    const auto exact = [](const real100& x) { return real100(sqrt(x)); };
    check_bound<Word>("sqrt", square_root<Word>, exact, {-60, 60, 1});
    std::mt19937_64 noise{3};
    test::tally squares, floors;
    for (int i = 0; i < test::samples<Word>; ++i) {
        const number<Word> root(static_cast<std::int64_t>(noise() >> (bits_of<Word> == 32 ? 48 : 33)) + 1);
        const approximation<Word> found = square_root(root * root);
        squares.expect(found.value == root && found.error_ulps == 0, i);
        const number<Word> x = test::any_number<Word>(noise, {-60, 60, 1});
        floors.expect(value_of(sqrt(x)) <= exact(value_of(x)), i);
    }
    CHECK(squares);
    CHECK(floors);
    if constexpr (bits_of<Word> >= 64)
        check_ball<Word>("sqrt", [](const ball<Word>& x) { return sqrt(x); }, exact, {-60, 60, 1});
}

TEMPLATE_TEST_CASE("pow has an error of |n| + 5 units, and a ball holds every power", "", std::uint32_t, std::uint64_t,
                   limbs<5>) {
    using Word = TestType;
    for (const int n : {1, 2, 3, 7, 64, 1000, -1, -2, -9, -500}) {
        CAPTURE(n);
        const auto exact = [n](const real100& x) { return real100(pow(x, n)); };
        const auto bounded = [n](const number<Word>& x) { return approximation<Word>{pow(x, n), magnitude_of(n) + 5}; };
        if (n != 1) check_bound<Word>("pow", bounded, exact, {-20, 20, 2});
        if constexpr (bits_of<Word> >= 64)
            check_ball<Word>("pow", [n](const ball<Word>& x) { return pow(x, n); }, exact, {-20, 20, 2});
    }
}

TEMPLATE_TEST_CASE("min and max of balls that overlap hold both, without a report", "", std::uint64_t, limbs<5>) {
    using Word = TestType;
    std::mt19937_64 noise{4};
    test::tally holds, silent;
    for (int i = 0; i < 500; ++i) {
        const number<Word> a = test::any_number<Word>(noise, {-3, 3, 2});
        const auto errors = [&noise] { return std::uint32_t{1} << noise() % 20; };
        number<Word> b = a;
        b.mantissa = static_cast<Word>(b.mantissa >> 16 << 16) | Word(noise() & 0xFFFF);
        const ball<Word> x{{a, errors()}, 0}, y{{b, errors()}, 0};
        bool undecided = false;
        const ball<Word> lesser = math::min(x.reporting(undecided), y), greater = math::max(x.reporting(undecided), y);
        silent.expect(!undecided && lesser.undecided == &undecided, i);
        const auto at = [](const ball<Word>& ball, double place) {
            return real100(value_of(ball.midpoint) * (1 + ldexp(real100(ball.error), 1 - bits_of<Word>) * place));
        };
        for (const double place : {-1.0, 0.0, 1.0})
            for (const double other : {-1.0, 0.0, 1.0}) {
                const real100 p = at(x, place), q = at(y, other);
                const auto inside = [](const ball<Word>& ball, const real100& value) {
                    return abs(value - value_of(ball.midpoint)) <=
                           ldexp(abs(value_of(ball.midpoint)) * ball.error, 1 - bits_of<Word>);
                };
                holds.expect(inside(lesser, p < q ? p : q) && inside(greater, p < q ? q : p), i, place, other);
            }
    }
    CHECK(holds);
    CHECK(silent);
}

TEST_CASE("a multiprecision type has sqrt, pow, min and max, of its own or derived") {
    using real = boost::multiprecision::cpp_bin_float_50;
    const real two = 2;
    CHECK(abs(math::sqrt(two) * math::sqrt(two) - 2) < 1e-45);
    CHECK(math::pow(two, -3) == 0.125);
    CHECK(math::pow(two, 0) == 1);
    CHECK(math::square(two) == 4);
    CHECK((math::min(two, 1) == 1 && math::max(two, 1) == 2 && math::min(3, two) == 2 && math::max(2.5, two) == 2.5));
}
