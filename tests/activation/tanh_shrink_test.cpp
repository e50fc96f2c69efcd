// SPDX-License-Identifier: MIT
#include <fxact/activation/tanh_shrink.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(tanh_shrink(0.0F) == 0.0F && tanh_shrink(50.0) == 49.0);
static_assert(tanh_shrink(0x1p-20F) > 0x1.5p-62F && tanh_shrink(0x1p-20F) < 0x1.6p-62F, "x^3 / 3 near 0, where x - tanh x is nothing");

namespace {
constexpr auto formula = []<class R>(R x) -> R {
    const R size = exact::abs(x);
    if (size > R(0.03)) return x - exact::tanh(x);
    const R square = x * x;  // Bernoulli's numbers: 1/3, -2/15, 17/315 ... by the recurrence of tanh' = 1 - tanh^2
    R term[18] = {R(1)}, sum = 0, power = x;
    for (int n = 1; n < 18; ++n) {
        term[n] = 0;
        for (int k = 0; k < n; ++k) term[n] -= term[k] * term[n - 1 - k] / (2 * n + 1);
        power *= square;
        sum -= term[n] * power;
    }
    return sum;
};
constexpr auto slope = []<class R>(R x) -> R { const R t = exact::tanh(x); return t * t; };
constexpr laws law{.rises = true, .odd = true};
}  // namespace

TEST_CASE("tanh_shrink is right in every format") { check_activation(fxact::tanh_shrink, formula, law); }
TEST_CASE("tanh_shrink' is right, to the far ends") { check_derivative(fxact::tanh_shrink, slope, {.low = 0, .high = 1}); }
TEST_CASE("tanh_shrink is defined everywhere") { check_specials(fxact::tanh_shrink, -infinity, infinity, -0.0, 0); }
TEST_CASE("tanh_shrink of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::tanh_shrink, formula, law);
}
