// SPDX-License-Identifier: MIT
// Layers of any scales, zero points, lengths and contents, made at run time, against integers of any size.
#include <fxact/quantized_layer.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <vector>

#include "../catch.hpp"
#include "../oracle/tally.hpp"
#include "../tier.hpp"
#include "exact_steps.hpp"

namespace {
using namespace fxact;
using fxact::test::exact_steps;
using fxact::test::tally;

std::mt19937_64 noise{41};

/// A scale as models have them, a power of two, one of few digits, or one of an extreme size.
template <class T>
T random_scale() {
    const int exponent = -static_cast<int>(noise() % 16);
    switch (noise() % 8) {
        case 0:
            return std::ldexp(T{1}, exponent);
        case 1:
            return std::ldexp(static_cast<T>(1 + noise() % 15), exponent);
        case 2:
            return std::ldexp(static_cast<T>(1), static_cast<int>(noise() % 120) - 60);
        default:
            return std::ldexp(1 + static_cast<T>(noise() >> 40) * static_cast<T>(0x1p-24), exponent);
    }
}

/// Random raw values, all at one end, or random ones at either end: sums near 0, the largest ones, and all between.
template <class T>
void fill(std::vector<T>& values) {
    using limits = std::numeric_limits<T>;
    const auto kind = noise() % 4;
    for (T& x : values)
        x = kind < 2           ? static_cast<T>(noise())
            : kind == 2        ? limits::max()
            : noise() % 2 == 0 ? limits::min()
                               : limits::max();
}

template <class In, class Out>
void check_layer(tally& all, std::size_t inputs) {
    using layer_type = quantized_layer<In, Out, rounding::exact, double>;
    using bias_type = typename layer_type::bias_type;
    const std::size_t outputs = inputs > 1000 ? 1 : 1 + noise() % 6;
    std::vector<std::int8_t> weights(inputs * outputs);
    std::vector<In> in(inputs);
    std::vector<bias_type> bias(outputs);
    std::vector<double> scales(noise() % 4 == 0 ? 1 : outputs);
    fill(weights);
    fill(in);
    for (bias_type& b : bias) b = static_cast<std::int32_t>(noise()) >> noise() % 31;
    for (double& scale : scales) scale = random_scale<double>();
    const auto zero_point = [](auto code) {
        using limits = std::numeric_limits<decltype(code)>;
        return static_cast<int>(limits::min()) + static_cast<int>(noise() % (limits::max() - limits::min() + 1));
    };
    const affine from{random_scale<double>(), zero_point(In{})}, to{random_scale<double>(), zero_point(Out{})};
    std::vector<channel_multiplier> room(scales.size());
    layer_type layer;
    all.expect(layer.prepare({.weights = weights, .bias = bias, .weight_scales = scales, .in = from, .out = to}, room));
    std::vector<Out> out(outputs);
    all.expect(layer(in, out) == outputs);
    for (std::size_t k = 0; k < outputs; ++k) {
        std::int64_t sum = bias[k];
        for (std::size_t i = 0; i < inputs; ++i)
            sum += std::int64_t{weights[k * inputs + i]} * (in[i] - from.zero_point);
        const double scale = scales[scales.size() == 1 ? 0 : k];
        const std::int32_t code = exact_steps(sum, scale, from.scale, to.scale) + to.zero_point;
        const auto expected =
            std::clamp<std::int32_t>(code, std::numeric_limits<Out>::min(), std::numeric_limits<Out>::max());
        all.expect(out[k] == expected, inputs, k, sum, scale, from.scale, to.scale);
    }
}
}  // namespace

TEST_CASE("random layers give the nearest raw values, whatever their scales, lengths and contents") {
    const int count = fxact::test::by_tier(20'000, 200'000);
    tally bytes, unsigned_bytes, widening, halfwords, narrowing;
    for (int i = 0; i < count; ++i) {
        const std::size_t inputs = i % 500 == 499 ? 60'000 + noise() % 5'537 : noise() % 40;
        check_layer<std::int8_t, std::int8_t>(bytes, inputs);
        check_layer<std::uint8_t, std::uint8_t>(unsigned_bytes, inputs);
        check_layer<std::int8_t, std::int16_t>(widening, inputs);
        check_layer<std::int16_t, std::int16_t>(halfwords, inputs);
        check_layer<std::int16_t, std::int8_t>(narrowing, inputs);
    }
    CHECK(bytes);
    CHECK(unsigned_bytes);
    CHECK(widening);
    CHECK(halfwords);
    CHECK(narrowing);
}
