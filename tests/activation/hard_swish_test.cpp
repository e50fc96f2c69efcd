// SPDX-License-Identifier: MIT
#include <fxact/activation/hard_swish.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(hard_swish(3.0F) == 3.0F && hard_swish(-3.0F) == 0.0F && hard_swish(1.0F) == 2.0F / 3);
static_assert(hard_swish.derivative(-3.0) == 0.0 && hard_swish.derivative(3.0) == 1.0 &&
              hard_swish.derivative(0.0) == 0.5);

namespace {
constexpr auto formula = formulas::hard_swish;
constexpr auto slope = []<class R>(R x) -> R { return x <= -3 ? R(0) : x < 3 ? R((2 * x + 3) / 6) : R(1); };
}  // namespace

TEST_CASE("hard_swish: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::hard_swish, formula);
}
TEST_CASE("hard_swish': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::hard_swish, slope, {.lowest = -0.5, .highest = 1.5});
}
TEST_CASE("hard_swish: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::hard_swish, 0, infinity, -0.0, 0);
}
TEST_CASE("hard_swish: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::hard_swish, formula);
}
