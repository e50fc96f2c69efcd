// SPDX-License-Identifier: MIT
#include <fxact/activation/exp.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(fxact::exp(0.0F) == 1.0F && fxact::exp(0.0) == 1.0 && fxact::exp(q<3, 4>{0.0}) == q<3, 4>{1.0},
              "e^0 = 1");
static_assert(fxact::exp(q7{0.5}) == std::numeric_limits<q7>::max(), "too large saturates");
static_assert(fxact::exp.derivative(1.5) == fxact::exp(1.5) && fxact::exp.derivative_from_output(0.25F) == 0.25F);

namespace {
constexpr auto formula = formulas::exp;
constexpr auto slope = []<class R>(R x) -> R { return exact::exp(x); };
}  // namespace

TEST_CASE("exp: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::exp, formula);
}
TEST_CASE("exp': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::exp, slope, {.lowest = 0});
}
TEST_CASE("exp' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(fxact::exp, []<class R>(R y) -> R { return y; });
}
TEST_CASE("exp: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::exp, 0, infinity, 1, 1);
}
TEST_CASE("exp: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::exp, formula);
}
