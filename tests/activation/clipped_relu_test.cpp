// SPDX-License-Identifier: MIT
#include <fxact/activation/clipped_relu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(clipped_relu{}(7.0F) == 1.0F && clipped_relu{.max = 20}(7.0F) == 7.0F);
static_assert(clipped_relu{.max = 2}.derivative(2.0F) == 0.0F && clipped_relu{.max = 2}.derivative(1.0F) == 1.0F);

namespace {
constexpr auto formula = formulas::clipped_relu(2.5);
constexpr auto slope = []<class R>(R x) -> R { return 0 < x && x < R(2.5) ? R(1) : R(0); };
}  // namespace

TEST_CASE("clipped_relu: exact in every format") { check_activation(clipped_relu{.max = 2.5}, formula); }
TEST_CASE("clipped_relu': exact") {
    check_derivative(clipped_relu{.max = 2.5}, slope, {.float_ulp = 0, .double_ulp = 0});
}
TEST_CASE("clipped_relu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(clipped_relu{.max = 2.5}, 0, 2.5, 0, 0);
}
TEST_CASE("clipped_relu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(clipped_relu{.max = 2.5}, formula);
}
