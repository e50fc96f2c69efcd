// SPDX-License-Identifier: MIT
#include <fxact/activation/softplus_with.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(softplus_with{.beta = 5}(-10.0F) > 0.0F && softplus_with{.beta = 5}(80.0F) == 80.0F);
static_assert(softplus_with{.beta = 5}.derivative(0.0) == 0.5 &&
              softplus_with{.beta = 5}.derivative_from_output(0.0F) == 0.0F);

namespace {
constexpr auto formula = formulas::softplus_with(1.7);
constexpr auto slope = []<class R>(R x) -> R { return exact::sigmoid(R(R(1.7) * x)); };
constexpr double at_zero = 0.69314718055994530942 / 1.7;
}  // namespace

TEST_CASE("softplus_with: every 8- and 16-bit result and float correctly rounded, double within 1 ulp") {
    check_activation(softplus_with{.beta = 1.7}, formula);
}
TEST_CASE("softplus_with': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(softplus_with{.beta = 1.7}, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("softplus_with' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(softplus_with{.beta = 1.7},
                                 []<class R>(R y) -> R { return -exact::expm1(R(R(-1.7) * y)); });
}
TEST_CASE("softplus_with: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(softplus_with{.beta = 1.7}, 0, infinity, at_zero, at_zero);
}
TEST_CASE("softplus_with: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(softplus_with{.beta = 1.7}, formula);
}
