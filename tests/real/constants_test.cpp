// SPDX-License-Identifier: MIT
#include <fxact/detail/real/constants.hpp>

#include <array>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <random>

#include <fxact/activation.hpp>
#include <fxact/apply.hpp>
#include <fxact/derivative_of.hpp>
#include <fxact/fixed.hpp>
#include <fxact/lut8.hpp>
#include <fxact/table.hpp>

#include <fxact/detail/analysis/taylor.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/real/ball_arithmetic.hpp>
#include <fxact/detail/real/ball_comparison.hpp>
#include <fxact/detail/real/long_division.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::detail;
using fxact::test::real100, fxact::test::value_of;
using series = analysis::taylor<3>;

template <class W>
concept refuses_bool = !std::constructible_from<W, bool> && !std::convertible_to<bool, W> && !requires(W x) {
    x + true;
}
&&!requires(W x) { x < false; }
&&!requires(W x) { x += true; };
static_assert(refuses_bool<number<std::uint32_t>> && refuses_bool<number<limbs<5>>> &&
              refuses_bool<ball<std::uint64_t>> && refuses_bool<series> && refuses_bool<analysis::interval>);
static_assert(!std::constructible_from<number<std::uint32_t>, long double*>);

/// Every operator with a constant on either side is the operator on two numbers.
template <class W, class C>
constexpr bool operators_agree(const W& x, C c) {
    const W w(c);
    const auto same = [](const W& a, const W& b) {
        if constexpr (requires { a.midpoint; })
            return a.midpoint == b.midpoint && a.error == b.error;
        else
            return a == b;
    };
    bool agree = same(x + c, x + w) && same(c + x, w + x) && same(x - c, x - w) && same(c - x, w - x) &&
                 same(x * c, x * w) && same(c * x, w * x) && same(x / c, x / w) && same(c / x, w / x) && same(+x, x);
    agree = agree && (x < c) == (x < w) && (c < x) == (w < x) && (x > c) == (x > w) && (c > x) == (w > x) &&
            (x <= c) == (x <= w) && (c <= x) == (w <= x) && (x >= c) == (x >= w) && (c >= x) == (w >= x) &&
            (x == c) == (x == w) && (c == x) == (w == x) && (x != c) == !(x == w) && (c != x) == !(x == w);
    W sum = x, difference = x, product = x, quotient = x;
    sum += c;
    difference -= c;
    product *= c;
    quotient /= c;
    agree = agree && same(sum, x + w) && same(difference, x - w) && same(product, x * w) && same(quotient, x / w);
    sum = quotient = x;
    sum += w;
    quotient /= w;
    return agree && same(sum, x + w) && same(quotient, x / w);
}
template <class W>
constexpr bool all_operators_agree() {
    const W x{1.75};
    return operators_agree(x, 3) && operators_agree(x, -1) && operators_agree(x, 2U) && operators_agree(x, 5LL) &&
           operators_agree(x, short{-7}) && operators_agree(x, 0.5) && operators_agree(x, 0.5F) &&
           operators_agree(x, 1.75) && operators_agree(x, std::uint64_t{1} << 63) && operators_agree(-x, -1.75F);
}
static_assert(all_operators_agree<number<std::uint32_t>>() && all_operators_agree<number<std::uint64_t>>() &&
              all_operators_agree<number<limbs<5>>>());
static_assert(all_operators_agree<ball<std::uint64_t>>() && all_operators_agree<ball<limbs<5>>>());
// Not all_operators_agree: a quotient of two series is an interval, which does not equal itself.
static_assert(
    [] {
        const series x{2.0};
        return x + 1 == 3 && 1 - x == -1 && 0.5 * x == 1 && x / 2 == 1 && 3 > x && x < 2.5F && x != 3 && 2 == x;
    }(),
    "constants in a series");
static_assert(
    [] {
        bool kink = false;
        const auto x = series::variable(analysis::interval::exactly(1, 0.5), &kink);
        const bool none = x == 0 || x == 2;
        const bool before = kink;
        return !none && !before && x == 1 && kink;
    }(),
    "x == c is a kink where x may be c");
static_assert(!(number<std::uint64_t>{std::numeric_limits<double>::quiet_NaN()} == 0));
static_assert(number<std::uint32_t>(0).is_zero() && !number<std::uint32_t>(0).negative &&
              number<std::uint32_t>(-0.0F).negative);
