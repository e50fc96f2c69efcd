// SPDX-License-Identifier: MIT
#include <fxact/activation/softplus_with.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(softplus_with{.beta = 5}(-10.0F) > 0.0F && softplus_with{.beta = 5}(80.0F) == 80.0F);
static_assert(softplus_with{.beta = 5}.derivative(0.0) == 0.5 &&
              softplus_with{.beta = 5}.derivative_from_output(0.0F) == 0.0F);

namespace {
constexpr auto formula = formulas::softplus_with(1.7);
constexpr auto slope = []<class R>(R x) -> R { return exact::sigmoid(R(R(1.7) * x)); };
constexpr double at_zero = 0.69314718055994530942 / 1.7;
constexpr laws law{.rises = true, .low = 0};
}  // namespace

TEST_CASE("softplus_with is right in every format") { check_activation(softplus_with{.beta = 1.7}, formula, law); }
TEST_CASE("softplus_with' is right, to the far ends") {
    check_derivative(softplus_with{.beta = 1.7}, slope, {.low = 0, .high = 1});
}
TEST_CASE("softplus_with' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(softplus_with{.beta = 1.7},
                                 []<class R>(R y) -> R { return -exact::expm1(R(R(-1.7) * y)); },
                                 {.low = 0, .high = infinity});
}
TEST_CASE("softplus_with is defined everywhere") {
    check_specials(softplus_with{.beta = 1.7}, 0, infinity, at_zero, at_zero);
}
TEST_CASE("softplus_with of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(softplus_with{.beta = 1.7}, formula, law);
}
