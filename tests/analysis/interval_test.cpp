// SPDX-License-Identifier: MIT
#include <fxact/detail/analysis/interval.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>

#include "catch.hpp"
#include "oracle/real.hpp"

namespace {
using fxact::detail::analysis::interval, fxact::detail::analysis::exp, fxact::detail::analysis::sum_of_products;
namespace analysis = fxact::detail::analysis;
using exact = fxact::test::real50;

exact low_of(const interval& x) { return exact{x.midpoint} - exact{x.radius}; }
exact high_of(const interval& x) { return exact{x.midpoint} + exact{x.radius}; }

/// Whether x holds all from `low` to `high`, and little more.
bool encloses_closely(const interval& x, const exact& low, const exact& high) {
    const exact spare = (high - low) * exact{1e-9} + (abs(low) + abs(high)) * exact{1e-14} + exact{1e-300};
    return low_of(x) <= low && high <= high_of(x) && low_of(x) >= low - spare && high_of(x) <= high + spare;
}

const double midpoints[]{0, 0.1, -0.3, 1.0 / 3, 7.7, -1234.5678, 1e-20};
const double radii[]{0, 1e-12, 0.01, 0.7};
}  // namespace

TEST_CASE("sums and products of intervals hold every sum and product, and little more") {
    for (const double a : midpoints)
        for (const double r : radii)
            for (const double b : midpoints)
                for (const double s : radii) {
                    const interval x = interval::exactly(a, r), y = interval::exactly(b, s);
                    const exact xl = low_of(x), xh = high_of(x), yl = low_of(y), yh = high_of(y);
                    CHECK(encloses_closely(x + y, xl + yl, xh + yh));
                    CHECK(encloses_closely(x - y, xl - yh, xh - yl));
                    const exact products[]{xl * yl, xl * yh, xh * yl, xh * yh};
                    exact lowest = products[0], highest = products[0];
                    for (const exact& product : products) {
                        lowest = product < lowest ? product : lowest;
                        highest = product > highest ? product : highest;
                    }
                    const interval product = x * y;
                    CHECK((low_of(product) <= lowest && highest <= high_of(product)));
                    // About the midpoints' product, the farther end is an end.
                    const exact middle = exact{a} * exact{b};
                    const exact reach = highest - middle > middle - lowest ? highest - middle : middle - lowest;
                    CHECK(encloses_closely(product, middle - reach, middle + reach));
                    const interval first[]{x, y}, last[]{x, y};
                    const interval sum = sum_of_products(first, last + 1, 2), same = x * y + y * x;
                    CHECK(std::abs(sum.midpoint - same.midpoint) <= 1e-14 * std::abs(same.midpoint));
                    CHECK(std::abs(sum.radius - same.radius) <=
                          1e-9 * same.radius + 1e-13 * std::abs(same.midpoint) + 1e-300);
                    CHECK((low_of(sum) <= 2 * lowest && 2 * highest <= high_of(sum)));
                }
}

TEST_CASE("quotients of intervals hold every quotient, and are unknown where the divisor may be 0") {
    for (const double a : midpoints)
        for (const double r : radii)
            for (const double b : midpoints)
                for (const double s : radii) {
                    const interval x = interval::exactly(a, r), y = interval::exactly(b, s), quotient = x / y;
                    const bool may_be_zero = std::abs(b) <= s;
                    CHECK(quotient.known() != may_be_zero);
                    if (may_be_zero) continue;
                    for (const exact& numerator : {low_of(x), high_of(x)})
                        for (const exact& divisor : {low_of(y), high_of(y)}) {
                            CHECK(low_of(quotient) <= numerator / divisor);
                            CHECK(numerator / divisor <= high_of(quotient));
                        }
                    const double spread = (r + std::abs(a / b) * s) / (std::abs(b) - s);
                    CHECK(quotient.radius <= spread * 1.0001 + std::abs(a / b) * 1e-15 + 1e-300);
                }
}

TEST_CASE("e to an interval holds e to each of its ends") {
    for (const double a : {0.0, -0.3, 5.5, -40.0, 300.0})
        for (const double r : {0.0, 1e-10, 0.2, 1.0, 1.5, 10.0}) {
            const interval result = exp(interval::exactly(a, r));
            const exact low = exp(exact{a} - exact{r}), high = exp(exact{a} + exact{r});
            CHECK(low_of(result) <= low);
            CHECK(high <= high_of(result));
            CHECK(result.bound() <= static_cast<double>(high) * (r <= 1 ? 1.2 : 1.0001));
        }
    CHECK_FALSE(exp(interval{1000.0}).known());
    CHECK_FALSE(exp(interval::exactly(340.0, 20.0)).known());
    CHECK_FALSE(exp(interval::anything()).known());
}

TEST_CASE("what is unknown stays unknown") {
    const interval all = interval::anything(), one{1.0};
    for (const interval& x : {all + one, one + all, one - all, all * one, one * all, all / one, one / all})
        CHECK_FALSE(x.known());
    CHECK_FALSE((interval{0x1p400, 0.0} * interval{0x1p400, 0.0}).known());
    CHECK_FALSE(interval(0.0, 0x1p501).known());
    CHECK(interval(0x1p499, 0.0).known());
    const interval first[]{one, all}, last[]{one, one};
    CHECK_FALSE(sum_of_products(first, last + 1, 2).known());
    const interval x = interval::exactly(-3.0, 0.5);
    CHECK((x.low() == -3.5 && x.high() == -2.5 && x.bound() == 3.5));
    CHECK(((-x).low() == 2.5 && (-x).high() == 3.5));
}

TEST_CASE("doubles are rounded to integers, and scaled by powers of two") {
    CHECK((analysis::to_integer(2.5) == 3 && analysis::to_integer(-2.5) == -3 && analysis::to_integer(2.49) == 2));
    CHECK((analysis::to_integer(-2.49) == -2 && analysis::to_integer(0.0) == 0));
    CHECK((analysis::floor_of(2.0) == 2 && analysis::floor_of(2.9) == 2 && analysis::floor_of(-2.0) == -2));
    CHECK((analysis::floor_of(-2.1) == -3 && analysis::floor_of(-0.1) == -1));
    CHECK((analysis::scaled_by(3.0, 4) == 48 && analysis::scaled_by(3.0, -2) == 0.75 &&
           analysis::scaled_by(5.0, 0) == 5));
    CHECK((analysis::abs(-2.0) == 2 && analysis::abs(3.0) == 3));
}
