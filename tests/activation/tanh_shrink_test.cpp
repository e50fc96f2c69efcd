// SPDX-License-Identifier: MIT
#include <fxact/activation/tanh_shrink.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(tanh_shrink(0.0F) == 0.0F && tanh_shrink(50.0) == 49.0);
static_assert(tanh_shrink(0x1p-20F) > 0x1.5p-62F && tanh_shrink(0x1p-20F) < 0x1.6p-62F,
              "x^3 / 3 near 0, where x - tanh x is nothing");

namespace {
constexpr auto formula = formulas::tanh_shrink;
constexpr auto slope = []<class R>(R x) -> R {
    const R t = exact::tanh(x);
    return t * t;
};
}  // namespace

TEST_CASE("tanh_shrink: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::tanh_shrink, formula);
}
TEST_CASE("tanh_shrink': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::tanh_shrink, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("tanh_shrink: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::tanh_shrink, -infinity, infinity, -0.0, 0);
}
TEST_CASE("tanh_shrink: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::tanh_shrink, formula);
}
