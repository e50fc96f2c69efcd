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
constexpr laws law{.float_ulp = 0.54, .double_ulp = 0.52, .low = -0.1701};
}  // namespace

TEST_CASE("gelu_tanh is right in every format") { check_activation(fxact::gelu_tanh, formula, law); }
TEST_CASE("gelu_tanh' is right, to the far ends") {
    check_derivative(fxact::gelu_tanh, slope, {.absolute = 0x1p-6, .low = -0.2, .high = 1.2});
}
TEST_CASE("gelu_tanh is defined everywhere") { check_specials(fxact::gelu_tanh, -0.0, infinity, -0.0, 0); }
TEST_CASE("gelu_tanh of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::gelu_tanh, formula, law);
}
TEST_CASE("gelu_tanh' errs by less than 2^-30 where it crosses zero") {
    check_root_of_derivative(fxact::gelu_tanh, slope, -0.7524614220710162);
}
