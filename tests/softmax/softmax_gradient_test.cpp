// SPDX-License-Identifier: MIT
#include <fxact/softmax/softmax_gradient.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <fxact/fixed.hpp>
#include <fxact/softmax/softmax.hpp>

#include "../catch.hpp"
#include "oracle.hpp"
#include "rows.hpp"

namespace fxact::test {
namespace {

static_assert(
    [] {
        const std::array y{0.25F, 0.75F}, dy{1.0F, 0.0F};
        std::array<float, 2> dx{};
        return softmax_gradient(std::span{y}, std::span{dy}, std::span{dx}) == 2 && dx == std::array{0.1875F, -0.1875F};
    }(),
    "y (dy - sum of dy y)");
static_assert(
    [] {
        const std::array y{q15{0.5}, q15{0.5}}, dy{q15{0.25}, q15{0.25}};
        std::array<q15, 2> dx{q15{0.1}, q15{0.1}};
        softmax_gradient(std::span{y}, std::span{dy}, std::span{dx});
        return dx == std::array<q15, 2>{};
    }(),
    "a gradient that is the same everywhere moves no probability");

/// dx against 50 digits: within half of the last place and a little, and 2^-44 |y| of the larger of |dy| and the sum of
/// |dy y| more.
template <class Out, class Y, class Dy>
void check_gradient(const std::string& where, const std::vector<Y>& y, const std::vector<Dy>& dy) {
    std::vector<Out> dx(y.size());
    CHECK(softmax_gradient(std::span{y}, std::span{dy}, std::span{dx}) == y.size());
    real50 sum = 0, magnitudes = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        sum += exact_value(dy[i]) * exact_value(y[i]);
        magnitudes += abs(exact_value(dy[i]) * exact_value(y[i]));
    }
    double worst = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        const real50 exact = exact_value(y[i]) * (exact_value(dy[i]) - sum);
        const real50 larger = std::max<real50>(abs(exact_value(dy[i])), magnitudes);
        const double lost = static_cast<double>(abs(exact_value(y[i])) * larger * ldexp(real50(1), -44));
        double unit = 0;  // of the last place, in reals
        if constexpr (discrete<Out>) {
            unit = step_of<Out>;
        } else {
            using limits = std::numeric_limits<Out>;
            unit = exact == 0 ? 0
                              : std::ldexp(1.0, std::max(static_cast<int>(ilogb(exact)) + 1, limits::min_exponent) -
                                                    limits::digits);
            unit = std::max(unit, static_cast<double>(limits::denorm_min()));
        }
        worst = std::max(worst, (error_of(dx[i], exact) * unit - lost) / unit);
    }
    INFO(where << ", n = " << y.size() << ", worst " << worst);
    CHECK(worst <= (discrete<Out> ? 0.5 : 0.51));
}

template <class Y, class Dy, class Out>
void check_formats(const char* name) {
    for (const shape s : shapes)
        for (const std::size_t n : {1U, 2U, 3U, 10U, 1000U}) {
            const std::vector<Dy> dy = row_of<Dy>(shape::random, n);
            std::vector<Y> y(n);
            const std::vector<float> logits = row_of<float>(s, n);
            softmax(std::span{logits}, std::span{y});
            check_gradient<Out>(name, y, dy);
        }
}

TEST_CASE("softmax_gradient: the product with the Jacobian, rounded once, in every format") {
    check_formats<float, float, float>("float");
    check_formats<double, double, double>("double");
    check_formats<q15, q15, q15>("q15");
    check_formats<uq<0, 8>, q<3, 4>, q<3, 12>>("int8 to int16");
    check_formats<uq<0, 8>, q7, q7>("int8");
    check_formats<q31, q<4, 27>, q31>("q31");
    check_formats<q15, float, float>("mixed");
}

template <class Y, class Dy, class Out>
void check_any(const char* name) {
    for (const shape s : {shape::equal, shape::ramp, shape::random, shape::random_near})
        for (const std::size_t n : {2U, 100U, 5000U})
            check_gradient<Out>(name, row_of<Y>(s, n), row_of<Dy>(shape::random, n));
}

TEST_CASE("softmax_gradient: within its stated error for any y, also if y does not sum to one") {
    check_any<float, float, float>("float");
    check_any<double, double, double>("double");
    check_any<q<3, 4>, q<3, 4>, q<7, 8>>("int8");
    check_any<q15, q<3, 12>, q<15, 16>>("int16");
    check_any<uq<0, 8>, double, double>("int8 and double");
    check_gradient<double>("long", row_of<double>(shape::random, 65'536), row_of<double>(shape::random_near, 65'536));
    check_gradient<q31>("long", std::vector<uq<0, 16>>(65'536, make<uq<0, 16>>(1)), row_of<q15>(shape::random, 65'536));
}

TEST_CASE("softmax_gradient sums to zero, as probabilities that sum to one must") {
    const std::vector<double> logits = row_of<double>(shape::random, 1000), dy = row_of<double>(shape::random, 1000);
    std::vector<double> y(1000), dx(1000);
    softmax(std::span{logits}, std::span{y});
    softmax_gradient(std::span{y}, std::span{dy}, std::span{dx});
    double sum = 0;
    for (const double d : dx) sum += d;
    CHECK(std::abs(sum) < 1e-14);
}

TEST_CASE("softmax_gradient equals the finite differences of softmax to 1e-9") {
    const std::vector<double> logits{0.3, -1.2, 2.0, 0.7}, dy{0.5, -2.0, 1.0, 3.0};
    std::vector<double> y(4), dx(4), above(4), below(4);
    softmax(std::span{logits}, std::span{y});
    softmax_gradient(std::span{y}, std::span{dy}, std::span{dx});
    for (std::size_t k = 0; k < 4; ++k) {
        std::vector<double> moved = logits;
        moved[k] += 1e-5;
        softmax(std::span{moved}, std::span{above});
        moved[k] -= 2e-5;
        softmax(std::span{moved}, std::span{below});
        double change = 0;
        for (std::size_t i = 0; i < 4; ++i) change += dy[i] * (above[i] - below[i]) / 2e-5;
        CHECK(std::abs(change - dx[k]) < 1e-9);
    }
}

TEST_CASE(
    "softmax_gradient works in place, gives NaN for NaN and infinities, and writes nothing for rows that are too long "
    "or empty") {
    const std::vector<float> y{0.25F, 0.75F}, dy{1, 0};
    std::vector<float> dx = dy, nowhere{7, 7};
    softmax_gradient(std::span{y}, std::span{dx}, std::span{dx});
    CHECK(dx == std::vector<float>{0.1875F, -0.1875F});
    for (const float odd : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        const std::vector<float> bad{odd, 0};
        softmax_gradient(std::span{y}, std::span{bad}, std::span{dx});
        CHECK((std::isnan(dx[0]) && std::isnan(dx[1])));
        softmax_gradient(std::span{bad}, std::span{dy}, std::span{dx});
        CHECK((std::isnan(dx[0]) && std::isnan(dx[1])));
    }
    CHECK(softmax_gradient(std::span{y}.first(0), std::span{dy}, std::span{nowhere}) == 0);
    CHECK(softmax_gradient(std::span{y}, std::span{dy}.first(1), std::span{nowhere}) == 1);
    CHECK(nowhere[1] == 7);
    std::vector<float> many(65'537);
    CHECK(softmax_gradient(std::span{many}, std::span{many}, std::span{many}) == 0);
}

}  // namespace
}  // namespace fxact::test
