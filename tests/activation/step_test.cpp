// SPDX-License-Identifier: MIT
#include <fxact/activation/step.hpp>

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
#include "../oracle/tally.hpp"

namespace {
using namespace fxact;

template <class T>
using limits = std::numeric_limits<T>;
constexpr step_with half_step{.at_zero = 0.5};

static_assert(step(2.5) == 1 && step(2.5F) == 1 && step(q<3, 4>{2.5}) == q<3, 4>{1}, "step is 1 above zero");
static_assert(step(-2.5) == 0 && step(-2.5F) == 0 && step(q<3, 4>{-2.5}) == q<3, 4>{}, "step is 0 below zero");
static_assert(step(0.0) == 1 && step(-0.0) == 1 && step(-0.0F) == 1 && step(q<3, 4>{}) == q<3, 4>{1},
              "step(0) is 1, of either zero");
static_assert(half_step(0.0) == 0.5 && half_step(-0.0F) == 0.5F && half_step(q15{}) == q15{0.5},
              "the value at zero is a parameter");
static_assert(half_step(limits<double>::denorm_min()) == 1 && half_step(-limits<double>::denorm_min()) == 0,
              "a subnormal is not zero");
static_assert(step_with{.at_zero = 0}(0.0) == 0 && step_with{.at_zero = 0}(-0.0F) == 0, "the value at zero may be 0");
static_assert(half_step(q<7, 0>{}) == q<7, 0>{1}, "1/2 is rounded to the format, away from zero");
static_assert(step(q15{}) == limits<q15>::max() && step(q15{0.25}) == limits<q15>::max(),
              "a format that cannot hold 1 gives its largest value");
static_assert(step(limits<double>::infinity()) == 1 && step(-limits<float>::infinity()) == 0, "the limits are 0 and 1");
static_assert([]<step_with F>() { return F(0.0); }.operator()<step_with{.at_zero = 0.25}>() == 0.25,
              "a step is a template argument");

using formats = std::tuple<q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<8, 0>, q15, q<3, 12>, q<7, 8>, uq<4, 12>, q31, q<4, 27>,
                           q<31, 0>, uq<0, 32>>;

/// What a step promises of one float or double.
template <class T>
bool holds(const step_with& f, T x) {
    const T y = f(x);
    if (std::isnan(x)) return std::isnan(y);
    return std::bit_cast<std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>(y) ==
           std::bit_cast<std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>(
               x > 0   ? T{1}
               : x < 0 ? T{0}
                       : static_cast<T>(f.at_zero));
}
}  // namespace

TEST_CASE("step is 0 below zero, 1 above it and at_zero between, for every code") {
    test::for_each_type<formats>([]<class T>() {
        test::tally exact;
        for (const double at_zero : {0.0, 0.3, 0.5, 1.0, -2.0})
            for (const auto code : test::codes<T>(20'000))
                exact.expect(step_with{.at_zero = at_zero}(test::make<T>(code)) == (code > 0   ? T{1}
                                                                                    : code < 0 ? T{}
                                                                                               : T{at_zero}),
                             at_zero, code);
        test::check(test::name_of<T>(), "step", exact);
    });
}

TEST_CASE("step of every 1,009th float is 0 below zero, 1 above it, NaN for NaN") {
    test::tally law;
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << 32; bits += 1009)
        law.expect(holds(step, std::bit_cast<float>(static_cast<std::uint32_t>(bits))), bits);
    CHECK(law);
}

TEMPLATE_TEST_CASE("step of a float or double is 0 below zero, 1 above it and at_zero between, whatever the exponent",
                   "", float, double) {
    using limit = std::numeric_limits<TestType>;
    test::tally law;
    test::any_real<TestType> random;
    for (const double at_zero : {0.0, -0.0, 0.3, 1.0}) {
        const step_with f{.at_zero = at_zero};
        for (int i = 0; i < 100'000; ++i) law.expect(holds(f, random.next()), at_zero);
        for (const TestType x : {TestType{0}, limit::denorm_min(), limit::min(), limit::max(), limit::infinity(),
                                 limit::quiet_NaN(), limit::signaling_NaN()})
            law.expect(holds(f, x) && holds(f, -x), at_zero, x);
    }
    CHECK(law);
}

TEST_CASE("step of every float is 0 below zero, 1 above it, NaN for NaN", "[.exhaustive][exhaustive]") {
    test::tally law;
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << 32; ++bits) {
        if (bits % (1 << 28) == 0) std::cout << "step: " << (bits * 100 >> 32) << " % of all floats\n" << std::flush;
        law.expect(holds(step, std::bit_cast<float>(static_cast<std::uint32_t>(bits))), bits);
    }
    CHECK(law);
}
