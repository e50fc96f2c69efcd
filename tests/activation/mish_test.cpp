// SPDX-License-Identifier: MIT
#include <fxact/activation/mish.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(mish(0.0F) == 0.0F && mish(50.0) == 50.0);
static_assert(mish(-80.0F) < 0.0F && mish(-1e30F) == 0.0F, "the far tail is not cut off before its time");
static_assert(mish.derivative(0.0) == 0.6);

namespace {
constexpr auto formula = formulas::mish;
constexpr auto slope = []<class R>(R x) -> R {
    const R e = exact::exp(R(-exact::abs(x))), n = x < 0 ? R(e * (e + 2)) : R(1 + 2 * e),
            d = n + (x < 0 ? R(2) : R(2 * e * e));
    return n / d + 4 * (x * (x < 0 ? e : R(e * e))) * (1 + e) / (d * d);
};
}  // namespace

TEST_CASE("mish: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::mish, formula);
}
TEST_CASE(
    "mish': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp away from its root") {
    check_derivative(fxact::mish, slope, {.lowest = -0.12, .highest = 1.1, .absolute_error = 0x1p-6});
}
TEST_CASE("mish: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::mish, -0.0, infinity, -0.0, 0);
}
TEST_CASE("mish: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::mish, formula);
}
TEST_CASE("mish': within an absolute 2^-30 in float and 2^-59 in double at its root") {
    check_root_of_derivative(fxact::mish, slope, -1.192431214515);
}
