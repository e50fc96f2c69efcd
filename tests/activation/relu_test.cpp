// SPDX-License-Identifier: MIT
#include <fxact/activation/relu.hpp>

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

static_assert(relu(2.5) == 2.5 && relu(2.5F) == 2.5F && relu(q<3, 4>{2.5}) == q<3, 4>{2.5},
              "relu keeps what is above zero");
static_assert(relu(-2.5) == 0.0 && relu(-2.5F) == 0.0F && relu(q<3, 4>{-2.5}) == q<3, 4>{},
              "relu drops what is below zero");
static_assert(std::bit_cast<std::uint64_t>(relu(-0.0)) == 0 && std::bit_cast<std::uint32_t>(relu(-0.0F)) == 0,
              "-0 becomes +0");
static_assert(relu(limits<double>::infinity()) == limits<double>::infinity() && relu(-limits<float>::infinity()) == 0,
              "the limits are those of max(x, 0)");
static_assert(relu(limits<q15>::max()) == limits<q15>::max() && relu(limits<q15>::min()) == q15{}, "both ends of q15");
static_assert(relu(limits<uq<0, 32>>::max()) == limits<uq<0, 32>>::max(), "an unsigned format is kept whole");
static_assert(relu.derivative(0.0) == 0.0 && relu.derivative(-0.0F) == 0.0F && relu.derivative(q15{}) == q15{},
              "relu'(0) is 0");
static_assert(relu.derivative(limits<double>::denorm_min()) == 1 && relu.derivative(-limits<double>::denorm_min()) == 0,
              "relu' jumps at 0");
static_assert(relu.derivative(q15{0.5}) == limits<q15>::max(), "1 saturates in q15");

using formats = std::tuple<q7, q<3, 4>, q<7, 0>, uq<0, 8>, uq<8, 0>, q15, q<3, 12>, q<7, 8>, uq<4, 12>, q31, q<4, 27>,
                           q<31, 0>, uq<0, 32>>;

template <class T>
using bits_of = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

/// What relu promises of one float or double: the very bits of x where x > 0, +0 otherwise, NaN for NaN.
template <class T>
bool holds(T x) {
    const T y = relu(x);
    if (std::isnan(x)) return std::isnan(y);
    return std::bit_cast<bits_of<T>>(y) == (x > 0 ? std::bit_cast<bits_of<T>>(x) : 0);
}
}  // namespace

TEST_CASE("relu keeps what is above zero and drops the rest, for every code") {
    test::for_each_type<formats>([]<class T>() {
        test::tally exact, slope;
        for (const auto code : test::codes<T>(20'000)) {
            const T x = test::make<T>(code);
            exact.expect(relu(x).raw() == (code > 0 ? code : 0), code);
            slope.expect(relu.derivative(x) == (code > 0 ? T{1} : T{}), code);
        }
        test::check(test::name_of<T>(), "max(x, 0)", exact);
        test::check(test::name_of<T>(), "derivative", slope);
    });
}

TEST_CASE("relu of every 1,009th float keeps its bits or is +0") {
    test::tally law;
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << 32; bits += 1009)
        law.expect(holds(std::bit_cast<float>(static_cast<std::uint32_t>(bits))), bits);
    CHECK(law);
}

TEMPLATE_TEST_CASE("relu of a float or double keeps its bits or is +0, whatever its exponent", "", float, double) {
    using limit = std::numeric_limits<TestType>;
    test::tally law, slope;
    test::any_real<TestType> random;
    const auto check = [&](TestType x) {
        law.expect(holds(x), x);
        if (!std::isnan(x)) slope.expect(relu.derivative(x) == (x > 0 ? TestType{1} : TestType{0}), x);
    };
    for (int i = 0; i < 300'000; ++i) check(random.next());
    for (const TestType x : {TestType{0}, limit::denorm_min(), limit::min(), limit::max(), limit::infinity()})
        check(x), check(-x);
    CHECK(law);
    CHECK(slope);
}

TEMPLATE_TEST_CASE("relu of a NaN is a NaN, whatever its sign and payload", "", float, double) {
    using bits = bits_of<TestType>;
    const bits infinity = std::bit_cast<bits>(std::numeric_limits<TestType>::infinity()), sign = ~(~bits{} >> 1);
    for (const bits payload : {bits{1}, (infinity & (~infinity + 1) >> 1) | 1, static_cast<bits>(~infinity & ~sign)})
        for (const bits s : {bits{}, sign}) {
            const auto x = std::bit_cast<TestType>(static_cast<bits>(infinity | payload | s));
            CHECK(std::isnan(relu(x)));
            CHECK(std::isnan(relu.derivative(x)));
        }
}

TEST_CASE("relu of every float keeps its bits or is +0", "[.exhaustive][exhaustive]") {
    test::tally law;
    for (std::uint64_t bits = 0; bits < std::uint64_t{1} << 32; ++bits) {
        if (bits % (1 << 28) == 0) std::cout << "relu: " << (bits * 100 >> 32) << " % of all floats\n" << std::flush;
        law.expect(holds(std::bit_cast<float>(static_cast<std::uint32_t>(bits))), bits);
    }
    CHECK(law);
}
