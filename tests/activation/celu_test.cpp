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
constexpr laws law{.rises = true, .low = -0.75};
}  // namespace

TEST_CASE("celu is right in every format") { check_activation(celu{.alpha = 0.75}, formula, law); }
TEST_CASE("celu' is right, to the far ends") { check_derivative(celu{.alpha = 0.75}, slope, {.low = 0, .high = 1}); }
TEST_CASE("celu' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(celu{.alpha = 0.75},
                                 []<class R>(R y) -> R { return y < 0 ? R(1 + y / R(0.75)) : R(1); },
                                 {.absolute = 1, .low = -0.75, .high = infinity});
}
TEST_CASE("celu is defined everywhere") { check_specials(celu{.alpha = 0.75}, -0.75, infinity, -0.0, 0); }
TEST_CASE("celu of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(celu{.alpha = 0.75}, formula, law);
}
