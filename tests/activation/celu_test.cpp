// SPDX-License-Identifier: MIT
#include <fxact/activation/celu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(celu{}(-0.0F) == 0.0F && celu{.alpha = 2}(3.0F) == 3.0F);
static_assert(celu{.alpha = 2}.derivative(0.0) == 1.0, "smooth at 0 for every alpha");
static_assert(celu{.alpha = 2}.derivative_from_output(-0.5F) == 0.75F);

namespace {
constexpr auto formula = formulas::celu(0.75);
constexpr auto slope = []<class R>(R x) -> R { return x > 0 ? R(1) : exact::exp(R(x / R(0.75))); };
}  // namespace

TEST_CASE("celu: every 8- and 16-bit result and float correctly rounded, double within 1 ulp") {
    check_activation(celu{.alpha = 0.75}, formula);
}
TEST_CASE("celu': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(celu{.alpha = 0.75}, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("celu' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(
        celu{.alpha = 0.75}, []<class R>(R y) -> R { return y < 0 ? R(1 + y / R(0.75)) : R(1); }, 1);
}
TEST_CASE("celu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(celu{.alpha = 0.75}, -0.75, infinity, -0.0, 0);
}
TEST_CASE("celu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(celu{.alpha = 0.75}, formula);
}
