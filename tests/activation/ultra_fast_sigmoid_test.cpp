// SPDX-License-Identifier: MIT
#include <fxact/activation/ultra_fast_sigmoid.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(ultra_fast_sigmoid(0.0F) == 0.5F && ultra_fast_sigmoid(100.0) < 0.998);
static_assert(ultra_fast_sigmoid.derivative(0.0) == 0.375 && ultra_fast_sigmoid.derivative(7.0) == 0.0);

namespace {
constexpr auto formula = formulas::ultra_fast_sigmoid;
constexpr auto slope = []<class R>(R x) -> R {
    const R u = exact::abs(x) / 2;
    return u < R(1.7) ? R(R(0.375) / ((1 + u) * (1 + u))) : u < 3 ? R(R(0.0458812946797165) / 4) : R(0);
};
}  // namespace

TEST_CASE("ultra_fast_sigmoid: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::ultra_fast_sigmoid, formula);
}
TEST_CASE("ultra_fast_sigmoid': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::ultra_fast_sigmoid, slope, {.lowest = 0, .highest = 0.375});
}
TEST_CASE("ultra_fast_sigmoid: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::ultra_fast_sigmoid, (1 - 0.99505475368673) / 2, 1 - (1 - 0.99505475368673) / 2, 0.5, 0.5);
}
TEST_CASE("ultra_fast_sigmoid: all 2^32 floats and ten million doubles keep what is stated",
          "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::ultra_fast_sigmoid, formula);
}
TEST_CASE("ultra_fast_sigmoid is at most 0.0277 off the sigmoid") {
    double worst = 0;
    for (double x = -20; x <= 20; x += 1.0 / 1024)
        worst = std::max(worst, std::abs(ultra_fast_sigmoid(x) - exact::sigmoid(x)));
    CHECK(worst <= 0.0277);
    CHECK(worst > 0.027);
}
