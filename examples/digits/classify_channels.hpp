// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/per_channel.hpp>

#include "classify.hpp"

/// The network in 8-bit integers once more, with a weight scale for each output, as in models of other frameworks.
namespace digits {

template <class Channels, class Formats>
constexpr std::array<typename Formats::logit, classes> channel_logits(const image<Formats>& picture) noexcept {
    std::array<typename Formats::hidden, hidden_units> hidden{};
    fxact::dense(fxact::per_channel<Channels::hidden_scales>(Channels::hidden_weights), picture, Channels::hidden_bias,
                 hidden, Formats::activation);
    std::array<typename Formats::logit, classes> logits{};
    fxact::dense(fxact::per_channel<Channels::output_scales>(Channels::output_weights), hidden, Channels::output_bias,
                 logits);
    return logits;
}

template <class Channels, class Formats>
constexpr answer<Formats> classify_channels(const image<Formats>& picture) noexcept {
    return answer_of<Formats>(channel_logits<Channels, Formats>(picture));
}

/// FNV-1a, by which host and chip compare all logits.
constexpr std::uint32_t with_logits(std::uint32_t digest, std::int16_t logit) noexcept {
    for (int i = 0; i < 2; ++i)
        digest = (digest ^ (static_cast<std::uint16_t>(logit) >> (8 * i) & 0xFF)) * 0x0100'0193U;
    return digest;
}
inline constexpr std::uint32_t no_logits = 0x811c'9dc5U;

}  // namespace digits
