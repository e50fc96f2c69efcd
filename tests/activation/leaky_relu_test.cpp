// SPDX-License-Identifier: MIT
#include <fxact/activation/leaky_relu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(leaky_relu{}(2.0F) == 2.0F && leaky_relu{.negative_slope = 0.5}(-2.0F) == -1.0F);
static_assert(leaky_relu{.negative_slope = 0.5}.derivative(0.0F) == 0.5F, "the negative slope at 0, as PyTorch");

namespace {
constexpr auto formula = formulas::leaky_relu(0.01);
constexpr auto slope = []<class R>(R x) -> R { return x > 0 ? R(1) : R(0.01); };
}  // namespace

TEST_CASE("leaky_relu: every 8- and 16-bit result and float correctly rounded, double within 0.51 ulp") {
    check_activation(leaky_relu{}, formula);
}
TEST_CASE("leaky_relu': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(leaky_relu{}, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("leaky_relu' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(leaky_relu{.negative_slope = 0.25},
                                 []<class R>(R y) -> R { return y < 0 ? R(0.25) : R(1); });
}
TEST_CASE("leaky_relu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(leaky_relu{}, -infinity, infinity, -0.0, 0);
}
TEST_CASE("leaky_relu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(leaky_relu{}, formula);
}
