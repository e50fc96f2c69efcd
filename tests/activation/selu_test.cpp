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
}  // namespace

TEST_CASE("selu: every 8- and 16-bit result and float correctly rounded, double within 0.52 ulp") {
    check_activation(fxact::selu, formula);
}
TEST_CASE("selu': every q<3,4> and q<3,12> result correctly rounded, float and double within 1 ulp") {
    check_derivative(fxact::selu, slope, {.lowest = 0, .highest = 1.7581});
}
TEST_CASE("selu' from the output: within 1 ulp, and within 1e-13 of the one from x") {
    check_derivative_from_output(
        fxact::selu,
        []<class R>(R y) -> R {
            return y < 0 ? R(y + R(1.0507009873554805) * R(1.6732632423543772)) : R(1.0507009873554805);
        },
        1);
}
TEST_CASE("selu: a NaN stays one, infinities and zeros give the limits, finite inputs give no NaN") {
    check_specials(fxact::selu, selu(-1e10), infinity, -0.0, 0);
}
TEST_CASE("selu: all 2^32 floats and ten million doubles keep what is stated", "[.exhaustive][exhaustive]") {
    check_exhaustively(fxact::selu, formula);
}
