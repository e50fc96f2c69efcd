// SPDX-License-Identifier: MIT
// The oracle itself: its short cuts give what its definitions give.
#include <cmath>
#include <cstdint>
#include <limits>

#include <fxact/fixed.hpp>
#include <fxact/quantized.hpp>

#include "../catch.hpp"
#include "any_real.hpp"
#include "formulas.hpp"
#include "real.hpp"
#include "tally.hpp"

namespace {
using namespace fxact;
using namespace fxact::test;
}  // namespace

TEST_CASE("an ulp is the distance between neighbors, also of subnormals and at a power of two") {
    const auto check = [](auto zero) {
        using T = decltype(zero);
        for (const T x :
             {T{1}, T{1.5}, std::numeric_limits<T>::min(), std::numeric_limits<T>::denorm_min(), T{1e-30F}, T{3e38F}}) {
            const T next = std::nextafter(x, std::numeric_limits<T>::infinity());
            CHECK(ulps(next, real50(x)) == 1);
            CHECK(ulps(static_cast<T>(-next), real50(-x)) == 1);
            CHECK(ulps(x, real50(x)) == 0);
        }
        CHECK(std::isinf(ulps(std::numeric_limits<T>::quiet_NaN(), real50(1))));
        CHECK(ulps(std::numeric_limits<T>::infinity(), real50(std::numeric_limits<T>::max())) == 1);
        CHECK(ulps(std::numeric_limits<T>::infinity(), pow(real50(10), 400)) == 0);
    };
    check(0.0F);
    check(0.0);
}

TEST_CASE("ulps in doubles are those in 50 digits") {
    any_real<float> noise;
    tally same;
    for (int i = 0; i < 20'000; ++i) {
        const float near = noise.next();
        if (!std::isfinite(near)) continue;
        const double truth = static_cast<double>(near) * (1 + 1e-8 * (i % 19 - 9)) + (i % 3 - 1) * 1e-45;
        const double found = float_ulps(near, truth), exact = ulps(near, real50(truth));
        same.expect(std::abs(found - exact) <= 1e-9 * (1 + exact), static_cast<double>(near), truth);
    }
    CHECK(same);
}

TEST_CASE("the nearest code by long double is the one by 50 digits, ties away from zero") {
    using tenths = quantized<std::int8_t, affine{0.1, -3}>;
    const auto check = [](const auto& f) {
        tally same;
        for (std::int64_t code = -128; code < 128; ++code) {
            same.expect(
                nearest_code<tenths, tenths>(f, code) == nearest_code<tenths>(f(value_of<real50, tenths>(code))), code);
            same.expect(
                nearest_code<uq<0, 8>, q<3, 4>>(f, code) == nearest_code<uq<0, 8>>(f(value_of<real50, q<3, 4>>(code))),
                code);
        }
        CHECK(same);
    };
    check(formulas::sigmoid);
    check(formulas::identity);
    check([](const auto& x) { return x * x * x; });
    CHECK(nearest_code<q<3, 4>>(real50(0x1.8p-4)) == 2);
    CHECK(nearest_code<q<3, 4>>(real50(-0x1.8p-4)) == -2);
    CHECK(nearest_code<q<3, 4>>(real50(1e30)) == 127);
    CHECK(nearest_code<q<3, 4>, q<3, 4>>([](const auto& x) { return x * 0x1p50; }, -1) == -128);
}
