// SPDX-License-Identifier: MIT
#include <fxact/activation/softplus.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(softplus(-80.0F) > 0.0F && softplus(80.0F) == 80.0F && softplus(1e30F) == 1e30F,
              "the limits are not reached");
static_assert(softplus.derivative(0.0) == 0.5 && softplus.derivative_from_output(0.0F) == 0.0F);

namespace {
constexpr auto formula = formulas::softplus;
constexpr auto slope = []<class R>(R x) -> R { return exact::sigmoid(x); };
constexpr double at_zero = 0.69314718055994530942;
}  // namespace

TEST_CASE("softplus: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::softplus, formula);
}
TEST_CASE("softplus': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::softplus, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("softplus' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(fxact::softplus, []<class R>(R y) -> R { return -exact::expm1(R(-y)); });
}
TEST_CASE("softplus: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(softplus, 0, infinity, at_zero, at_zero);
}
TEST_CASE("softplus: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::softplus, formula);
}
