// SPDX-License-Identifier: MIT
#include <fxact/activation/hard_sigmoid_with.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(hard_sigmoid_onnx(0.0F) == 0.5F && hard_sigmoid_onnx(2.5) == 1.0 && hard_sigmoid_onnx(-2.5) == 0.0);
static_assert(hard_sigmoid_with{.slope = 0.25, .offset = 0.5}(1.0F) == 0.75F);
static_assert(hard_sigmoid_onnx.derivative(3.0F) == 0.0F && hard_sigmoid_onnx.derivative(1.0) == 0.2);

namespace {
constexpr auto formula = formulas::hard_sigmoid_onnx;
constexpr auto slope = []<class R>(R x) -> R {
    const R y = x * R(0.2) + R(0.5);
    return 0 < y && y < 1 ? R(0.2) : R(0);
};
}  // namespace

TEST_CASE("hard_sigmoid_with: every 8- and 16-bit result and float correctly rounded, double within 1 ulp") {
    check_activation(hard_sigmoid_onnx, formula);
}
TEST_CASE("hard_sigmoid_with': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(hard_sigmoid_onnx, slope, {.lowest = 0, .highest = 0.21});
}
TEST_CASE("hard_sigmoid_with: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(hard_sigmoid_onnx, 0, 1, 0.5, 0.5);
}
TEST_CASE("hard_sigmoid_with: all 2^32 floats and ten million doubles keep what is stated",
          "[.exhaustive][exhaustive]") {
    check_exhaustively(hard_sigmoid_onnx, formula);
}
