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
constexpr laws law{.float_ulp = 0.67, .double_ulp = 0.52, .low = -0.2785};
}  // namespace

TEST_CASE("silu is right in every format") { check_activation(fxact::silu, formula, law); }
TEST_CASE("silu' is right, to the far ends") {
    check_derivative(fxact::silu, slope, {.absolute = 0x1p-6, .low = -0.1, .high = 1.1});
}
TEST_CASE("silu is defined everywhere") { check_specials(fxact::silu, -0.0, infinity, -0.0, 0); }
TEST_CASE("silu of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::silu, formula, law);
}
TEST_CASE("silu' errs by less than 2^-30 where it crosses zero") {
    check_root_of_derivative(fxact::silu, slope, -1.278464542761074);
}
