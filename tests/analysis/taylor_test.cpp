// SPDX-License-Identifier: MIT
#include <fxact/detail/analysis/taylor.hpp>
#include <fxact/detail/analysis/taylor_math.hpp>

#include <array>
#include <cstddef>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using fxact::detail::analysis::interval, fxact::detail::analysis::taylor;
using test::real100;

constexpr std::size_t order = 5;
using coefficients = std::array<real100, order + 1>;

/// Whether each coefficient encloses the true one, and closely.
void check_series(const taylor<order>& found, const coefficients& exact) {
    test::tally enclosed, tight;
    for (std::size_t k = 0; k <= order; ++k) {
        enclosed.expect(abs(real100(found.a[k].midpoint) - exact[k]) <= real100(found.a[k].radius), k);
        tight.expect(found.a[k].radius <= 1e-12 * (1 + static_cast<double>(abs(exact[k]))), k);
    }
    CHECK(enclosed);
    CHECK(tight);
}
}  // namespace

TEST_CASE("log, log1p, expm1 and Phi of a Taylor series: each coefficient encloses the true one to 12 digits") {
    for (const double c : {0.25, 1.0, 3.0, 40.0}) {
        CAPTURE(c);
        bool kink = false;
        const auto x = taylor<order>::variable(interval{c}, &kink);
        coefficients log_terms{log(real100(c))}, log1p_terms{log(1 + real100(c))}, expm1_terms{exp(real100(c)) - 1};
        for (std::size_t k = 1; k <= order; ++k) {
            const auto sign_over_k = real100(k % 2 == 0 ? -1 : 1) / k;
            log_terms[k] = sign_over_k / pow(real100(c), k);
            log1p_terms[k] = sign_over_k / pow(1 + real100(c), k);
            expm1_terms[k] = (k == 1 ? expm1_terms[0] + 1 : expm1_terms[k - 1]) / k;
        }
        check_series(log(x), log_terms);
        check_series(log1p(x), log1p_terms);
        if (c < 10) check_series(expm1(x), expm1_terms);
        // Phi' = p, p' = -x p: (k + 1) p[k+1] = -(c p[k] + p[k-1])
        coefficients density{exp(-real100(c) * c / 2) / sqrt(2 * acos(real100(-1)))},
            phi{erfc(-real100(c) / sqrt(real100(2))) / 2};
        for (std::size_t k = 0; k < order; ++k) {
            density[k + 1] = -(c * density[k] + (k == 0 ? real100(0) : density[k - 1])) / (k + 1);
            phi[k + 1] = density[k] / (k + 1);
        }
        check_series(normal_cdf(x), phi);
        CHECK_FALSE(kink);
    }
}

TEST_CASE("the logarithm of an interval that reaches 0 may be any real") {
    bool kink = false;
    CHECK_FALSE(log(taylor<order>::variable(interval::exactly(1, 1), &kink)).a[0].known());
    CHECK(log(taylor<order>::variable(interval::exactly(1, 0.5), &kink)).a[0].known());
}

TEST_CASE("what may be equal is a kink, also if two intervals only touch") {
    const auto compared = [](double constant) {
        bool kink = false;
        const auto x = taylor<order>::variable(interval::exactly(1, 0.5), &kink);
        const bool equal = x == taylor<order>{constant}, as_equal = taylor<order>{constant} == x;
        CHECK(equal == as_equal);
        CHECK(equal == kink);
        return kink;
    };
    for (const double inside : {0.5, 0.75, 1.0, 1.5}) CHECK(compared(inside));
    for (const double outside : {-1.0, 0.4999, 1.5001, 1e9}) CHECK_FALSE(compared(outside));
    for (const double near : {0.4999, 0.5, 0.75, 1.5, 1.5001}) {
        bool kink = false;
        const auto x = taylor<order>::variable(interval::exactly(1, 0.5), &kink);
        const bool below = x < taylor<order>{near};
        CHECK(below == (near == 1.5001));
        CHECK(kink == (near > 0.5 && near < 1.5001));  // at 0.5 none of them is below
    }
}

TEST_CASE("the coefficients of taylor enclose those of the Taylor series") {
    // sigmoid's: s' = s (1 - s), so (k + 1) a[k+1] = sum over i + j = k of a[i] (d[j] - a[j]), d = 1, 0, 0, ...
    test::tally enclosed, tight;
    for (int i = -64; i <= 64; ++i) {
        if (i == 0) continue;  // sigmoid's abs has a kink there
        const double c = i * 0.3;
        bool kink = false;
        const auto series = sigmoid(taylor<6>::variable(interval{c}, &kink));
        std::array<real100, 7> a{1 / (1 + exp(-real100(c)))};
        for (std::size_t k = 0; k < 6; ++k) {
            real100 sum = 0;
            for (std::size_t j = 0; j <= k; ++j) sum += a[k - j] * ((j == 0 ? 1 : 0) - a[j]);
            a[k + 1] = sum / (k + 1);
        }
        for (std::size_t k = 0; k <= 6; ++k) {
            const interval& found = series.a[k];
            enclosed.expect(abs(real100(found.midpoint) - a[k]) <= real100(found.radius), c, k);
            tight.expect(found.radius < 1e-12, c, k);
        }
        CHECK_FALSE(kink);
    }
    CHECK(enclosed);
    CHECK(tight);
}

TEST_CASE("taylor over an interval encloses the derivatives all over it") {
    const auto check = [](const char* name, auto f, double lowest) {
        test::tally enclosed;
        std::size_t known = 0, tried = 0;
        for (const double radius : {0.1, 0.5, 0x1p-20})
            for (double middle = lowest + 0.625; middle < 10; middle += 0.25) {
                bool kink = false;
                const auto over = f(taylor<4>::variable(interval::exactly(middle, radius), &kink));
                ++tried;
                known += !kink && over.a[4].known();
                for (int k = -8; k <= 8; ++k) {
                    const auto at =
                        f(taylor<4>::variable(interval::exactly(middle + radius * k / 8 * 0.999, 0), &kink));
                    for (std::size_t n = 0; n <= 4; ++n)
                        enclosed.expect(at.a[n].midpoint >= over.a[n].low() && at.a[n].midpoint <= over.a[n].high(),
                                        middle, k, n);
                }
            }
        INFO(name);
        CHECK(enclosed);
        CHECK(known * 10 > tried * 9);  // a wide interval about a kink or a zero of the denominator is not
    };
    check(
        "x sigmoid(x) / (3 + e^x)", [](auto x) { return x * sigmoid(x) / (decltype(x){3.0} + exp(x)); }, -10);
    check(
        "log", [](auto x) { return log(x); }, 0);
    check(
        "log1p", [](auto x) { return log1p(x); }, -1);
    check(
        "expm1", [](auto x) { return expm1(x); }, -10);
    check(
        "normal_cdf", [](auto x) { return normal_cdf(x); }, -10);
}

TEST_CASE("taylor reports a kink exactly where the interval contains it") {
    const auto kinked = [](double low, double high) {
        bool kink = false;
        static_cast<void>(relu(taylor<3>::variable(interval::exactly((low + high) / 2, (high - low) / 2), &kink)));
        return kink;
    };
    CHECK(kinked(-1, 1));
    CHECK(kinked(-1, 0x1p-20));
    CHECK(kinked(-0x1p-40, 3));
    CHECK_FALSE(kinked(0.5, 1.5));
    CHECK_FALSE(kinked(-2, -0x1p-20));
}
