// SPDX-License-Identifier: MIT
#include <fxact/activation/silu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(silu(0.0F) == 0.0F && silu(50.0) == 50.0 && silu(q<3, 4>{0.0}) == q<3, 4>{0.0});
static_assert(silu(-80.0F) < 0.0F, "the far tail is not cut off");
static_assert(silu(-1e30F) == 0.0F && silu(-1e300) == 0.0, "e^x wins over x");
static_assert(swish(1.5F) == silu(1.5F));
static_assert(silu.derivative(0.0) == 0.5);

namespace {
constexpr auto formula = formulas::silu;
constexpr auto slope = []<class R>(R x) -> R {
    const R s = exact::sigmoid(x);
    return s + x * s * exact::sigmoid(R(-x));
};
}  // namespace

TEST_CASE("silu: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::silu, formula);
}
TEST_CASE(
    "silu': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp away from its root") {
    check_derivative(fxact::silu, slope, {.lowest = -0.1, .highest = 1.1, .absolute_error = 0x1p-6});
}
TEST_CASE("silu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::silu, -0.0, infinity, -0.0, 0);
}
TEST_CASE("silu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::silu, formula);
}
TEST_CASE("silu': within an absolute 2^-30 in float and 2^-59 in double at its root") {
    check_root_of_derivative(fxact::silu, slope, -1.278464542761074);
}
