// SPDX-License-Identifier: MIT
#include <fxact/activation/relu6.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(relu6(-1.0F) == 0.0F && relu6(7.0) == 6.0 && relu6(q<3, 4>{7.0}) == q<3, 4>{6.0} &&
              relu6(q7{0.5}) == q7{0.5});
static_assert(relu6.derivative(0.0F) == 0.0F && relu6.derivative(6.0F) == 0.0F && relu6.derivative(1.0) == 1.0);

namespace {
constexpr auto formula = formulas::relu6;
constexpr auto slope = []<class R>(R x) -> R { return 0 < x && x < 6 ? R(1) : R(0); };
}  // namespace

TEST_CASE("relu6: exact in every format") { check_activation(fxact::relu6, formula); }
TEST_CASE("relu6': exact") { check_derivative(fxact::relu6, slope, {.float_ulp = 0, .double_ulp = 0}); }
TEST_CASE("relu6: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::relu6, 0, 6, 0, 0);
}
TEST_CASE("relu6: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::relu6, formula);
}
