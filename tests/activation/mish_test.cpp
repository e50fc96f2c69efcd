// SPDX-License-Identifier: MIT
#include <fxact/activation/mish.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(mish(0.0F) == 0.0F && mish(50.0) == 50.0);
static_assert(mish(-80.0F) < 0.0F && mish(-1e30F) == 0.0F, "the far tail is not cut off before its time");
static_assert(mish.derivative(0.0) == 0.6);

namespace {
constexpr auto formula = formulas::mish;
constexpr auto slope = []<class R>(R x) -> R {
    const R e = exact::exp(R(-exact::abs(x))), n = x < 0 ? R(e * (e + 2)) : R(1 + 2 * e),
            d = n + (x < 0 ? R(2) : R(2 * e * e));
    return n / d + 4 * (x * (x < 0 ? e : R(e * e))) * (1 + e) / (d * d);
};
constexpr laws law{.float_ulp = 0.68, .double_ulp = 0.52, .low = -0.3089};
}  // namespace

TEST_CASE("mish is right in every format") { check_activation(fxact::mish, formula, law); }
TEST_CASE("mish' is right, to the far ends") {
    check_derivative(fxact::mish, slope, {.absolute = 0x1p-6, .low = -0.12, .high = 1.1});
}
TEST_CASE("mish is defined everywhere") { check_specials(fxact::mish, -0.0, infinity, -0.0, 0); }
TEST_CASE("mish of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::mish, formula, law);
}
TEST_CASE("mish' errs by less than 2^-30 where it crosses zero") {
    check_root_of_derivative(fxact::mish, slope, -1.192431214515);
}
