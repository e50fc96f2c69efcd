// SPDX-License-Identifier: MIT
#include <fxact/activation/softplus.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(softplus(-80.0F) > 0.0F && softplus(80.0F) == 80.0F && softplus(1e30F) == 1e30F, "both ends are open");
static_assert(softplus.derivative(0.0) == 0.5 && softplus.derivative_from_output(0.0F) == 0.0F);

namespace {
constexpr auto formula = formulas::softplus;
constexpr auto slope = []<class R>(R x) -> R { return exact::sigmoid(x); };
constexpr double at_zero = 0.69314718055994530942;
constexpr laws law{.float_ulp = 0.67, .double_ulp = 0.52, .rises = true, .low = 0};
}  // namespace

TEST_CASE("softplus is right in every format") { check_activation(fxact::softplus, formula, law); }
TEST_CASE("softplus' is right, to the far ends") { check_derivative(fxact::softplus, slope, {.low = 0, .high = 1}); }
TEST_CASE("softplus' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(fxact::softplus, []<class R>(R y) -> R { return -exact::expm1(R(-y)); },
                                 {.low = 0, .high = infinity});
}
TEST_CASE("softplus is defined everywhere") { check_specials(softplus, 0, infinity, at_zero, at_zero); }
TEST_CASE("softplus of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::softplus, formula, law);
}
