// SPDX-License-Identifier: MIT
#include <fxact/activation/hard_shrink.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(hard_shrink{}(0.5F) == 0.0F && hard_shrink{}(-0.75F) == -0.75F &&
              hard_shrink{.lambda = 1}(0.75F) == 0.0F);
static_assert(hard_shrink{}.derivative(0.5F) == 0.0F && hard_shrink{}.derivative(0.75F) == 1.0F);

namespace {
constexpr auto formula = formulas::hard_shrink(0.5);
constexpr auto slope = []<class R>(R x) -> R { return exact::abs(x) > R(0.5) ? R(1) : R(0); };
}  // namespace

TEST_CASE("hard_shrink: exact in every format") { check_activation(hard_shrink{}, formula); }
TEST_CASE("hard_shrink': exact") { check_derivative(hard_shrink{}, slope, {.float_ulp = 0, .double_ulp = 0}); }
TEST_CASE("hard_shrink: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(hard_shrink{}, -infinity, infinity, 0, 0);
}
TEST_CASE("hard_shrink: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(hard_shrink{}, formula);
}
