// SPDX-License-Identifier: MIT
#include <fxact/activation/elu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(elu{}(-0.0F) == 0.0F && elu{.alpha = 2}(3.0F) == 3.0F);
static_assert(elu{}(-1e-30F) == -1e-30F, "e^x - 1 = x near 0");
static_assert(elu{.alpha = 2}.derivative(0.0) == 2.0, "alpha at 0, as PyTorch");
static_assert(elu{.alpha = 2}.derivative_from_output(-0.5F) == 1.5F && elu{}.derivative_from_output(0.5F) == 1.0F);

namespace {
constexpr auto formula = formulas::elu(1);
constexpr auto slope = []<class R>(R x) -> R { return x > 0 ? R(1) : exact::exp(x); };
constexpr laws law{.float_ulp = 0.55, .double_ulp = 0.52, .rises = true, .low = -1};
}  // namespace

TEST_CASE("elu is right in every format") { check_activation(elu{}, formula, law); }
TEST_CASE("elu' is right, to the far ends") { check_derivative(elu{}, slope, {.low = 0, .high = 1}); }
TEST_CASE("elu' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(elu{.alpha = 1.25}, []<class R>(R y) -> R { return y < 0 ? R(y + R(1.25)) : R(1); },
                                 {.low = -1.25, .high = infinity});
}
TEST_CASE("elu is defined everywhere") { check_specials(elu{}, -1, infinity, -0.0, 0); }
TEST_CASE("elu with another alpha is right too") {
    const auto scaled = formulas::elu(0.3);
    check_floats(elu{.alpha = 0.3}, scaled, {.rises = true, .low = -0.3001}, 10'007);
    check_codes<q<3, 12>, q<3, 12>>(elu{.alpha = 0.3}, scaled);
}
TEST_CASE("elu of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(elu{}, formula, law);
}
