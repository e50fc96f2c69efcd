// SPDX-License-Identifier: MIT
#include <fxact/activation/leaky_relu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(leaky_relu{}(2.0F) == 2.0F && leaky_relu{.negative_slope = 0.5}(-2.0F) == -1.0F);
static_assert(leaky_relu{.negative_slope = 0.5}.derivative(0.0F) == 0.5F, "the negative slope at 0, as PyTorch");

namespace {
constexpr auto formula = formulas::leaky_relu(0.01);
constexpr auto slope = []<class R>(R x) -> R { return x > 0 ? R(1) : R(0.01); };
constexpr laws law{.float_ulp = 0.51, .double_ulp = 0.51, .rises = true};
}  // namespace

TEST_CASE("leaky_relu is right in every format") { check_activation(leaky_relu{}, formula, law); }
TEST_CASE("leaky_relu' is right, to the far ends") { check_derivative(leaky_relu{}, slope, {.low = 0, .high = 1}); }
TEST_CASE("leaky_relu' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(leaky_relu{.negative_slope = 0.25},
                                 []<class R>(R y) -> R { return y < 0 ? R(0.25) : R(1); },
                                 {.low = -infinity, .high = infinity});
}
TEST_CASE("leaky_relu is defined everywhere") { check_specials(leaky_relu{}, -infinity, infinity, -0.0, 0); }
TEST_CASE("leaky_relu of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(leaky_relu{}, formula, law);
}
