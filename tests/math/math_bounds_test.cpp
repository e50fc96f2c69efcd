// SPDX-License-Identifier: MIT
#include <cstdint>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <fxact/math.hpp>

#include <fxact/detail/math/exp_wide.hpp>
#include <fxact/detail/math/expm1.hpp>
#include <fxact/detail/math/log_constants.hpp>
#include <fxact/detail/math/mills_table.hpp>
#include <fxact/detail/math/normal.hpp>
#include <fxact/detail/math/tanh.hpp>

#include "../catch.hpp"
#include "../oracle/engine.hpp"
#include "../tier.hpp"

namespace {

using namespace fxact::detail;
using oracle = fxact::test::real100;
using fxact::test::value_of, fxact::test::by_tier;

template <class Word>
Word random_word(boost::random::mt19937_64& noise) {
    if constexpr (bits_of<Word> <= 64) {
        return static_cast<Word>(noise());
    } else {
        Word word;
        for (auto& limb : word.limb) limb = static_cast<std::uint32_t>(noise());
        return word;
    }
}

/// The largest error of an approximation, as a share of the error that it states; exponents from low to high.
template <class Word, class F, class Exact>
double worst_share(F f, Exact exact, int low, int high, int signs, int samples) {
    boost::random::mt19937_64 noise{1};
    double worst = 0;
    for (int i = 0; i < samples; ++i) {
        const int exponent = low + static_cast<int>(noise() % static_cast<unsigned>(high - low + 1));
        const bool negative = signs == 2 ? noise() % 2 != 0 : signs < 0;
        const number<Word> x{negative, static_cast<Word>(random_word<Word>(noise) | top_bit<Word>), exponent};
        const approximation<Word> y = f(x);
        const oracle truth = exact(value_of(x)), unit = ldexp(value_of(y.value), 1 - bits_of<Word>);
        const auto share = static_cast<double>(abs((value_of(y.value) - truth) / unit) / y.error_ulps);
        if (share > worst) worst = share;
    }
    return worst;
}

template <class Word>
constexpr int samples = bits_of<Word> > 64 ? by_tier(60, 100) : by_tier(500, 1500);

}  // namespace

static_assert(one_minus_exp(number<std::uint32_t>{}).value.is_zero() &&
              one_minus_exp(number<std::uint32_t>{}).error_ulps == 0);
static_assert(logarithm_of_1_plus(number<std::uint64_t>{}).value.is_zero() &&
              logarithm_of_1_plus(number<std::uint64_t>{}).error_ulps == 0);
static_assert(logarithm(number<std::uint64_t>{1.0}).value.is_zero() &&
              logarithm(number<std::uint64_t>{1.0}).error_ulps == 0);
static_assert(logarithm(number<limbs<5>>{1.0}).value.is_zero() && logarithm(number<limbs<5>>{1.0}).error_ulps == 0);
static_assert(normal_cdf(number<std::uint32_t>{}) == number<std::uint32_t>{0.5}, "Phi(0) = 1/2 exactly");
static_assert(normal_cdf(ball<limbs<5>>{0.0}).midpoint == number<limbs<5>>{0.5});
static_assert(expm1(number<std::uint32_t>{true, top_bit<std::uint32_t>, 128}) > number<std::uint32_t>{-1.0000001});
static_assert(ldexp(number<std::uint32_t>{3.0}, 2) == number<std::uint32_t>{12.0});

