// SPDX-License-Identifier: MIT
// Layers of bytes and halfwords of every length and alignment, whose outputs are the same on every core. The test on
// the host compares them with exact numbers; the boards compare their digest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/activation/relu6.hpp>
#include <fxact/as.hpp>
#include <fxact/per_channel.hpp>
#include <fxact/quantized_layer.hpp>

namespace fxact::test::layers {

/// Scales of floats whose products and quotients are no ties, and powers of two, which make many.
inline constexpr std::size_t most_outputs = 7, most_inputs = 70;
inline constexpr float weight_scales[most_outputs]{0.0078125F, 0.0112F, 0.0061F, 0.00021F, 0.5F, 0.03125F, 0.0417F};
inline constexpr affine signed_in{static_cast<double>(0.0235F), -4}, unsigned_in{0.03125, 128},
    wide_in{static_cast<double>(0.0001F), 0};
inline constexpr affine signed_out{static_cast<double>(0.05F), 10}, unsigned_out{0.0625, 3},
    wide_out{0.000244140625, -5};

class random_integers {
public:
    constexpr std::uint32_t operator()() noexcept {
        state_ = state_ * 1664525U + 1013904223U;
        return state_ >> 8 ^ state_ << 7;
    }

private:
    std::uint32_t state_ = 1;
};

/// What the layer of one shape reads.
template <class In>
struct data {
    using bias_type = std::conditional_t<sizeof(In) == 2, std::int64_t, std::int32_t>;
    std::array<std::int8_t, most_outputs * most_inputs + 4> weights{};
    std::array<In, most_inputs + 4> in{};
    std::array<bias_type, most_outputs> bias{};

    constexpr void fill(random_integers& noise) noexcept {
        for (std::int8_t& w : weights) w = static_cast<std::int8_t>(noise());
        for (In& x : in) x = static_cast<In>(noise());
        for (bias_type& b : bias) b = static_cast<std::int32_t>(noise()) >> (noise() % 24);
    }
};

/// A layer with the scales of the compiler. All of them have all outputs.
template <affine InFormat, affine OutFormat, class In, class Out>
std::size_t compiled(std::span<const std::int8_t> weights, std::span<const In> in,
                     std::span<const typename data<In>::bias_type> bias, std::span<Out> out) {
    return dense(per_channel<weight_scales>(weights), as<quantized<In, InFormat>>(in), bias,
                 as<quantized<Out, OutFormat>>(out), relu6);
}

/// The same with scales of the run time.
template <rounding Rounding, class In, class Out>
std::size_t prepared(std::span<const std::int8_t> weights, std::span<const In> in,
                     std::span<const typename data<In>::bias_type> bias, std::span<Out> out, affine in_format,
                     affine out_format) {
    std::array<channel_multiplier, most_outputs> room{};
    quantized_layer<In, Out, Rounding> layer;
    if (!layer.prepare(
            {.weights = weights, .bias = bias, .weight_scales = weight_scales, .in = in_format, .out = out_format},
            room, relu6))
        return 0;
    return layer(in, out);
}

/// Calls each(weights, in, bias) for every length and alignment.
template <class In, class Each>
void for_each_shape(const Each& each) {
    random_integers noise;
    data<In> layer;
    for (std::size_t inputs = 0; inputs <= most_inputs; ++inputs) {
        layer.fill(noise);
        const std::size_t from = inputs % 4, weights_from = inputs / 4 % 4;
        each(std::span<const std::int8_t>(layer.weights).subspan(weights_from, most_outputs * inputs),
             std::span<const In>(layer.in).subspan(from, inputs),
             std::span<const typename data<In>::bias_type>(layer.bias));
    }
}

/// FNV-1a of all outputs of all layers, and whether compiled and prepared layers agree.
struct result {
    std::uint32_t digest = 0x811c'9dc5U;
    int differ = 0;

    template <class Out>
    void add(std::span<const Out> out) noexcept {
        for (const Out y : out) digest = (digest ^ static_cast<std::uint32_t>(y)) * 0x0100'0193U;
    }
};
template <class In, class Out, affine InFormat, affine OutFormat>
void add_layers(result& all) {
    for_each_shape<In>([&](auto weights, auto in, auto bias) {
        std::array<Out, most_outputs> first{}, second{};
        const std::size_t written = compiled<InFormat, OutFormat, In, Out>(weights, in, bias, first);
        const std::size_t again = prepared<rounding::exact, In, Out>(weights, in, bias, second, InFormat, OutFormat);
        all.differ += written != most_outputs || again != most_outputs;
        for (std::size_t i = 0; i < most_outputs; ++i) all.differ += first[i] != second[i];
        all.add(std::span<const Out>(first));
        if constexpr (sizeof(In) == 1) {
            prepared<rounding::tflite, In, Out>(weights, in, bias, first, InFormat, OutFormat);
            all.add(std::span<const Out>(first));
            prepared<rounding::tflite_single, In, Out>(weights, in, bias, first, InFormat, OutFormat);
            all.add(std::span<const Out>(first));
        }
    });
}
inline result all() {
    result found;
    add_layers<std::int8_t, std::int8_t, signed_in, signed_out>(found);
    add_layers<std::uint8_t, std::uint8_t, unsigned_in, unsigned_out>(found);
    add_layers<std::int8_t, std::int16_t, signed_in, wide_out>(found);
    add_layers<std::int16_t, std::int16_t, wide_in, wide_out>(found);
    add_layers<std::int16_t, std::int8_t, wide_in, signed_out>(found);
    return found;
}
inline constexpr std::uint32_t expected_digest = 0x3d10'9f27U;

}  // namespace fxact::test::layers
