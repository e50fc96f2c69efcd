// SPDX-License-Identifier: MIT
#include <fxact/activation/log_sigmoid.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(log_sigmoid(80.0F) < 0.0F && log_sigmoid(-80.0F) == -80.0F && log_sigmoid(-1e30F) == -1e30F,
              "both ends are open");
static_assert(log_sigmoid.derivative(0.0) == 0.5 && log_sigmoid.derivative_from_output(0.0F) == 0.0F);

namespace {
constexpr auto formula = formulas::log_sigmoid;
constexpr auto slope = []<class R>(R x) -> R { return exact::sigmoid(R(-x)); };
constexpr double at_zero = -0.69314718055994530942;
constexpr laws law{.float_ulp = 0.67, .double_ulp = 0.52, .rises = true, .high = 0};
}  // namespace

TEST_CASE("log_sigmoid is right in every format") { check_activation(fxact::log_sigmoid, formula, law); }
TEST_CASE("log_sigmoid' is right, to the far ends") {
    check_derivative(fxact::log_sigmoid, slope, {.low = 0, .high = 1});
}
TEST_CASE("log_sigmoid' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(fxact::log_sigmoid, []<class R>(R y) -> R { return -exact::expm1(y); },
                                 {.low = -infinity, .high = 0});
}
TEST_CASE("log_sigmoid is defined everywhere") { check_specials(log_sigmoid, -infinity, -0.0, at_zero, at_zero); }
TEST_CASE("log_sigmoid of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::log_sigmoid, formula, law);
}