TEMPLATE_TEST_CASE("a primitive's error is within the bound that it states", "", std::uint32_t, std::uint64_t,
                   limbs<5>) {
    using Word = TestType;
    constexpr int n = samples<Word>;
    const auto report = [](const char* name, double share) {
        INFO(name << " uses " << share << " of its bound");
        CHECK(share <= 1.0);
        CHECK(share >= 0.02);  // a bound that is far too wide would decide too few roundings
    };
    const auto exp_exact = [](const oracle& x) { return oracle{exp(x)}; };
    const auto expm1_exact = [](const oracle& x) { return oracle{expm1(x)}; };
    const auto log_exact = [](const oracle& x) { return oracle{log(x)}; };
    const auto log1p_exact = [](const oracle& x) { return oracle{log1p(x)}; };
    const auto gaussian_exact = [](const oracle& x) { return oracle{exp(-x * x / 2)}; };
    const auto cdf_exact = [](const oracle& x) { return oracle{erfc(-x / sqrt(oracle{2})) / 2}; };
    report("exp", worst_share<Word>([](const number<Word>& x) { return exponential(x); }, exp_exact, -20, 7, 2, n));
    report("expm1", worst_share<Word>(exponential_minus_1<Word>, expm1_exact, -20, 6, 2, n));
    report("expm1 near its switch", worst_share<Word>(exponential_minus_1<Word>, expm1_exact, -4, -1, 2, n));
    const auto log_of = [](const number<Word>& x) { return logarithm(x); };
    const auto log1p_of = [](const number<Word>& x) { return logarithm_of_1_plus(x); };
    report("log", worst_share<Word>(log_of, log_exact, -30, 30, 1, n));
    report("log near 1", worst_share<Word>(log_of, log_exact, -1, 0, 1, n));
    report("log1p", worst_share<Word>(log1p_of, log1p_exact, -20, 6, 1, n));
    report("log1p of [1/64, 1)", worst_share<Word>(log1p_of, log1p_exact, -6, -1, 1, n));
    report("log1p below 0", worst_share<Word>(log1p_of, log1p_exact, -12, -1, -1, n));
    report("gaussian", worst_share<Word>(gaussian_approximation<Word>, gaussian_exact, -6, 5, 2, n));
    if constexpr (bits_of<Word> == 32) {
        const auto tanh_exact = [](const oracle& x) { return oracle{tanh(x)}; };
        report("tanh", worst_share<Word>(hyperbolic_tangent, tanh_exact, -20, 4, 2, n));
        report("tanh near its switch", worst_share<Word>(hyperbolic_tangent, tanh_exact, -3, -1, 2, n));
    }
    if constexpr (bits_of<Word> <= 64) {
        constexpr int end = bits_of<Word> == 32 ? 3 : 4;
        report("Phi below 0", worst_share<Word>(normal_distribution<Word>, cdf_exact, -6, end, -1, n));
        report("Phi above 0", worst_share<Word>(normal_distribution<Word>, cdf_exact, -6, 2, 1, n));
    }
}

TEST_CASE("Phi in limbs, by series and continued fraction, is within the bound of its ball") {
    boost::random::mt19937_64 noise{1};
    for (int i = 0; i < 120; ++i) {
        const number<limbs<5>> x{noise() % 2 != 0, random_word<limbs<5>>(noise) | top_bit<limbs<5>>,
                                 static_cast<int>(noise() % 8) - 4};
        const auto y = normal_cdf(ball<limbs<5>>{x});
        const oracle truth = erfc(-value_of(x) / sqrt(oracle{2})) / 2, unit = ldexp(value_of(y.midpoint), -159);
        INFO("x = " << value_of(x).convert_to<double>() << ", bound " << y.error << ", is "
                    << oracle{(value_of(y.midpoint) - truth) / unit}.convert_to<double>());
        CHECK(abs(value_of(y.midpoint) - truth) <= unit * y.error);
        CHECK(y.error < (value_of(x) < -4 ? ball<limbs<5>>::unknown : 1U << 26));
    }
}

TEST_CASE("what is derived for a real that has only exp, log and abs keeps its digits") {
    using real = boost::multiprecision::cpp_bin_float_50;
    for (const double x : {-40.0, -6.0, -5.0, -1.25, -1e-9, 1e-30, 1e-3, 0.5, 4.5, 7.0}) {
        const real truth = erfc(-real{x} / sqrt(real{2})) / 2;
        INFO("x = " << x);
        CHECK(abs(fxact::math::normal_cdf(real{x}) / truth - 1) < 1e-38);
    }
}
