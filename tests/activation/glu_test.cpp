// SPDX-License-Identifier: MIT
#include <fxact/activation/glu.hpp>

#include "sweep.hpp"

using namespace fxact;
using namespace fxact::test;

static_assert(glu(2.0F, 0.0F) == 1.0F && glu(2.0, 100.0) == 2.0 && glu(q<3, 4>{2.0}, q<3, 4>{0.0}) == q<3, 4>{1.0});
static_assert(glu(1e30F, -1e5F) == 0.0F && glu(std::numeric_limits<float>::infinity(), -1e9F) == 0.0F,
              "a closed gate is closed");
static_assert(glu.derivative(2.0F, 0.0F) == 0.5F && glu.gate_derivative(2.0F, 0.0F) == 0.5F);

TEST_CASE("glu: correctly rounded for every pair of 8-bit codes") {
    const auto check = []<discrete T>(T) {
        std::int64_t wrong = 0;
        for (int a = -128; a < 128; ++a)
            for (int b = -128; b < 128; ++b) {
                const auto formula = [a]<class R>(R gate) -> R {
                    return R(a - zero_point_of<T>) * R(step_of<T>) * exact::sigmoid(gate);
                };
                wrong += raw_of(glu(saturate<T>(a), saturate<T>(b))) != nearest_code<T, T>(formula, b);
            }
        CHECK(wrong == 0);
    };
    check(q<3, 4>{});
    check(quantized<std::int8_t, affine{0.0717, 29}>{});
}
TEST_CASE("glu: float within 0.7 ulp, double within 0.52 ulp for a fixed first half") {
    const auto formula = []<class R>(R gate) -> R { return R(1.7F) * exact::sigmoid(gate); };
    const auto f = []<class T>(T gate) { return glu(static_cast<T>(1.7F), gate); };
    constexpr facts about = glu.about(static_cast<double>(1.7F));
    CHECK(error_claim(about) == "float within 0.7 ulp, double within 0.52 ulp");
    check_floats(f, formula, about);
    check_doubles(f, formula, about);
    CHECK(std::isnan(glu(std::numeric_limits<float>::quiet_NaN(), 1.0F)));
    CHECK(std::isnan(glu(1.0, quiet_nan)));
}
