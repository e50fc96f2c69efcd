// SPDX-License-Identifier: MIT
#include <fxact/activation/sigmoid.hpp>

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <limits>
#include <tuple>

#include <fxact/fixed.hpp>

#include "../catch.hpp"
#include "../oracle/any_real.hpp"
#include "../oracle/formats.hpp"
#include "../oracle/formulas.hpp"
#include "../oracle/real.hpp"
#include "../oracle/tally.hpp"
#include "sweep.hpp"

namespace {
using namespace fxact;

template <class T>
constexpr T infinity = std::numeric_limits<T>::infinity();
template <class T>
constexpr T largest = std::numeric_limits<T>::max();
template <class T>
constexpr T subnormal = std::numeric_limits<T>::denorm_min();

static_assert(sigmoid(0.0) == 0.5 && sigmoid(-0.0) == 0.5 && sigmoid(0.0F) == 0.5F && sigmoid(-0.0F) == 0.5F,
              "sigmoid(0) is 1/2");
static_assert(sigmoid(infinity<double>) == 1.0 && sigmoid(infinity<float>) == 1.0F, "the limit on the right is 1");
static_assert(sigmoid(-infinity<double>) == 0.0 && sigmoid(-infinity<float>) == 0.0F, "the limit on the left is 0");
static_assert(sigmoid(largest<double>) == 1.0 && sigmoid(-largest<double>) == 0.0,
              "the largest finite numbers give the limits");
static_assert(sigmoid(largest<float>) == 1.0F && sigmoid(-largest<float>) == 0.0F,
              "the largest finite numbers give the limits");
static_assert(sigmoid(subnormal<double>) == 0.5 && sigmoid(-subnormal<float>) == 0.5F,
              "a subnormal gives the value at 0");
static_assert(sigmoid(-745.0) == subnormal<double> && sigmoid(-103.5F) == subnormal<float>,
              "results become subnormal before they vanish");
static_assert(sigmoid(q15{}) == q15{0.5} && sigmoid(uq<0, 8>{}) == uq<0, 8>{0.5},
              "sigmoid(0) is 1/2 in formats without integer bits");
static_assert(sigmoid(q<7, 0>{}) == q<7, 0>{1}, "1/2 is a tie without fraction bits and goes away from zero");
static_assert(sigmoid(std::numeric_limits<q<7, 8>>::max()) == q<7, 8>{1} &&
                  sigmoid(std::numeric_limits<q<7, 8>>::min()) == q<7, 8>{},
              "both ends of the range are reached");
static_assert(sigmoid.derivative(0.0) == 0.25 && sigmoid.derivative(0.0F) == 0.25F &&
                  sigmoid.derivative(q15{}) == q15{0.25},
              "sigmoid'(0) is 1/4");
static_assert(sigmoid.derivative(infinity<double>) == 0 && sigmoid.derivative(-infinity<float>) == 0,
              "the derivative vanishes at the infinities");

using narrow_formats =
    std::tuple<q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<4, 4>, q15, q<3, 12>, q<7, 8>, q<15, 0>, uq<4, 12>, uq<0, 16>>;
using wide_formats = std::tuple<q31, q<4, 27>, q<15, 16>, q<31, 0>, uq<0, 32>, uq<4, 28>>;

constexpr auto exact = [](const auto& x) { return test::formulas::sigmoid(x); };
constexpr auto exact_slope = [](const auto& x) { return test::formulas::sigmoid_slope(x); };

template <class T>
long double exact_value(T x) {
    return test::formulas::sigmoid(static_cast<long double>(x));
}

/// What holds for a float or double and its result; largest_error in ulp.
template <class T>
struct laws {
    double largest_error = 0;
    test::tally range;
    void check(T x) {
        const T y = sigmoid(x);
        if (std::isnan(x)) return range.expect(std::isnan(y), x);
        range.expect(y >= 0 && y <= 1, x);
        largest_error = std::max(largest_error, test::ulps(y, exact_value(x)));
    }
};

/// Inputs at which compile time and run time are compared.
template <class T>
constexpr auto samples = [] {
    std::array<T, 32> result{};
    for (std::size_t i = 0; i < result.size(); ++i) {
        const double x = (static_cast<double>(i) - 15.5) * (i % 3 == 0 ? 0.01 : i % 3 == 1 ? 0.7 : 5.3);
        if constexpr (std::is_same_v<T, double>)
            result[i] = x;
        else
            result[i] = static_cast<T>(x);
    }
    return result;
}();
template <class T>
constexpr auto compiled = [] {
    auto result = samples<T>;
    for (T& x : result) x = sigmoid(x);
    return result;
}();
template <class T>
constexpr auto compiled_slope = [] {
    auto result = samples<T>;
    for (T& x : result) x = sigmoid.derivative(x);
    return result;
}();
}  // namespace

