// SPDX-License-Identifier: MIT
#include <fxact/activation/hard_sigmoid.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(hard_sigmoid(0.0F) == 0.5F && hard_sigmoid(3.0) == 1.0 && hard_sigmoid(-3.0) == 0.0);
static_assert(hard_sigmoid.derivative(3.0F) == 0.0F && hard_sigmoid.derivative(-3.0F) == 0.0F,
              "0 at the kinks, as PyTorch");

namespace {
constexpr auto formula = formulas::hard_sigmoid;
constexpr auto slope = []<class R>(R x) -> R { return -3 < x && x < 3 ? R(R(1) / 6) : R(0); };
}  // namespace

TEST_CASE("hard_sigmoid: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::hard_sigmoid, formula);
}
TEST_CASE("hard_sigmoid': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::hard_sigmoid, slope, {.lowest = 0, .highest = 0.2});
}
TEST_CASE("hard_sigmoid: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::hard_sigmoid, 0, 1, 0.5, 0.5);
}
TEST_CASE("hard_sigmoid: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::hard_sigmoid, formula);
}
