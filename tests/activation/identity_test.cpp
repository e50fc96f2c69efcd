// SPDX-License-Identifier: MIT
#include <fxact/activation/identity.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(identity(0.3F) == 0.3F && identity(q7{0.3}) == q7{0.3} && identity.derivative(0.3) == 1.0);

namespace {
constexpr auto formula = formulas::identity;
constexpr auto slope = []<class R>(R x) -> R { return 0 * x + 1; };
}  // namespace

TEST_CASE("identity: exact in every format") { check_activation(fxact::identity, formula); }
TEST_CASE("identity': exact") { check_derivative(fxact::identity, slope, {.float_ulp = 0, .double_ulp = 0}); }
TEST_CASE("identity: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::identity, -infinity, infinity, -0.0, 0);
}
TEST_CASE("identity: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::identity, formula);
}
