// SPDX-License-Identifier: MIT
#include <fxact/per_channel.hpp>

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include <fxact/activation/hard_tanh.hpp>
#include <fxact/activation/identity.hpp>
#include <fxact/activation/relu.hpp>
#include <fxact/activation/sigmoid.hpp>
#include <fxact/table.hpp>

#include "catch.hpp"
#include "layers.hpp"
#include "oracle/engine.hpp"
#include "oracle/tally.hpp"

namespace fxact::test {
namespace {

constexpr double two_scales[]{0.5, 0.25};
using in_format = quantized<std::int8_t, affine{1.0, 0}>;
using out_format = quantized<std::int8_t, affine{1.0, -3}>;
template <class... F>
constexpr std::array<int, 2> layer_of(F... f) {
    const std::array<std::int8_t, 4> weights{1, 2, -3, 4};
    const std::array in{in_format::from_raw(3), in_format::from_raw(-4)};
    const std::array<std::int32_t, 2> bias{0, 15};
    std::array<out_format, 2> out{};
    if (dense(per_channel<two_scales>(weights), in, bias, out, f...) != 2) return {};
    return {out[0].raw(), out[1].raw()};
}
static_assert(layer_of() == std::array{-6, -6}, "(3 - 8) / 2 = -2.5, and (-9 - 16 + 15) / 4 = -2.5, are ties");
static_assert(layer_of(relu) == std::array{-3, -3}, "0 is the zero point");
static_assert(layer_of(hard_tanh) == std::array{-4, -4}, "-1");
static_assert(layer_of(identity) == layer_of());

/// The exact output, as an integer number of steps.
template <class In, class Out>
std::int64_t exact_output(std::span<const std::int8_t> row, std::span<const In> in, std::int64_t bias,
                          double weight_scale, affine from, affine to, double lowest, double highest) {
    real100 sum = bias;
    for (std::size_t i = 0; i < row.size(); ++i) sum += real100(row[i]) * (in[i] - from.zero_point);
    sum *= real100(weight_scale) * real100(from.scale);
    if (sum < lowest) sum = lowest;
    if (sum > highest) sum = highest;
    // Ties of these scales are exact in 100 digits only as doubled products, so the half is compared before a division.
    const real100 size = abs(sum), step = to.scale;
    const real100 steps = floor((2 * size / step + 1) / 2);
    const std::int64_t code = (sum < 0 ? -1 : 1) * static_cast<std::int64_t>(steps) + to.zero_point;
    using limits = std::numeric_limits<Out>;
    return code < limits::min() ? limits::min() : code > limits::max() ? limits::max() : code;
}

template <class In, class Out, affine From, affine To>
void check_layers(tally& all) {
    layers::for_each_shape<In>([&](auto weights, auto in, auto bias) {
        std::array<Out, layers::most_outputs> out{};
        all.expect(layers::compiled<From, To, In, Out>(weights, in, bias, out) == layers::most_outputs, in.size());
        for (std::size_t i = 0; i < out.size(); ++i)
            all.expect(out[i] == exact_output<In, Out>(weights.subspan(i * in.size(), in.size()), in, bias[i],
                                                       static_cast<double>(layers::weight_scales[i]), From, To, 0, 6),
                       in.size(), i);
    });
}

TEST_CASE("a layer with a scale for each output is exact, rounded once, for bytes and halfwords") {
    tally all;
    check_layers<std::int8_t, std::int8_t, layers::signed_in, layers::signed_out>(all);
    check_layers<std::uint8_t, std::uint8_t, layers::unsigned_in, layers::unsigned_out>(all);
    check_layers<std::int8_t, std::int16_t, layers::signed_in, layers::wide_out>(all);
    check_layers<std::int16_t, std::int16_t, layers::wide_in, layers::wide_out>(all);
    check_layers<std::int16_t, std::int8_t, layers::wide_in, layers::signed_out>(all);
    CHECK(all);
}

TEST_CASE("a layer with a scale for each output gives a table the sum rounded to its input") {
    using sum_format = quantized<std::int8_t, affine{0.0625, 4}>;
    constexpr table<sigmoid, sum_format, tflite_sigmoid_int8> sig;
    tally all;
    layers::for_each_shape<std::int8_t>([&](auto weights, auto in, auto bias) {
        std::array<tflite_sigmoid_int8, layers::most_outputs> out{};
        std::array<sum_format, layers::most_outputs> sums{};
        const auto numbers = as<quantized<std::int8_t, layers::signed_in>>(in);
        dense(per_channel<layers::weight_scales>(weights), numbers, bias, sums);
        dense(per_channel<layers::weight_scales>(weights), numbers, bias, out, sig);
        for (std::size_t i = 0; i < out.size(); ++i) all.expect(out[i] == sig(sums[i]), i);
    });
    CHECK(all);
}

TEST_CASE("a layer with a scale for each output writes nothing where a length disagrees") {
    const std::vector<std::int8_t> weights(6);
    const std::vector<in_format> in(3);
    const std::vector<std::int32_t> bias(2), short_bias(1);
    std::vector<out_format> out(2, out_format::from_raw(77)), more(3, out_format::from_raw(77));
    CHECK(dense(per_channel<two_scales>(weights), in, bias, out) == 2);
    out.assign(2, out_format::from_raw(77));
    CHECK(dense(per_channel<two_scales>(weights), in, short_bias, out) == 0);
    CHECK(dense(per_channel<two_scales>(weights), in, bias, more) == 0);
    CHECK(dense(per_channel<two_scales>(std::span(weights).first(5)), in, bias, out) == 0);
    CHECK(out == std::vector(2, out_format::from_raw(77)));
}

TEST_CASE("a bias of 64 bits beyond 2^46 saturates the output and overflows nothing") {
    using wide = quantized<std::int16_t, affine{1.0, 0}>;
    constexpr auto huge = std::numeric_limits<std::int64_t>::max();
    const std::array<std::int8_t, 4> weights{127, 127, -128, -128};
    const std::array in{wide::from_raw(32767), wide::from_raw(32767)};
    std::array<wide, 2> out{};
    CHECK(dense(per_channel<two_scales>(weights), in, std::array<std::int64_t, 2>{huge, -huge}, out) == 2);
    CHECK(out[0].raw() == 32767);
    CHECK(out[1].raw() == -32768);
}

}  // namespace
}  // namespace fxact::test
