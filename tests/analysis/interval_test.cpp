// SPDX-License-Identifier: MIT
#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/interval.hpp>

#include <array>
#include <cmath>
#include <cstdint>
#include <random>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact::detail;
using analysis::interval;
using fxact::test::real100;

static_assert(analysis::to_integer(2.5) == 3 && analysis::to_integer(-2.5) == -3 && analysis::to_integer(2.25) == 2,
              "to the nearest integer, ties away from zero");
static_assert(analysis::floor_of(-2.25) == -3 && analysis::floor_of(-2) == -2 && analysis::floor_of(2.75) == 2);
static_assert(analysis::scaled_by(3, 4) == 48 && analysis::scaled_by(3, -2) == 0.75 && analysis::scaled_by(3, 0) == 3);
static_assert(analysis::abs(-1.5) == 1.5 && analysis::abs(1.5) == 1.5);

static_assert(interval::exactly(3, 1).low() == 2 && interval::exactly(3, 1).high() == 4 &&
              interval::exactly(-3, 1).bound() == 4);
static_assert(!interval::anything().known() && !(interval{1.0} / interval{0.0, 1.0}).known(),
              "a quotient by what may be 0 is unknown");
static_assert(!(interval{1.0} + interval::anything()).known() && !(interval::anything() * interval{0.0}).known() &&
                  !(interval::anything() / interval{1.0}).known() && !exp(interval::anything()).known(),
              "what is unknown stays so");
static_assert(!(interval{0x1p400} * interval{0x1p400}).known() && !exp(interval{400.0}).known(),
              "a number beyond 2^500 counts as unknown");
static_assert((interval{0x1p400} + interval{0x1p400}).known());

/// An interval, and a real that lies in it.
struct pair {
    interval computed;
    real100 exact;
};
bool encloses(const pair& x) {
    return !x.computed.known() || abs(x.exact - real100(x.computed.midpoint)) <= real100(x.computed.radius);
}
pair combined(const pair& a, const pair& b, std::uint64_t which) {
    switch (which % 6) {
        case 0:
            return {a.computed + b.computed, a.exact + b.exact};
        case 1:
            return {a.computed - b.computed, a.exact - b.exact};
        case 2:
            return {a.computed * b.computed, a.exact * b.exact};
        case 3:
            return b.exact == 0 ? a : pair{a.computed / b.computed, a.exact / b.exact};
        case 4:
            return {-a.computed, -a.exact};
        default:
            return abs(a.exact) > 300 ? b : pair{exp(a.computed), exp(a.exact)};
    }
}
}  // namespace

TEST_CASE("an interval encloses the exact value of any expression, from points and from wide intervals") {
    std::mt19937_64 noise{1};
    fxact::test::tally enclosed;
    int known = 0, narrow = 0, all = 0;
    for (int i = 0; i < 1500; ++i) {
        std::array<pair, 8> made;
        const bool wide = i % 2 != 0;
        for (std::size_t k = 0; k < made.size(); ++k) {
            if (k < 3) {
                const double x = std::ldexp(static_cast<double>(static_cast<std::int64_t>(noise()) >> 40),
                                            -static_cast<int>(noise() % 40));
                const double radius = wide ? std::ldexp(std::abs(x), -static_cast<int>(noise() % 12)) : 0;
                const double end = noise() % 3 == 0 ? -radius : radius;
                made[k] = {interval::exactly(x, radius), real100(x) + real100(end)};
                continue;
            }
            made[k] = combined(made[noise() % k], made[noise() % k], noise());
            enclosed.expect(encloses(made[k]), i, k);
            known += made[k].computed.known();
            narrow += !wide && made[k].computed.radius <= 1e-9 * std::abs(made[k].computed.midpoint);
            ++all;
        }
    }
    CHECK(enclosed);
    CHECK(known > all * 3 / 5);
    CHECK(narrow > all / 4);
}

TEST_CASE("exp of an interval encloses both ends, whether its radius is small or large") {
    for (const double radius : {0.0, 1e-9, 0.5, 1.0, 1.5, 20.0})
        for (const double midpoint : {-30.0, -1.0, 0.0, 2.5, 100.0}) {
            CAPTURE(midpoint, radius);
            const interval found = exp(interval::exactly(midpoint, radius));
            CHECK(real100(found.low()) <= exp(real100(midpoint) - radius));
            CHECK(real100(found.high()) >= exp(real100(midpoint) + radius));
            CHECK(real100(found.high()) <= 4 * exp(real100(midpoint) + radius));
        }
}

TEST_CASE("a sum of products encloses the exact sum, even where its terms cancel") {
    std::mt19937_64 noise{2};
    fxact::test::tally enclosed, tight;
    for (int i = 0; i < 500; ++i) {
        std::array<interval, 9> x, y;
        real100 exact = 0, magnitudes = 0;
        const std::size_t count = 1 + i % 9;
        for (std::size_t k = 0; k < count; ++k) {
            const auto a = static_cast<double>(static_cast<std::int32_t>(noise())) * 0x1p-30,
                       b = static_cast<double>(static_cast<std::int32_t>(noise())) * 0x1p-29;
            x[k] = interval::exactly(a, i % 2 * 1e-3);
            y[count - 1 - k] = interval::exactly(b, i % 3 * 1e-4);
            exact += (real100(a) + i % 2 * 1e-3) * (real100(b) - i % 3 * 1e-4);
            magnitudes += abs(real100(a) * b);
        }
        const interval found = analysis::sum_of_products(x.data(), y.data() + count - 1, count);
        enclosed.expect(abs(exact - real100(found.midpoint)) <= real100(found.radius), i);
        if (i % 6 == 0) tight.expect(real100(found.radius) <= magnitudes * 0x1p-46 + 1e-30, i);
    }
    CHECK(enclosed);
    CHECK(tight);
    const std::array<interval, 2> one{interval{1.0}, interval::anything()}, other{interval{1.0}, interval{0.0}};
    CHECK_FALSE(analysis::sum_of_products(one.data(), other.data() + 1, 2).known() &&
                analysis::sum_of_products(one.data() + 1, other.data(), 1).known());
}
