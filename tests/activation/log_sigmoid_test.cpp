// SPDX-License-Identifier: MIT
#include <fxact/activation/log_sigmoid.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(log_sigmoid(80.0F) < 0.0F && log_sigmoid(-80.0F) == -80.0F && log_sigmoid(-1e30F) == -1e30F,
              "the limits are not reached");
static_assert(log_sigmoid.derivative(0.0) == 0.5 && log_sigmoid.derivative_from_output(0.0F) == 0.0F);

namespace {
constexpr auto formula = formulas::log_sigmoid;
constexpr auto slope = []<class R>(R x) -> R { return exact::sigmoid(R(-x)); };
constexpr double at_zero = -0.69314718055994530942;
}  // namespace

TEST_CASE("log_sigmoid: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::log_sigmoid, formula);
}
TEST_CASE("log_sigmoid': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::log_sigmoid, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("log_sigmoid' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(fxact::log_sigmoid, []<class R>(R y) -> R { return -exact::expm1(y); });
}
TEST_CASE("log_sigmoid: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(log_sigmoid, -infinity, -0.0, at_zero, at_zero);
}
TEST_CASE("log_sigmoid: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::log_sigmoid, formula);
}
