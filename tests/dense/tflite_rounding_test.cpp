// SPDX-License-Identifier: MIT
#include <fxact/detail/dense/tflite_rounding.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

#include "../catch.hpp"
#include "../oracle/tally.hpp"
#include "tflite_reference.hpp"

namespace {
using namespace fxact;
using namespace fxact::test::tflite;
using fxact::test::tally;

std::mt19937_64 noise{3};
}  // namespace

TEST_CASE("TFLite's multipliers and roundings are those of its double arithmetic") {
    tally multipliers, twice, once;
    for (int i = 0; i < 200'000; ++i) {
        const auto scale = [] {
            return std::ldexp(1 + static_cast<float>(noise() >> 41) * 0x1p-23F, -static_cast<int>(noise() % 14));
        };
        const float weight = scale(), in = scale();
        // Products of floats are exact in double; their sums of digits of doubles are not.
        const double out = i % 2 == 0 ? static_cast<double>(scale())
                                      : std::ldexp(1 + static_cast<double>(noise() >> 12) * 0x1p-52, -6);
        const double from = i % 4 < 2 ? static_cast<double>(in) : static_cast<double>(in) * 1.1;
        const quantized_multiplier expected = quantize_multiplier(static_cast<double>(weight) * from / out);
        const detail::multiplier found = detail::tflite_multiplier(detail::quotient_of(weight, from, out));
        multipliers.expect(found.factor == static_cast<std::uint32_t>(expected.factor) &&
                               found.left == std::max(expected.shift, 0) && found.right == std::max(-expected.shift, 0),
                           weight, from, out);
        const auto sum = static_cast<std::int32_t>(noise() >> 32) >> (9 + noise() % 20);
        if (expected.shift > 8) continue;
        const auto cut = [](std::int32_t x) { return std::clamp(x, -(1 << 29), 1 << 29); };
        twice.expect(detail::tflite_steps<true>(sum, found) == cut(double_rounding(sum, expected)), sum, i);
        once.expect(detail::tflite_steps<false>(sum, found) == cut(single_rounding(sum, expected)), sum, i);
    }
    CHECK(multipliers);
    CHECK(twice);
    CHECK(once);
}

TEST_CASE("TFLite's roundings of sums next to ties differ from the exact one as they do there") {
    const quantized_multiplier half{1 << 30, 0};
    const detail::multiplier m = detail::tflite_multiplier(detail::quotient_of(0.5F, 1.0, 1.0));
    CHECK(m == detail::multiplier{1U << 30, 0, 0});
    CHECK(detail::tflite_steps<true>(-1, m) == double_rounding(-1, half));
    CHECK(detail::tflite_steps<true>(-1, m) == 0);  // -0.5; exact is -1
    CHECK(detail::tflite_steps<false>(-1, m) == 0);
    CHECK(detail::tflite_steps<true>(1, m) == 1);
    const detail::multiplier tiny = detail::tflite_multiplier(detail::quotient_of(0x1p-40F, 1.0, 1.0));
    CHECK(tiny == detail::multiplier{0, 0, 0});
    CHECK(detail::tflite_steps<true>(std::numeric_limits<std::int32_t>::max(), tiny) == 0);
    const detail::multiplier huge = detail::tflite_multiplier(detail::quotient_of(0x1p40F, 1.0, 1.0));
    CHECK(detail::tflite_steps<true>(1, huge) == 1 << 29);
    CHECK(detail::tflite_steps<false>(-1, huge) == -(1 << 29));
}
