// SPDX-License-Identifier: MIT
#include <fxact/activation/sign.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(sign(0.3F) == 1.0F && sign(-0.3) == -1.0 && sign(0.0F) == 0.0F && sign(q<3, 4>{-3.0}) == q<3, 4>{-1.0});
static_assert(sign(q7{0.5}) == std::numeric_limits<q7>::max(), "a format without 1 gives the nearest that it has");

namespace {
constexpr auto formula = formulas::sign;
constexpr laws law{.float_ulp = 0, .double_ulp = 0, .rises = true, .odd = true, .low = -1, .high = 1};
}  // namespace

TEST_CASE("sign is right in every format") { check_activation(fxact::sign, formula, law); }
TEST_CASE("sign is defined everywhere") { check_specials(fxact::sign, -1, 1, -0.0, 0); }
TEST_CASE("sign of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::sign, formula, law);
}
