// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/quantized_layer.hpp>

#include "classify_channels.hpp"
#include "network.hpp"

/// How the trainer makes the network with a weight scale for each output, and runs it with scales that are read.
namespace digits {

/// Weights, biases and scales of one layer.
template <std::size_t From, std::size_t To>
struct channel_layer {
    std::array<std::int8_t, To * From> weights{};
    std::array<std::int32_t, To> bias{};
    std::array<float, To> scales{};
};
struct channel_model {
    channel_layer<inputs, hidden_units> hidden;
    channel_layer<hidden_units, classes> output;
};

/// Each row takes the whole range of int8; a bias has the scale of its row's products.
template <std::size_t From, std::size_t To>
channel_layer<From, To> in_channels(std::span<const float, To * From> weights, std::span<const float, To> bias,
                                    double in_scale) noexcept {
    channel_layer<From, To> layer;
    for (std::size_t k = 0; k < To; ++k) {
        float largest = 0x1p-20F;
        for (std::size_t i = 0; i < From; ++i) largest = std::max(largest, std::abs(weights[k * From + i]));
        layer.scales[k] = largest / 127;
        for (std::size_t i = 0; i < From; ++i)
            layer.weights[k * From + i] =
                static_cast<std::int8_t>(std::lround(weights[k * From + i] / layer.scales[k]));
        layer.bias[k] = static_cast<std::int32_t>(
            std::lround(static_cast<double>(bias[k]) / (static_cast<double>(layer.scales[k]) * in_scale)));
    }
    return layer;
}
template <class Formats>
channel_model in_channels(const network<float>& net) noexcept {
    return {in_channels<inputs, hidden_units>(net.hidden_weights(), net.hidden_bias(),
                                              fxact::step_of<typename Formats::pixel>),
            in_channels<hidden_units, classes>(net.output_weights(), net.output_bias(),
                                               fxact::step_of<typename Formats::hidden>)};
}

template <std::size_t From, std::size_t To, class Out>
std::array<Out, To> run_layer(const channel_layer<From, To>& net, std::span<const std::int8_t, From> in,
                              double in_scale, double out_scale) noexcept {
    fxact::quantized_layer<std::int8_t, Out> layer;
    std::array<fxact::channel_multiplier, To> room{};
    std::array<Out, To> out{};
    layer.prepare({.weights = net.weights,
                   .bias = net.bias,
                   .weight_scales = net.scales,
                   .in = {in_scale, 0},
                   .out = {out_scale, 0}},
                  room);
    layer(in, out);
    return out;
}
template <class Formats>
std::array<std::int16_t, classes> logits_of(const channel_model& net, const sample& s) noexcept {
    using f = Formats;
    std::array<std::int8_t, inputs> image{};
    std::copy(s.pixels.begin(), s.pixels.end(), image.begin());
    const auto sums = run_layer<inputs, hidden_units, std::int8_t>(net.hidden, image, fxact::step_of<typename f::pixel>,
                                                                   fxact::step_of<typename f::sum>);
    std::array<std::int8_t, hidden_units> hidden{};
    for (std::size_t j = 0; j < hidden_units; ++j) hidden[j] = f::activation(f::sum::from_raw(sums[j])).raw();
    return run_layer<hidden_units, classes, std::int16_t>(net.output, hidden, fxact::step_of<typename f::hidden>,
                                                          fxact::step_of<typename f::logit>);
}

/// What the network with a scale for each output says about the tests.
struct channel_record {
    std::size_t right = 0;
    std::uint32_t digest = no_logits;
};
template <class Formats>
channel_record run_channels(const channel_model& net, std::span<const sample> samples) noexcept {
    channel_record result;
    for (const sample& s : samples) {
        const auto logits = logits_of<Formats>(net, s);
        result.right += std::max_element(logits.begin(), logits.end()) - logits.begin() == s.digit;
        for (const std::int16_t logit : logits) result.digest = with_logits(result.digest, logit);
    }
    return result;
}

}  // namespace digits
