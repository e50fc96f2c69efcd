// SPDX-License-Identifier: MIT
#include <fxact/activation/gelu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(gelu(0.0F) == 0.0F && gelu(20.0) == 20.0 && gelu(q<3, 4>{0.0}) == q<3, 4>{0.0});
static_assert(gelu(-14.0F) < 0.0F, "the far tail is not cut off");
static_assert(gelu.derivative(0.0) == 0.5 && gelu.derivative(q<7, 0>{0.0}) == q<7, 0>{1.0},
              "the slope at 0 is 1/2 exactly");

namespace {
constexpr auto formula = formulas::gelu;
constexpr auto slope = []<class R>(R x) -> R {
    const R pi = 4 * exact::atan(R(1));
    return exact::erfc(R(-x / exact::sqrt(R(2)))) / 2 + x * exact::exp(R(-x * x / 2)) / exact::sqrt(R(2 * pi));
};
}  // namespace

TEST_CASE("gelu: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::gelu, formula);
}
TEST_CASE(
    "gelu': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp away from its root") {
    check_derivative(fxact::gelu, slope, {.lowest = -0.2, .highest = 1.2, .absolute_error = 0x1p-6});
}
TEST_CASE("gelu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::gelu, -0.0, infinity, -0.0, 0);
}
TEST_CASE("gelu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::gelu, formula);
}
TEST_CASE("gelu': within an absolute 2^-30 in float and 2^-59 in double at its root") {
    check_root_of_derivative(fxact::gelu, slope, -0.7517915246935645);
}
