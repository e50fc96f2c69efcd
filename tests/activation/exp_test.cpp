// SPDX-License-Identifier: MIT
#include <fxact/activation/exp.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(fxact::exp(0.0F) == 1.0F && fxact::exp(0.0) == 1.0 && fxact::exp(q<3, 4>{0.0}) == q<3, 4>{1.0},
              "e^0 = 1");
static_assert(fxact::exp(q7{0.5}) == std::numeric_limits<q7>::max(), "too large saturates");
static_assert(fxact::exp.derivative(1.5) == fxact::exp(1.5) && fxact::exp.derivative_from_output(0.25F) == 0.25F);

namespace {
constexpr auto formula = formulas::exp;
constexpr auto slope = []<class R>(R x) -> R { return exact::exp(x); };
constexpr laws law{.float_ulp = 0.68, .double_ulp = 0.52, .rises = true, .low = 0};
}  // namespace

TEST_CASE("exp is right in every format") { check_activation(fxact::exp, formula, law); }
TEST_CASE("exp' is right, to the far ends") { check_derivative(fxact::exp, slope, {.low = 0}); }
TEST_CASE("exp' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(fxact::exp, []<class R>(R y) -> R { return y; }, {.low = 0, .high = infinity});
}
TEST_CASE("exp is defined everywhere") { check_specials(fxact::exp, 0, infinity, 1, 1); }
TEST_CASE("exp of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::exp, formula, law);
}
