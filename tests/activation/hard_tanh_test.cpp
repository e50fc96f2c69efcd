// SPDX-License-Identifier: MIT
#include <fxact/activation/hard_tanh.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(hard_tanh(0.5F) == 0.5F && hard_tanh(3.0) == 1.0 && hard_tanh(q<3, 4>{-3.0}) == q<3, 4>{-1.0});
static_assert(hard_tanh.derivative(1.0F) == 0.0F && hard_tanh.derivative(-1.0F) == 0.0F &&
              hard_tanh.derivative(0.5) == 1.0);

namespace {
constexpr auto formula = formulas::hard_tanh;
constexpr auto slope = []<class R>(R x) -> R { return -1 < x && x < 1 ? R(1) : R(0); };
}  // namespace

TEST_CASE("hard_tanh: exact in every format") { check_activation(fxact::hard_tanh, formula); }
TEST_CASE("hard_tanh': exact") { check_derivative(fxact::hard_tanh, slope, {.float_ulp = 0, .double_ulp = 0}); }
TEST_CASE("hard_tanh: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::hard_tanh, -1, 1, -0.0, 0);
}
TEST_CASE("hard_tanh: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::hard_tanh, formula);
}