TEST_CASE("sigmoid is correctly rounded for every code of 8- and 16-bit formats") {
    test::for_each_type<narrow_formats>([]<class T>() {
        test::tally rounded, monotone;
        std::int64_t before = test::lowest_code<T>;
        for (const auto code : test::codes<T>()) {
            const std::int64_t result = sigmoid(test::make<T>(code)).raw();
            rounded.expect(result == test::nearest_code<T, T>(exact, code), code);
            monotone.expect(result >= before, code);
            before = result;
        }
        test::check(test::name_of<T>(), "correctly rounded", rounded);
        test::check(test::name_of<T>(), "never decreases", monotone);
    });
}

TEST_CASE("sigmoid(x) + sigmoid(-x) is 1 in every format that holds all three") {
    test::for_each_type<std::tuple<q7, q<3, 4>, q15, q<3, 12>, q<7, 8>>>([]<class T>() {
        const std::int64_t one = std::int64_t{1} << T::fraction_bits;
        test::tally symmetric;
        for (std::int64_t code = 0; code <= test::highest_code<T>; ++code)
            symmetric.expect(sigmoid(test::make<T>(code)).raw() + sigmoid(test::make<T>(-code)).raw() == one, code);
        test::check(test::name_of<T>(), "symmetric", symmetric);
    });
}

TEST_CASE("sigmoid's derivative is correctly rounded for every code of 8- and 16-bit formats") {
    test::for_each_type<narrow_formats>([]<class T>() {
        test::tally rounded;
        for (const auto code : test::codes<T>())
            rounded.expect(sigmoid.derivative(test::make<T>(code)).raw() == test::nearest_code<T, T>(exact_slope, code),
                           code);
        test::check(test::name_of<T>(), "derivative", rounded);
    });
}

