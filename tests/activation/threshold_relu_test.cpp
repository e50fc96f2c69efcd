// SPDX-License-Identifier: MIT
#include <fxact/activation/threshold_relu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(threshold_relu{.threshold = 1, .value = -2}(1.0F) == -2.0F &&
              threshold_relu{.threshold = 1, .value = -2}(1.5F) == 1.5F);
static_assert(threshold_relu{.threshold = 1}.derivative(1.0F) == 0.0F);

namespace {
constexpr auto formula = formulas::threshold_relu(0.75, -0.5);
constexpr auto slope = []<class R>(R x) -> R { return x > R(0.75) ? R(1) : R(0); };
}  // namespace

TEST_CASE("threshold_relu: exact in every format") {
    check_activation(threshold_relu{.threshold = 0.75, .value = -0.5}, formula);
}
TEST_CASE("threshold_relu': exact") {
    check_derivative(threshold_relu{.threshold = 0.75, .value = -0.5}, slope, {.float_ulp = 0, .double_ulp = 0});
}
TEST_CASE("threshold_relu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(threshold_relu{.threshold = 0.75, .value = -0.5}, -0.5, infinity, -0.5, -0.5);
}
TEST_CASE("threshold_relu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(threshold_relu{.threshold = 0.75, .value = -0.5}, formula);
}
