// SPDX-License-Identifier: MIT
#include <fxact/activation/prelu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(prelu(-2.0F, 0.25F) == -0.5F && prelu(2.0, 0.25) == 2.0 &&
              prelu(q<3, 4>{-2.0}, q<3, 4>{0.25}) == q<3, 4>{-0.5});
static_assert(prelu.derivative(0.0F, 0.25F) == 0.25F, "the weight at 0, as PyTorch");
static_assert(prelu.weight_derivative(-2.0F, 0.25F) == -2.0F && prelu.weight_derivative(2.0F, 0.25F) == 0.0F);

TEST_CASE("prelu: correctly rounded for every pair of 8-bit codes") {
    const auto check = []<discrete T>(T) {
        std::int64_t wrong = 0;
        for (int x = -128; x < 128; ++x)
            for (int w = -128; w < 128; ++w) {
                const auto formula = [w]<class R>(R value) -> R {
                    return value < 0 ? R(value * (R(w - zero_point_of<T>) * R(step_of<T>))) : value;
                };
                wrong += raw_of(prelu(saturate<T>(x), saturate<T>(w))) != nearest_code<T, T>(formula, x);
            }
        CHECK(wrong == 0);
    };
    check(q<3, 4>{});
    check(quantized<std::int8_t, affine{0.0717, 29}>{});
}
TEST_CASE("prelu: float and double within 0.51 ulp for a fixed weight") {
    const auto formula = []<class R>(R x) -> R { return x < 0 ? R(x * R(0.1F)) : x; };
    const auto f = []<class T>(T x) { return prelu(x, static_cast<T>(0.1F)); };
    constexpr facts about = prelu.about(static_cast<double>(0.1F));
    CHECK(error_claim(about) == "float and double within 0.51 ulp");
    check_floats(f, formula, about);
    check_doubles(f, formula, about);
    check_specials(f, -infinity, infinity, -0.0, 0);
}
