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
constexpr laws law{.float_ulp = 0, .double_ulp = 0, .rises = true, .low = 0, .high = 6};
}  // namespace

TEST_CASE("relu6 is right in every format") { check_activation(fxact::relu6, formula, law); }
TEST_CASE("relu6' is right, to the far ends") {
    check_derivative(fxact::relu6, slope, {.float_ulp = 0, .double_ulp = 0});
}
TEST_CASE("relu6 is defined everywhere") { check_specials(fxact::relu6, 0, 6, 0, 0); }
TEST_CASE("relu6 of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::relu6, formula, law);
}
