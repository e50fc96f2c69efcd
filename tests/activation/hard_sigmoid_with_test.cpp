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
constexpr laws law{.absolute = 0x1p-6, .rises = true, .low = 0, .high = 1};
}  // namespace

TEST_CASE("hard_sigmoid_with is right in every format") { check_activation(hard_sigmoid_onnx, formula, law); }
TEST_CASE("hard_sigmoid_with' is right, to the far ends") {
    check_derivative(hard_sigmoid_onnx, slope, {.low = 0, .high = 0.21});
}
TEST_CASE("hard_sigmoid_with is defined everywhere") { check_specials(hard_sigmoid_onnx, 0, 1, 0.5, 0.5); }
TEST_CASE("hard_sigmoid_with of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(hard_sigmoid_onnx, formula, law);
}
