// SPDX-License-Identifier: MIT
#include <fxact/activation/selu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(selu(0.0F) == 0.0F && selu(1.0) == selu_fn::scale);
static_assert(selu.derivative(1.0) == selu_fn::scale);
static_assert(selu.derivative_from_output(1.0) == selu_fn::scale);

namespace {
constexpr auto formula = formulas::selu;
constexpr auto slope = []<class R>(R x) -> R {
    const R alpha = R(1.6732632423543772), scale = R(1.0507009873554805);
    return x > 0 ? scale : R(scale * alpha * exact::exp(x));
};
constexpr laws law{.float_ulp = 0.55, .double_ulp = 0.52, .rises = true, .low = -1.7581};
}  // namespace

TEST_CASE("selu is right in every format") { check_activation(fxact::selu, formula, law); }
TEST_CASE("selu' is right, to the far ends") { check_derivative(fxact::selu, slope, {.low = 0, .high = 1.7581}); }
TEST_CASE("selu' from the output is right, and agrees with the one from x") {
    check_derivative_from_output(fxact::selu,
                                 []<class R>(R y) -> R {
                                     return y < 0 ? R(y + R(1.0507009873554805) * R(1.6732632423543772))
                                                  : R(1.0507009873554805);
                                 },
                                 {.absolute = 1, .low = -1.758, .high = infinity});
}
TEST_CASE("selu is defined everywhere") { check_specials(fxact::selu, selu(-1e10), infinity, -0.0, 0); }
TEST_CASE("selu of each float and of ten million doubles", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::selu, formula, law);
}
