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
}  // namespace

TEST_CASE("softsign: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::softsign, formula);
}
TEST_CASE("softsign': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::softsign, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("softsign' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(fxact::softsign,
                                 []<class R>(R y) -> R { return (1 - exact::abs(y)) * (1 - exact::abs(y)); });
}
TEST_CASE("softsign: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::softsign, -1, 1, -0.0, 0);
}
TEST_CASE("softsign: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::softsign, formula);
}
