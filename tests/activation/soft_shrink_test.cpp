// SPDX-License-Identifier: MIT
#include <fxact/activation/soft_shrink.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(soft_shrink{}(0.5F) == 0.0F && soft_shrink{}(-0.75F) == -0.25F && soft_shrink{.lambda = 1}(3.0F) == 2.0F);
static_assert(soft_shrink{}.derivative(0.5F) == 0.0F && soft_shrink{}.derivative(0.75F) == 1.0F);

namespace {
constexpr auto formula = formulas::soft_shrink(0.5);
constexpr auto slope = []<class R>(R x) -> R { return exact::abs(x) > R(0.5) ? R(1) : R(0); };
}  // namespace

TEST_CASE("soft_shrink: every 8- and 16-bit result and float correctly rounded, double within 0.51 ulp") {
    check_activation(soft_shrink{}, formula);
}
TEST_CASE("soft_shrink': exact") { check_derivative(soft_shrink{}, slope, {.float_ulp = 0, .double_ulp = 0}); }
TEST_CASE("soft_shrink: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(soft_shrink{}, -infinity, infinity, 0, 0);
}
TEST_CASE("soft_shrink: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(soft_shrink{}, formula);
}
