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
constexpr laws law{.float_ulp = 0.54, .double_ulp = 0.52, .low = -0.17};
}  // namespace

TEST_CASE("gelu is right in every format") { check_activation(fxact::gelu, formula, law); }
TEST_CASE("gelu' is right, to the far ends") {
    check_derivative(fxact::gelu, slope, {.absolute = 0x1p-6, .low = -0.2, .high = 1.2});
}
TEST_CASE("gelu is defined everywhere") { check_specials(fxact::gelu, -0.0, infinity, -0.0, 0); }
TEST_CASE("gelu of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::gelu, formula, law);
}
TEST_CASE("gelu' errs by less than 2^-30 where it crosses zero") {
    check_root_of_derivative(fxact::gelu, slope, -0.7517915246935645);
}