static_assert(ball<std::uint64_t>(std::numeric_limits<float>::quiet_NaN()).error == ball<std::uint64_t>::unknown);

// What a user writes, by each of the ways into the library.
constexpr auto leaky = [](auto x) { return x > 0 ? x : 0.1 * x; };
constexpr auto rectified = [](auto x) { return x < 0 ? 0 : x; };
constexpr auto mixed = [](auto x) {
    auto y = 1 + x;
    y *= 0.5F;
    y -= 3U;
    return x == 0 ? -2.5 : 2 / (0.5 >= x ? y - 4LL : -y - 4);
};
constexpr table<leaky, q<3, 12>, q<3, 12>, table_spec{.max_error = 1, .prefer = prefer::size}> leaky_table;
static_assert(leaky_table(q<3, 12>{-5.0}) == q<3, 12>{-0.5} && leaky_table(q<3, 12>{2.0}) == q<3, 12>{2.0});
constexpr table<rectified, q<3, 4>, q<3, 4>> rectified_table;
static_assert(rectified_table(q<3, 4>{-5.0}) == q<3, 4>{0.0} && rectified_table(q<3, 4>{2.0}) == q<3, 4>{2.0});
static_assert(make_lut8(rectified, {0.5, 0}, {0.25, 0})[3] == 6);
static_assert(apply<float>(mixed, 0.0F) == -2.5F && apply<double>(mixed, -1.0) == 2.0 / -7);

struct own_fn : activation<own_fn> {
    template <real W>
    static constexpr W value(W x) {
        return x > 0 ? x : 0.25 * x;
    }
    template <real W>
    static constexpr W slope(W x) {
        return x > 0 ? 1 : 0.25;  // a double
    }
};
constexpr own_fn own{};
static_assert(own(-2.0F) == -0.5F && own.derivative(-2.0) == 0.25 && own(q<3, 4>{3.0}) == q<3, 4>{3.0});
static_assert(apply<q<3, 4>>(derivative_of<own>, 1.5F) == q<3, 4>{1.0});
static_assert(table<derivative_of<own>, q<3, 4>, q<3, 4>>{}(q<3, 4>{-1.0}) == q<3, 4>{0.25});
}  // namespace

TEMPLATE_TEST_CASE("every integer, float and double is a number of 64 bits and more exactly, and of 32 bits truncated",
                   "", std::uint32_t, std::uint64_t, limbs<5>) {
    using W = number<TestType>;
    std::mt19937_64 noise{1};
    test::tally integers, unsigned_integers, doubles, floats, enclosed;
    const auto right = [](const W& found, const real100& exact) {
        const real100 error = exact - value_of(found);
        if constexpr (bits_of<TestType> >= 64)
            return error == 0;
        else
            return abs(error) <= ldexp(abs(exact), -31) && abs(value_of(found)) <= abs(exact);
    };
    const auto encloses = [](const auto& x, const real100& exact) {
        return abs(real100(x.midpoint) - exact) <= real100(x.radius) && x.radius <= 0x1p-51 * std::abs(x.midpoint);
    };
    for (int i = 0; i < 3000; ++i) {
        const auto bits = i == 0 ? std::uint64_t{1} << 63 : test::any_word<std::uint64_t>(noise) >> noise() % 64;
        const auto integer = static_cast<std::int64_t>(bits);
        integers.expect(right(W(integer), real100(integer)), integer);
        unsigned_integers.expect(right(W(bits), real100(bits)), bits);
        enclosed.expect(encloses(analysis::interval(integer), real100(integer)) &&
                            encloses(analysis::interval(bits), real100(bits)),
                        integer);
        const double real = std::ldexp(static_cast<double>(integer), static_cast<int>(noise() % 1800) - 1000);
        doubles.expect(right(W(real), real100(real)), real);
        const auto single =
            static_cast<float>(std::ldexp(static_cast<double>(integer), -static_cast<int>(noise() % 200)));
        floats.expect(value_of(W(single)) == real100(single), single);
        if constexpr (bits_of<TestType> >= 64) {
            const ball<TestType> x(bits), y(real);
            integers.expect(value_of(x.midpoint) == real100(bits) && x.error == 0, integer);
            doubles.expect(value_of(y.midpoint) == real100(real) && y.error == 0, real);
        }
    }
    CHECK(integers);
    CHECK(unsigned_integers);
    CHECK(doubles);
    CHECK(floats);
    CHECK(enclosed);
}
