// SPDX-License-Identifier: MIT
#include <fxact/detail/analysis/taylor_math.hpp>

#include <array>
#include <cstddef>
#include <random>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;
using fxact::detail::analysis::interval, fxact::detail::analysis::taylor;
using test::real100;

constexpr std::size_t order = 5;
using series = taylor<order>;
using coefficients = std::array<real100, order + 1>;

coefficients product(const coefficients& a, const coefficients& b) {
    coefficients result{};
    for (std::size_t i = 0; i <= order; ++i)
        for (std::size_t j = 0; i + j <= order; ++j) result[i + j] += a[i] * b[j];
    return result;
}

/// Each from the coefficients of the argument c + t, by formulas other than the recurrences under test.
coefficients root_terms(const real100& c) {
    coefficients terms{sqrt(c)};
    for (std::size_t k = 1; k <= order; ++k) terms[k] = terms[k - 1] * (real100(1.5) - real100(k)) / (real100(k) * c);
    return terms;
}
coefficients sine_terms(const real100& c, int quarter) {
    coefficients terms{};
    real100 factorial = 1;
    for (std::size_t k = 0; k <= order; ++k) {
        if (k > 0) factorial *= real100(k);
        const int turned = (quarter + static_cast<int>(k)) % 4;
        const real100 value = turned % 2 == 0 ? sin(c) : cos(c);
        terms[k] = (turned < 2 ? value : real100(-value)) / factorial;
    }
    return terms;
}
/// The derivative's series, 1 / (1 + (c + t)^2), as the sum of partial fractions: Im of (c + t - i)^-1.
coefficients atan_terms(const real100& c) {
    coefficients terms{atan(c)};
    const real100 size = sqrt(1 + c * c), phase = atan2(real100(1), c);
    for (std::size_t k = 1; k <= order; ++k)
        terms[k] = (k % 2 == 0 ? -1 : 1) * sin(real100(k) * phase) / pow(size, k) / real100(k);
    return terms;
}

/// f of an interval encloses the series at each of its points; f of a point is close to it.
template <class F, class Terms>
void check(const char* name, F f, Terms terms, double low, double high) {
    std::mt19937_64 noise{1};
    std::uniform_real_distribution<double> centers{low, high}, places{-1, 1};
    test::tally enclosed, tight;
    for (int i = 0; i < 200; ++i) {
        const double center = centers(noise);
        const double reach = center - low < high - center ? center - low : high - center;
        const double radius = i % 4 == 0 ? 0 : reach * std::ldexp(1.0, -static_cast<int>(noise() % 30));
        bool kink = false;
        const series found = f(series::variable(interval::exactly(center, radius), &kink));
        for (const double place : {-1.0, places(noise), 1.0}) {
            const coefficients exact = terms(real100(center) + real100(radius) * place);
            for (std::size_t k = 0; k <= order; ++k) {
                enclosed.expect(abs(real100(found.a[k].midpoint) - exact[k]) <= real100(found.a[k].radius), center,
                                radius, k);
                if (radius == 0)
                    tight.expect(found.a[k].radius <= 1e-12 * (1 + static_cast<double>(abs(exact[k]))), center, k);
            }
        }
        enclosed.expect(!kink, center, radius);
    }
    INFO(name);
    CHECK(enclosed);
    CHECK(tight);
}
}  // namespace

TEST_CASE("sqrt, sin, cos, atan, pow, exp2 and log2 of a Taylor series enclose the true coefficients") {
    check("sqrt", math::sqrt, root_terms, 0.5, 50);
    const auto sine = [](int quarter) { return [quarter](const real100& c) { return sine_terms(c, quarter); }; };
    check("sin", math::sin, sine(0), -30, 30);
    check("cos", math::cos, sine(1), -30, 30);
    check("atan", math::atan, atan_terms, -0.9, 0.9);
    check("atan beyond 1", math::atan, atan_terms, 1, 20);
    const auto cubic = [](const real100& c) {
        const coefficients x{c, 1};
        return product(product(x, x), x);
    };
    check(
        "pow", [](const series& x) { return math::pow(x, 3); }, cubic, -4, 4);
    check(
        "square", [](const series& x) { return math::square(x); },
        [](const real100& c) {
            return coefficients{c * c, 2 * c, 1};
        },
        -4, 4);
    const real100 ln_2 = log(real100(2));
    check(
        "exp2", math::exp2,
        [&ln_2](const real100& c) {
            coefficients terms{pow(real100(2), c)};
            for (std::size_t k = 1; k <= order; ++k) terms[k] = terms[k - 1] * ln_2 / real100(k);
            return terms;
        },
        -4, 4);
    check(
        "log2", math::log2,
        [&ln_2](const real100& c) {
            coefficients terms{log(c) / ln_2};
            for (std::size_t k = 1; k <= order; ++k) terms[k] = (k % 2 == 0 ? -1 : 1) / (pow(c, k) * real100(k) * ln_2);
            return terms;
        },
        1, 9);
}

TEST_CASE("sqrt of an interval that reaches 0 may be any real, sin of a wide one is in [-1, 1]") {
    bool kink = false;
    const auto over = [&kink](double center, double radius) {
        return series::variable(interval::exactly(center, radius), &kink);
    };
    CHECK_FALSE(math::sqrt(over(1, 1)).a[1].known());
    CHECK_FALSE(math::sqrt(over(-1, 0.5)).a[0].known());
    CHECK(math::sqrt(over(1, 0.999)).a[0].known());
    CHECK(math::sin(over(0, 100)).a[0].bound() <= 1);
    CHECK_FALSE(kink);
}

TEST_CASE("min and max of series have a kink where the arguments may be equal, and nowhere else") {
    bool kink = false;
    const auto over = [&kink](double center, double radius) {
        return series::variable(interval::exactly(center, radius), &kink);
    };
    CHECK(math::min(over(0, 1), 2).a[1].midpoint == 1);
    CHECK(math::max(over(0, 1), 2).a[0].midpoint == 2);
    CHECK(math::max(over(0, 1), 2).a[1].midpoint == 0);
    CHECK(math::max(-2, over(0, 1)).a[1].midpoint == 1);
    CHECK_FALSE(kink);
    static_cast<void>(math::min(over(0, 1), 0.5));
    CHECK(kink);
}
