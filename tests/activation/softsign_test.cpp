// SPDX-License-Identifier: MIT
#include <fxact/activation/softsign.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(softsign(1.0F) == 0.5F && softsign(-3.0) == -0.75 && softsign(q<3, 4>{1.0}) == q<3, 4>{0.5});
static_assert(softsign.derivative(1.0) == 0.25 && softsign.derivative_from_output(0.5F) == 0.25F);

namespace {
constexpr auto formula = formulas::softsign;
constexpr auto slope = []<class R>(R x) -> R {
    const R d = 1 + exact::abs(x);
    return 1 / (d * d);
};
constexpr laws law{.float_ulp = 0.53, .double_ulp = 0.52, .rises = true, .odd = true, .low = -1, .high = 1};
}  // namespace

TEST_CASE("softsign is right in every format") { check_activation(fxact::softsign, formula, law); }
TEST_CASE("softsign' is right, to the far ends") { check_derivative(fxact::softsign, slope, {.low = 0, .high = 1}); }
TEST_CASE("softsign' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(fxact::softsign,
                                 []<class R>(R y) -> R { return (1 - exact::abs(y)) * (1 - exact::abs(y)); },
                                 {.low = -1, .high = 1});
}
TEST_CASE("softsign is defined everywhere") { check_specials(fxact::softsign, -1, 1, -0.0, 0); }
TEST_CASE("softsign of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::softsign, formula, law);
}
