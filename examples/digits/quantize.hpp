// SPDX-License-Identifier: MIT
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <type_traits>

#include "classify.hpp"
#include "network.hpp"

/// From float to int8: the finest formats that hold every weight, then each number rounded to the nearest.
namespace digits {

/// Weights of a layer get from 4 to 7 fraction bits: [-8, 8) to [-1, 1).
inline constexpr int coarsest = 4, finest = 7;

/// The most fraction bits with which no weight saturates in int8.
inline int fraction_bits_for(std::span<const float> weights) {
    const auto [low, high] = std::minmax_element(weights.begin(), weights.end());
    for (int bits = finest; bits >= coarsest; --bits) {
        const float scale = static_cast<float>(1 << bits);
        if (*low * scale > -128.5F && *high * scale < 127.5F) return bits;
    }
    throw std::runtime_error(
        "a weight grew beyond what int8 is given here, -8 to 8; train with a smaller --rate or a larger --decay");
}

template <class From, class To, std::size_t N>
void round_each(std::span<From, N> from, std::array<To, N>& to) noexcept {
    std::transform(from.begin(), from.end(), to.begin(), [](float x) { return To{x}; });
}

template <class Formats>
model<Formats> quantize(const network<float>& net) noexcept {
    model<Formats> small;
    round_each(net.hidden_weights(), small.hidden_weights);
    round_each(net.hidden_bias(), small.hidden_bias);
    round_each(net.output_weights(), small.output_weights);
    round_each(net.output_bias(), small.output_bias);
    return small;
}

template <class Formats>
image<Formats> to_image(const sample& s) noexcept {
    static_assert(Formats::pixel::fraction_bits == 4, "the pixels 0..16 are used as codes, so that 16 stands for 1");
    image<Formats> picture;
    std::transform(s.pixels.begin(), s.pixels.end(), picture.begin(),
                   [](std::uint8_t level) { return Formats::pixel::from_raw(static_cast<std::int8_t>(level)); });
    return picture;
}

template <class Formats>
std::size_t count_right(const model<Formats>& small, std::span<const sample> samples) noexcept {
    return static_cast<std::size_t>(std::count_if(samples.begin(), samples.end(), [&](const sample& s) {
        return classify(small, to_image<Formats>(s)).digit == s.digit;
    }));
}

namespace detail {
/// Calls f with the constant that equals `bits`.
template <class F>
void with_constant(int bits, const F& f) {
    [&]<int... I>(std::integer_sequence<int, I...>) {
        ((bits == coarsest + I ? f(std::integral_constant<int, coarsest + I>{}) : void()), ...);
    }
    (std::make_integer_sequence<int, finest - coarsest + 1>{});
}
}  // namespace detail

/// Calls f(model) with the network in the formats that suit it; formats are types, so one is picked from all that there
/// are.
template <class F>
void with_quantized(const network<float>& net, const F& f) {
    detail::with_constant(fraction_bits_for(net.hidden_weights()), [&](auto hidden_bits) {
        detail::with_constant(fraction_bits_for(net.output_weights()),
                              [&](auto output_bits) { f(quantize<formats<hidden_bits(), output_bits()>>(net)); });
    });
}

}  // namespace digits
