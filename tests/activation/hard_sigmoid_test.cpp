// SPDX-License-Identifier: MIT
#include <fxact/activation/hard_sigmoid.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(hard_sigmoid(0.0F) == 0.5F && hard_sigmoid(3.0) == 1.0 && hard_sigmoid(-3.0) == 0.0);
static_assert(hard_sigmoid.derivative(3.0F) == 0.0F && hard_sigmoid.derivative(-3.0F) == 0.0F,
              "0 at the kinks, as PyTorch");

namespace {
constexpr auto formula = formulas::hard_sigmoid;
constexpr auto slope = []<class R>(R x) -> R { return -3 < x && x < 3 ? R(R(1) / 6) : R(0); };
constexpr laws law{.float_ulp = 0.52, .double_ulp = 0.52, .rises = true, .low = 0, .high = 1};
}  // namespace

TEST_CASE("hard_sigmoid is right in every format") { check_activation(fxact::hard_sigmoid, formula, law); }
TEST_CASE("hard_sigmoid' is right, to the far ends") {
    check_derivative(fxact::hard_sigmoid, slope, {.low = 0, .high = 0.2});
}
TEST_CASE("hard_sigmoid is defined everywhere") { check_specials(fxact::hard_sigmoid, 0, 1, 0.5, 0.5); }
TEST_CASE("hard_sigmoid of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::hard_sigmoid, formula, law);
}
