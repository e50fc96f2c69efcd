// SPDX-License-Identifier: MIT
#include <fxact/quantized_layer.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <fxact/activation/clipped_relu.hpp>
#include <fxact/activation/relu.hpp>

#include "catch.hpp"
#include "dense/tflite_reference.hpp"
#include "layers.hpp"
#include "oracle/tally.hpp"

namespace fxact::test {
namespace {
using namespace tflite;

TEST_CASE("a layer prepared at run time gives the bits of the compiled one, and the digest of all cores") {
    const layers::result found = layers::all();
    CHECK(found.differ == 0);
    INFO(std::hex << "0x" << found.digest);
    CHECK(found.digest == layers::expected_digest);
}

TEST_CASE("a layer rounds as TFLite does, sum by sum") {
    tally all;
    layers::for_each_shape<std::int8_t>([&](auto weights, auto in, auto bias) {
        std::array<std::int8_t, layers::most_outputs> twice{}, once{};
        const affine from = layers::signed_in, to = layers::signed_out;
        layers::prepared<rounding::tflite, std::int8_t, std::int8_t>(weights, in, bias, twice, from, to);
        layers::prepared<rounding::tflite_single, std::int8_t, std::int8_t>(weights, in, bias, once, from, to);
        for (std::size_t i = 0; i < twice.size(); ++i) {
            std::int64_t sum = bias[i];
            for (std::size_t j = 0; j < in.size(); ++j) sum += weights[i * in.size() + j] * (in[j] - from.zero_point);
            const quantized_multiplier m =
                quantize_multiplier(static_cast<double>(layers::weight_scales[i]) * from.scale / to.scale);
            if (sum < std::numeric_limits<std::int32_t>::min() || sum > std::numeric_limits<std::int32_t>::max())
                continue;
            const auto code = [&](std::int32_t steps) { return std::clamp(steps + to.zero_point, 10, 127); };
            if (m.shift > 0 && std::abs(sum) >= 1LL << (31 - m.shift)) continue;  // overflows there
            all.expect(twice[i] == code(double_rounding(static_cast<std::int32_t>(sum), m)), i, sum);
            all.expect(once[i] == code(single_rounding(static_cast<std::int32_t>(sum), m)), i, sum);
        }
    });
    CHECK(all);
}

/// "| scales | twice | once |": how many of a million outputs of random layers differ from the exact ones.
std::string row_of_differences(const char* name, bool powers_of_two) {
    std::mt19937_64 random{7};
    const auto scale = [&] {
        const float digits = powers_of_two ? 0 : static_cast<float>(random() >> 41) * 0x1p-23F;
        return std::ldexp(1 + digits, -5 - static_cast<int>(random() % 4));
    };
    int twice = 0, once = 0;
    for (int i = 0; i < 1'000'000; ++i) {
        const float weight = scale();
        const auto in = static_cast<double>(scale()), out = static_cast<double>(scale());
        const detail::scale_quotient quotient = detail::quotient_of(weight, in, out);
        const auto largest = static_cast<std::uint64_t>(128 * out / (static_cast<double>(weight) * in));
        const auto sum = static_cast<std::int64_t>(random() % (2 * largest)) - static_cast<std::int64_t>(largest);
        const std::int32_t exact = detail::nearest_steps<detail::sum_width::narrow, false, true>(
            sum, detail::multiplier_for<detail::sum_width::narrow>(quotient), [&] { return quotient; });
        const detail::multiplier rounded = detail::tflite_multiplier(quotient);
        const std::int32_t with_two = detail::tflite_steps<true>(sum, rounded) - exact,
                           with_one = detail::tflite_steps<false>(sum, rounded) - exact;
        if (std::abs(with_two) > 1 || std::abs(with_one) > 1) return "by more than 1";
        twice += with_two != 0;
        once += with_one != 0;
    }
    return std::string("| ") + name + " | " + std::to_string(twice) + " | " + std::to_string(once) + " |";
}

TEST_CASE("docs/dense.md says how many of a million outputs TFLite's roundings change") {
    std::ifstream page(std::filesystem::path(__FILE__).parent_path().parent_path() / "docs" / "dense.md");
    const std::string text{std::istreambuf_iterator<char>(page), {}};
    CHECK(text.find("<!-- differences -->") != std::string::npos);
    for (const std::string& row :
         {row_of_differences("any float", false), row_of_differences("powers of two, with many ties", true)}) {
        INFO("the row is: " << row);
        CHECK(text.find(row) != std::string::npos);
    }
}

constexpr std::array<std::int8_t, 4> weights{1, 2, -3, 4};
constexpr std::array<std::int32_t, 2> bias{0, 15};
constexpr std::array<float, 2> scales{0.5F, 0.25F};
using small_layer = quantized_layer<std::int8_t>;
constexpr small_layer::model valid{
    .weights = weights, .bias = bias, .weight_scales = scales, .in = {1.0, 0}, .out = {1.0, -3}};

static_assert(
    [] {
        std::array<channel_multiplier, 2> room{};
        small_layer layer;
        std::array<std::int8_t, 2> in{3, -4}, out{};
        return layer.prepare(valid, room) && layer(in, out) == 2 && out == std::array<std::int8_t, 2>{-6, -6};
    }(),
    "a layer can be prepared by the compiler");

TEST_CASE("one scale for all outputs, and the limits of an activation on the output's grid") {
    std::array<channel_multiplier, 1> room{};
    small_layer layer;
    small_layer::model one = valid;
    one.weight_scales = std::span(scales).first(1);
    one.out = {0.3, -100};
    REQUIRE(layer.prepare(one, room, clipped_relu{.max = 1.0}));
    CHECK(layer.inputs() == 2);
    CHECK(layer.outputs() == 2);
    const std::array<std::int8_t, 2> in{-100, 100};
    std::array<std::int8_t, 2> out{};
    CHECK(layer(in, out) == 2);
    CHECK(out == std::array<std::int8_t, 2>{-97, -97});  // 1.0 / 0.3 is 3.33
    REQUIRE(layer.prepare(one, room, relu));
    const std::array<std::int8_t, 2> other{100, 100};
    CHECK(layer(other, out) == 2);
    CHECK(out == std::array<std::int8_t, 2>{127, 92});
}

TEST_CASE("a layer refuses what is no model, and then writes nothing") {
    constexpr double infinity = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
    std::array<channel_multiplier, 2> room{};
    const auto refused = [&](auto change) {
        small_layer::model model = valid;
        change(model);
        small_layer layer;
        const std::array<std::int8_t, 2> in{1, 1};
        std::array<std::int8_t, 2> out{77, 77};
        return !layer.prepare(model, room) && layer.outputs() == 0 && layer.inputs() == 0 && layer(in, out) == 0 &&
               out == std::array<std::int8_t, 2>{77, 77};
    };
    CHECK_FALSE(refused([](auto&) {}));
    for (const double scale : {0.0, -1.0, infinity, -infinity, nan}) {
        CHECK(refused([&](auto& m) { m.in.scale = scale; }));
        CHECK(refused([&](auto& m) { m.out.scale = scale; }));
        const std::array<float, 2> wrong{0.5F, static_cast<float>(scale)};
        CHECK(refused([&](auto& m) { m.weight_scales = wrong; }));
    }
    CHECK(refused([](auto& m) { m.in.zero_point = 128; }));
    CHECK(refused([](auto& m) { m.out.zero_point = -129; }));
    CHECK(refused([](auto& m) { m.bias = {}; }));
    CHECK(refused([](auto& m) { m.weights = m.weights.first(3); }));
    CHECK(refused([](auto& m) { m.weight_scales = {}; }));
    const std::array<float, 3> many{1, 1, 1};
    CHECK(refused([&](auto& m) { m.weight_scales = many; }));
    small_layer layer;
    CHECK_FALSE(layer.prepare(valid, std::span(room).first(1)));
    const std::vector<std::int8_t> long_row(65'537);
    CHECK(refused([&](auto& m) {
        m.weights = long_row;
        m.bias = m.bias.first(1);
        m.weight_scales = m.weight_scales.first(1);
    }));
    REQUIRE(layer.prepare(valid, room));
    std::array<std::int8_t, 3> three{};
    CHECK(layer(std::span(three), std::span(three).first(2)) == 0);
    CHECK(layer(std::span(three).first(2), std::span(three)) == 0);
}

TEST_CASE("scales from the least float to the largest saturate or vanish") {
    std::array<channel_multiplier, 1> room{};
    for (const float scale : {0x1p-149F, 1e-20F, 1.0F, 1e20F, 0x1.fffffeP127F})
        for (const double out_scale : {0x1p-1074, 1e-30, 1.0, 1e30}) {
            small_layer layer;
            const std::array<float, 1> one{scale};
            small_layer::model model = valid;
            model.weight_scales = one;
            model.in = {1.0, 0};
            model.out = {out_scale, 5};
            REQUIRE(layer.prepare(model, room));
            const std::array<std::int8_t, 2> in{100, -100};
            std::array<std::int8_t, 2> out{};
            CHECK(layer(in, out) == 2);
            const double exact = -100.0 * static_cast<double>(scale) / out_scale;  // the first sum is -100
            const double rounded = std::abs(exact) < 1e6 ? std::round(exact) : exact;
            CHECK(out[0] == static_cast<int>(std::clamp(rounded + 5, -128.0, 127.0)));
        }
}

}  // namespace
}  // namespace fxact::test
