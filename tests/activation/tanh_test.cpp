// SPDX-License-Identifier: MIT
#include <fxact/activation/tanh.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(fxact::tanh(0.0F) == 0.0F && fxact::tanh(50.0) == 1.0 && fxact::tanh(q7{0.0}) == q7{0.0});
static_assert(fxact::tanh(1e-30F) == 1e-30F && fxact::tanh(-1e-300) == -1e-300, "tanh x = x near 0");
static_assert(fxact::tanh.derivative(0.0) == 1.0 && fxact::tanh.derivative_from_output(0.5F) == 0.75F);

namespace {
constexpr auto formula = formulas::tanh;
constexpr auto slope = []<class R>(R x) -> R {
    const R e = exact::exp(R(-2 * exact::abs(x))), d = 1 + e;
    return 4 * e / (d * d);
};
}  // namespace

TEST_CASE("tanh: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::tanh, formula);
}
TEST_CASE("tanh': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::tanh, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("tanh' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(fxact::tanh, []<class R>(R y) -> R { return (1 - y) * (1 + y); });
}
TEST_CASE("tanh: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::tanh, -1, 1, -0.0, 0);
}
TEST_CASE("tanh: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::tanh, formula);
}
