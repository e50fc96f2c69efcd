// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/activation/sigmoid.hpp>
#include <fxact/dense.hpp>
#include <fxact/fixed.hpp>
#include <fxact/softmax.hpp>
#include <fxact/table.hpp>

#include "shape.hpp"

/// The network in 8-bit integers. The trainer on the host and the firmware on the chip run this same code.
namespace digits {

/// The format of every number in the network. Two depend on what was learned: how many fraction bits the weights leave.
template <int HiddenWeightBits, int OutputWeightBits>
struct formats {
    using pixel = fxact::q<3, 4>;  // the file's 0..16 are the codes of 0..1
    using sum = fxact::q<3, 4>;    // into the sigmoid: beyond +-8 it is flat
    using hidden = fxact::q7;
    using logit = fxact::q<7, 8>;
    using probability = fxact::uq<0, 8>;

    // A bias has the format of the products that it is added to.
    using hidden_weights_type = fxact::fixed<std::int8_t, HiddenWeightBits>;
    using hidden_bias_type = fxact::fixed<std::int32_t, HiddenWeightBits + pixel::fraction_bits>;
    using output_weights_type = fxact::fixed<std::int8_t, OutputWeightBits>;
    using output_bias_type = fxact::fixed<std::int32_t, OutputWeightBits + hidden::fraction_bits>;

    /// The sigmoid: 256 bytes of flash, one for each code of a sum, made and proved by the compiler.
    static constexpr fxact::table<fxact::sigmoid, sum, hidden> activation{};
};

/// Weights row by row, and biases: what a trained network is.
template <class Formats>
struct model {
    std::array<typename Formats::hidden_weights_type, hidden_units * inputs> hidden_weights{};
    std::array<typename Formats::hidden_bias_type, hidden_units> hidden_bias{};
    std::array<typename Formats::output_weights_type, classes * hidden_units> output_weights{};
    std::array<typename Formats::output_bias_type, classes> output_bias{};
};

template <class Formats>
using image = std::array<typename Formats::pixel, inputs>;

/// What the network says about an image.
template <class Formats>
struct answer {
    std::array<typename Formats::probability, classes> probabilities{};
    std::size_t digit = 0;  // the most likely one; the first of two equal ones
};

template <class Formats>
constexpr answer<Formats> answer_of(const std::array<typename Formats::logit, classes>& logits) noexcept {
    answer<Formats> result;
    fxact::softmax(std::span{logits}, std::span{result.probabilities});
    for (std::size_t k = 1; k < classes; ++k)
        if (logits[k] > logits[result.digit]) result.digit = k;
    return result;
}

template <class Formats>
constexpr answer<Formats> classify(const model<Formats>& net, const image<Formats>& picture) noexcept {
    std::array<typename Formats::hidden, hidden_units> hidden{};
    fxact::dense(std::span{net.hidden_weights}, std::span{picture}, std::span{net.hidden_bias}, std::span{hidden},
                 Formats::activation);
    std::array<typename Formats::logit, classes> logits{};
    fxact::dense(std::span{net.output_weights}, std::span{hidden}, std::span{net.output_bias}, std::span{logits});
    return answer_of<Formats>(logits);
}

/// The numbers that codes stand for: how the generated header makes its integers into formats, without a cast.
template <fxact::discrete Format, std::size_t N>
constexpr std::array<Format, N> from_codes(const std::array<fxact::rep_of<Format>, N>& codes) noexcept {
    std::array<Format, N> numbers{};
    for (std::size_t i = 0; i < N; ++i) numbers[i] = fxact::format_traits<Format>::from_raw(codes[i]);
    return numbers;
}

}  // namespace digits
