// SPDX-License-Identifier: MIT
#include <fxact/activation/gelu_tanh.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(gelu_tanh(0.0F) == 0.0F && gelu_tanh(20.0) == 20.0);
static_assert(gelu_tanh(-9.0F) < 0.0F, "the far tail is not cut off");
static_assert(gelu_tanh.derivative(0.0) == 0.5);

namespace {
constexpr auto formula = formulas::gelu_tanh;
constexpr auto slope = []<class R>(R x) -> R {
    const R pi = 4 * exact::atan(R(1)), k = 2 * exact::sqrt(R(2 / pi)), u = k * (x + R(0.044715) * x * x * x);
    const R s = exact::sigmoid(u), t = exact::sigmoid(R(-u));
    return s == 0 || t == 0 ? s : R(s + x * s * t * k * (1 + 3 * R(0.044715) * x * x));
};
}  // namespace

TEST_CASE("gelu_tanh: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::gelu_tanh, formula);
}
TEST_CASE(
    "gelu_tanh': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp away from its root") {
    check_derivative(fxact::gelu_tanh, slope, {.lowest = -0.2, .highest = 1.2, .absolute_error = 0x1p-6});
}
TEST_CASE("gelu_tanh: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::gelu_tanh, -0.0, infinity, -0.0, 0);
}
TEST_CASE("gelu_tanh: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::gelu_tanh, formula);
}
TEST_CASE("gelu_tanh': within an absolute 2^-30 in float and 2^-59 in double at its root") {
    check_root_of_derivative(fxact::gelu_tanh, slope, -0.7524614220710162);
}
