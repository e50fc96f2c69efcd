// SPDX-License-Identifier: MIT
#include <fxact/activation/tanh.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(fxact::tanh(0.0F) == 0.0F && fxact::tanh(50.0) == 1.0 && fxact::tanh(q7{0.0}) == q7{0.0});
static_assert(fxact::tanh(1e-30F) == 1e-30F && fxact::tanh(-1e-300) == -1e-300, "tanh x = x near 0");
static_assert(fxact::tanh.derivative(0.0) == 1.0 && fxact::tanh.derivative_from_output(0.5F) == 0.75F);

namespace {
constexpr auto formula = formulas::tanh;
constexpr auto slope = []<class R>(R x) -> R {
    const R e = exact::exp(R(-2 * exact::abs(x))), d = 1 + e;
    return 4 * e / (d * d);
};
constexpr laws law{.float_ulp = 0.52, .double_ulp = 0.52, .rises = true, .odd = true, .low = -1, .high = 1};
}  // namespace

TEST_CASE("tanh is right in every format") { check_activation(fxact::tanh, formula, law); }
TEST_CASE("tanh' is right, to the far ends") { check_derivative(fxact::tanh, slope, {.low = 0, .high = 1}); }
TEST_CASE("tanh' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(fxact::tanh, []<class R>(R y) -> R { return (1 - y) * (1 + y); },
                                 {.low = -1, .high = 1});
}
TEST_CASE("tanh is defined everywhere") { check_specials(fxact::tanh, -1, 1, -0.0, 0); }
TEST_CASE("tanh of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::tanh, formula, law);
}