TEST_CASE(
    "sigmoid of a 32-bit format is within 0.51 LSB and never decreases; its derivative is nearest, but within 2^-12 "
    "LSB of a tie") {
    test::for_each_type<wide_formats>([]<class T>() {
        auto codes = test::codes<T>(50'000);
        std::sort(codes.begin(), codes.end());
        test::tally near, near_slope, monotone;
        std::int64_t before = test::lowest_code<T>;
        for (const auto code : codes) {
            const T x = test::make<T>(code), y = sigmoid(x);
            const auto real = test::value_of<long double, T>(code);
            near.expect(test::error_in_lsb<T>(y.raw(), exact(real)) <= 0.51, code);
            near_slope.expect(test::error_in_lsb<T>(sigmoid.derivative(x).raw(), exact_slope(real)) <= 0.5 + 0x1p-12,
                              code);
            monotone.expect(y.raw() >= before, code);
            before = y.raw();
        }
        test::check(test::name_of<T>(), "within 0.51 LSB", near);
        test::check(test::name_of<T>(), "derivative", near_slope);
        test::check(test::name_of<T>(), "never decreases", monotone);
    });
}

TEST_CASE("sigmoid of every 1,009th float is the nearest float, within [0, 1], and never decreases") {
    CHECK(test::sweep_floats(sigmoid, exact, sigmoid.about(), 1009, true) == test::complaints{});
}

TEST_CASE("sigmoid of a double is within 0.51 ulp and within [0, 1], whatever its exponent") {
    laws<double> law;
    test::any_real<double> random;
    for (int i = 0; i < 1'000'000; ++i) law.check(random.next());
    for (int exponent = -1074; exponent < 1024; ++exponent)
        for (const double mantissa : {1.0, 1.1, 4.0 / 3, 1.5, 1.9, 2 - 0x1p-52})
            law.check(std::ldexp(mantissa, exponent)), law.check(-std::ldexp(mantissa, exponent));
    CHECK(law.largest_error <= sigmoid.about().double_ulp);
    CHECK(law.range);
}

TEMPLATE_TEST_CASE("sigmoid of neighboring floats and doubles never decreases, and f(-x) is 1 - f(x) within an ulp", "",
                   float, double) {
    test::tally monotone, symmetric;
    test::any_real<TestType> random;
    for (int i = 0; i < 2000; ++i) {
        TestType x = random.next();
        if (!(std::abs(x) < 800)) continue;
        TestType before = sigmoid(x);
        for (int j = 0; j < 100; ++j) {
            x = std::nextafter(x, infinity<TestType>);
            const TestType y = sigmoid(x);
            monotone.expect(y >= before, x);
            before = y;
            const TestType right = sigmoid(std::abs(x)), left = sigmoid(-std::abs(x));
            symmetric.expect(std::abs(right - (1 - left)) <= std::numeric_limits<TestType>::epsilon() / 2, x);
        }
    }
    CHECK(monotone);
    CHECK(symmetric);
}

TEMPLATE_TEST_CASE("sigmoid's derivative of float and double is within 1 ulp, symmetric, and within [0, 1/4]", "",
                   float, double) {
    test::tally range, symmetric;
    double largest_error = 0;
    test::any_real<TestType> random;
    for (int i = 0; i < 300'000; ++i) {
        const TestType x = random.next();
        if (std::isnan(x)) continue;
        const TestType y = sigmoid.derivative(x);
        range.expect(y >= 0 && y <= TestType(0.25), x);
        symmetric.expect(y == sigmoid.derivative(-x), x);
        largest_error =
            std::max(largest_error, test::ulps(y, test::formulas::sigmoid_slope(static_cast<long double>(x))));
    }
    CHECK(largest_error <= 1);
    CHECK(range);
    CHECK(symmetric);
}

TEMPLATE_TEST_CASE("sigmoid of a NaN is a NaN, with either sign", "", float, double) {
    for (volatile TestType x :
         {std::numeric_limits<TestType>::quiet_NaN(), std::numeric_limits<TestType>::signaling_NaN()}) {
        CHECK(std::isnan(sigmoid(TestType{x})));
        CHECK(std::isnan(sigmoid(-TestType{x})));
        CHECK(std::isnan(sigmoid.derivative(TestType{x})));
    }
}

TEST_CASE("sigmoid gives at run time what it gave the compiler") {
    test::for_each_type<std::tuple<float, double, q7, uq<0, 8>, q15, q<3, 12>, q31, q<4, 27>>>([]<class T>() {
        test::tally same;
        for (std::size_t i = 0; i < samples<T>.size(); ++i) {
            volatile std::size_t hidden = i;
            const T x = samples<T>[hidden];
            same.expect(sigmoid(x) == compiled<T>[i] && sigmoid.derivative(x) == compiled_slope<T>[i], i);
        }
        test::check(test::name_of<T>(), "compile time is run time", same);
    });
}

TEST_CASE("sigmoid of every float is the nearest float, within [0, 1], and never decreases",
          "[.exhaustive][exhaustive]") {
    CHECK(test::sweep_floats(sigmoid, exact, sigmoid.about(), 1, true, true) == test::complaints{});
}

TEST_CASE("sigmoid of ten million doubles is within 0.51 ulp", "[.exhaustive][exhaustive]") {
    laws<double> law;
    test::any_real<double> random;
    for (int i = 0; i < 10'000'000; ++i) law.check(random.next());
    std::cout << "sigmoid: " << law.largest_error << " ulp\n";
    CHECK(law.largest_error <= sigmoid.about().double_ulp);
    CHECK(law.range);
}
