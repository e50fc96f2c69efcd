// SPDX-License-Identifier: MIT
#include <fxact/activation/sign.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(sign(0.3F) == 1.0F && sign(-0.3) == -1.0 && sign(0.0F) == 0.0F && sign(q<3, 4>{-3.0}) == q<3, 4>{-1.0});
static_assert(sign(q7{0.5}) == std::numeric_limits<q7>::max(), "a format without 1 gives the nearest that it has");

namespace {
constexpr auto formula = formulas::sign;
}  // namespace

TEST_CASE("sign: exact in every format") { check_activation(fxact::sign, formula); }
TEST_CASE("sign: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::sign, -1, 1, -0.0, 0);
}
TEST_CASE("sign: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::sign, formula);
}
