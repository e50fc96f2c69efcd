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
constexpr laws law{.float_ulp = 0.53, .double_ulp = 0.52, .low = -0.375};
}  // namespace

TEST_CASE("hard_swish is right in every format") { check_activation(fxact::hard_swish, formula, law); }
TEST_CASE("hard_swish' is right, to the far ends") {
    check_derivative(fxact::hard_swish, slope, {.low = -0.5, .high = 1.5});
}
TEST_CASE("hard_swish is defined everywhere") { check_specials(fxact::hard_swish, 0, infinity, -0.0, 0); }
TEST_CASE("hard_swish of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::hard_swish, formula, law);
}
