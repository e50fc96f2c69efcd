// SPDX-License-Identifier: MIT
#include <fxact/activation/selu_with.hpp>

#include <fxact/derivative_of.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(selu_with{.alpha = 2, .gamma = 3}(2.0F) == 6.0F && selu_with{.alpha = 2, .gamma = 3}(-200.0F) == -6.0F);
static_assert(selu_with{.alpha = 2, .gamma = 3}.derivative(0.0) == 6.0 &&
              selu_with{.alpha = 2, .gamma = 3}.derivative(1.0) == 3.0);
static_assert(selu_with{.alpha = 2, .gamma = 3}.derivative_from_output(-2.0F) == 4.0F);
static_assert(derivative_of<selu_with{.alpha = 2, .gamma = 3}>(1.25F) == 3.0F);

namespace {
constexpr selu_with f{.alpha = 1.7, .gamma = 0.6};
constexpr auto formula = formulas::selu_with(1.7, 0.6);
constexpr auto slope = []<class R>(R x) -> R { return x > 0 ? R(0.6) : R(R(0.6) * R(1.7) * exact::exp(x)); };
}  // namespace

TEST_CASE("selu_with: every 8- and 16-bit result and float correctly rounded, double within 1 ulp") {
    check_activation(f, formula);
    check_activation(selu_with{.alpha = 2, .gamma = 3}, formulas::selu_with(2, 3));
}
TEST_CASE("selu_with': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(f, slope, {.lowest = 0, .highest = 1.02});
}
TEST_CASE("selu_with' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(
        f, []<class R>(R y) -> R { return y < 0 ? R(y + R(0.6) * R(1.7)) : R(0.6); }, 1);
}
TEST_CASE("selu_with: a NaN stays one, infinities and zeros give the limits, with a gamma below 1 too") {
    check_specials(f, f(-1e10), infinity, -0.0, 0);
    check_specials(selu_with{.alpha = 1e-3, .gamma = 1e-3}, -1e-6, infinity, -0.0, 0);
}
TEST_CASE("selu_with by default is selu, bit for bit") {
    for (std::uint64_t i = 1; i + 1 < ordered_floats; i += 1'000'003) {
        const float x = float_in_order(static_cast<std::uint32_t>(i));
        REQUIRE(std::bit_cast<std::uint32_t>(selu_with{}(x)) == std::bit_cast<std::uint32_t>(selu(x)));
        REQUIRE(selu_with{}.derivative(x) == selu.derivative(x));
    }
}
TEST_CASE("selu_with does not round the product of its parameters") {
    // gamma alpha is 1 - 2^-60, whose double is 1: a tie in steps of 2
    constexpr selu_with below_1{.alpha = 1 + 0x1p-30, .gamma = 1 - 0x1p-30};
    using twos = quantized<std::int8_t, affine{2.0, 0}>;
    CHECK(raw_of(apply<twos>(below_1, q<7, 0>{-100.0})) == 0);
    CHECK(raw_of(apply<twos>(selu_with{.alpha = 1 + 0x1p-30, .gamma = 1.0}, q<7, 0>{-100.0})) == -1);
}
TEST_CASE("selu_with takes a NaN parameter for 0, and keeps to the formula for negative ones") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    for (const float x : {-3.0F, -0.5F, 0.0F, 0.5F, 3.0F}) {
        CHECK(selu_with{.alpha = nan, .gamma = 3}(x) == selu_with{.alpha = 0, .gamma = 3}(x));
        CHECK(selu_with{.alpha = nan, .gamma = 3}.derivative(x) == selu_with{.alpha = 0, .gamma = 3}.derivative(x));
        CHECK(selu_with{.alpha = 2, .gamma = -nan}(x) == 0.0F);
        CHECK(raw_of(selu_with{.alpha = nan, .gamma = nan}(q<3, 4>{static_cast<double>(x)})) == 0);
    }
    check_codes<q<3, 4>, q<3, 4>>(selu_with{.alpha = -2, .gamma = 0.7}, formulas::selu_with(-2, 0.7));
    check_codes<q<3, 4>, q<3, 4>>(selu_with{.alpha = 2, .gamma = -0.7}, formulas::selu_with(2, -0.7));
}
TEST_CASE("selu_with: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(f, formula);
}
