// SPDX-License-Identifier: MIT
#include <fxact/activation/shrink.hpp>

#include <fxact/activation/hard_shrink.hpp>
#include <fxact/activation/soft_shrink.hpp>
#include <fxact/derivative_of.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(shrink{}(0.5F) == 0.0F && shrink{}(0.75F) == 0.75F && shrink{.lambda = 1, .bias = 0.25}(-3.0F) == -2.75F);
static_assert(shrink{}.derivative(0.5F) == 0.0F && shrink{}.derivative(-0.75) == 1.0);
static_assert(derivative_of<shrink{.lambda = 1, .bias = 0.25}>(1.25F) == 1.0F);

namespace {
constexpr shrink f{.lambda = 0.75, .bias = 0.3};
constexpr auto formula = formulas::shrink(0.75, 0.3);
constexpr auto slope_of(double lambda) {
    return [lambda]<class R>(R x) -> R { return exact::abs(x) > R(lambda) ? R(1) : R(0); };
}
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
}  // namespace

TEST_CASE("shrink: every 8- and 16-bit result and float correctly rounded, double within 0.51 ulp") {
    check_activation(f, formula);
    check_activation(shrink{.lambda = 0.1, .bias = 0.1}, formulas::shrink(0.1, 0.1));
    check_activation(shrink{.lambda = 0.3, .bias = 2.7}, formulas::shrink(0.3, 2.7));
    check_activation(shrink{.lambda = 1e-3, .bias = -1.0 / 3}, formulas::shrink(1e-3, -1.0 / 3));
}
TEST_CASE("shrink': exact") {
    check_derivative(f, slope_of(0.75), {.float_ulp = 0, .double_ulp = 0});
    check_derivative(shrink{.lambda = 0.1}, slope_of(0.1), {.float_ulp = 0, .double_ulp = 0});
}
TEST_CASE("shrink: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(f, -infinity, infinity, 0, 0);
    check_specials(shrink{.lambda = 0, .bias = 1e38}, -infinity, infinity, 0, 0);
    check_specials(shrink{.lambda = infinity, .bias = 1}, 0, 0, 0, 0);
}
TEST_CASE("shrink of a float compares lambda, and subtracts bias, as the doubles that they are") {
    boost::random::mt19937_64 noise{5};
    int wrong = 0;
    for (int i = 0; i < 50'000; ++i) {
        const double lambda = std::abs(double_sample(noise, i, -20, 4)), bias = double_sample(noise, i + 1, -20, 4);
        const float near = static_cast<float>(lambda);
        for (const float x : {near, std::nextafter(near, 0.0F), std::nextafter(near, 100.0F)})
            for (const float b : {x, -x}) {
                const shrink s{.lambda = lambda, .bias = bias}, canceling{.lambda = lambda, .bias = lambda};
                const bool beyond = static_cast<double>(x) > lambda;
                wrong += !(ulps(s(b), formulas::shrink(lambda, bias)(real50(b))) <= 0.51);
                wrong += !(ulps(canceling(b), formulas::shrink(lambda, lambda)(real50(b))) <= 0.51);
                wrong += s.derivative(b) != (beyond ? 1.0F : 0.0F);
            }
    }
    CHECK(wrong == 0);
}
TEST_CASE("shrink of codes to float keeps lambda's and bias's digits") {
    constexpr shrink canceling{.lambda = 0.1, .bias = 0.1};
    double worst = 0;
    for (std::int64_t code = -32'768; code <= 32'767; ++code) {
        const q15 x = saturate<q15>(code);
        worst = std::max(worst,
                         ulps(apply<float>(canceling, x), formulas::shrink(0.1, 0.1)(real50(static_cast<double>(x)))));
    }
    CHECK(worst <= 0.51);
}
TEST_CASE("shrink with a bias of 0 is hard_shrink, and with a bias of lambda soft_shrink, bit for bit") {
    const auto same = [](float a, float b) {
        return std::bit_cast<std::uint32_t>(a) == std::bit_cast<std::uint32_t>(b);
    };
    for (std::uint64_t i = 1; i + 1 < ordered_floats; i += 1'000'003) {
        const float x = float_in_order(static_cast<std::uint32_t>(i));
        REQUIRE(same(shrink{}(x), hard_shrink{}(x)));
        REQUIRE(same(shrink{.lambda = 0.5, .bias = 0.5}(x), soft_shrink{}(x)));
        REQUIRE(same(shrink{}.derivative(x), hard_shrink{}.derivative(x)));
    }
}
TEST_CASE("shrink takes a lambda below 0, and a NaN, for 0") {
    for (const double wrong : {-1.0, -infinity, not_a_number, -not_a_number})
        for (const float x : {-3.0F, -0.25F, -0.0F, 0.0F, 0.25F, 3.0F}) {
            const shrink s{.lambda = wrong, .bias = 0.5}, zero{.lambda = 0, .bias = 0.5};
            CHECK(s(x) == zero(x));
            CHECK(s.derivative(x) == zero.derivative(x));
            CHECK(s(static_cast<double>(x)) == static_cast<double>(zero(x)));
            CHECK(raw_of(s(q<3, 4>{static_cast<double>(x)})) == raw_of(zero(q<3, 4>{static_cast<double>(x)})));
        }
    CHECK(shrink{.lambda = 0.5, .bias = not_a_number}(0.75F) == 0.75F);
    CHECK(shrink{.lambda = 0.5, .bias = -not_a_number}(-0.75) == -0.75);
}
TEST_CASE("shrink: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(f, formula);
}
