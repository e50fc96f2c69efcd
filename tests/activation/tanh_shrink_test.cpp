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
constexpr laws law{.float_ulp = 0.56, .double_ulp = 0.52, .rises = true, .odd = true};
}  // namespace

TEST_CASE("tanh_shrink is right in every format") { check_activation(fxact::tanh_shrink, formula, law); }
TEST_CASE("tanh_shrink' is right, to the far ends") {
    check_derivative(fxact::tanh_shrink, slope, {.low = 0, .high = 1});
}
TEST_CASE("tanh_shrink is defined everywhere") { check_specials(fxact::tanh_shrink, -infinity, infinity, -0.0, 0); }
TEST_CASE("tanh_shrink of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::tanh_shrink, formula, law);
}
