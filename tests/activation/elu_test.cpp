// SPDX-License-Identifier: MIT
#include <fxact/activation/elu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(elu{}(-0.0F) == 0.0F && elu{.alpha = 2}(3.0F) == 3.0F);
static_assert(elu{}(-1e-30F) == -1e-30F, "e^x - 1 = x near 0");
static_assert(elu{.alpha = 2}.derivative(0.0) == 2.0, "alpha at 0, as PyTorch");
static_assert(elu{.alpha = 2}.derivative_from_output(-0.5F) == 1.5F && elu{}.derivative_from_output(0.5F) == 1.0F);

namespace {
constexpr auto formula = formulas::elu(1);
constexpr auto slope = []<class R>(R x) -> R { return x > 0 ? R(1) : exact::exp(x); };
}  // namespace

TEST_CASE("elu: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(elu{}, formula);
}
TEST_CASE("elu': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(elu{}, slope, {.lowest = 0, .highest = 1});
}
TEST_CASE("elu' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(elu{.alpha = 1.25}, []<class R>(R y) -> R { return y < 0 ? R(y + R(1.25)) : R(1); });
}
TEST_CASE("elu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(elu{}, -1, infinity, -0.0, 0);
}
TEST_CASE("elu: what is stated holds for another alpha too") {
    const auto scaled = formulas::elu(0.3);
    CHECK(broken_facts(elu{.alpha = 0.3}, scaled, facts_of(elu{.alpha = 0.3}), 10'007) == complaints{});
    check_codes<q<3, 12>, q<3, 12>>(elu{.alpha = 0.3}, scaled);
}
TEST_CASE("elu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(elu{}, formula);
}
