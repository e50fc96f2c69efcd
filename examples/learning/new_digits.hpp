// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/activation/identity.hpp>
#include <fxact/apply.hpp>
#include <fxact/dense.hpp>
#include <fxact/dense_gradient.hpp>
#include <fxact/sgd.hpp>
#include <fxact/softmax/cross_entropy_gradient.hpp>

#include "classify.hpp"

/// A chip learns digits that its network has not seen: the hidden layer stays as it is, and the output layer goes on
/// learning by gradient descent. Host and chip run this same code.
namespace digits {

/// The numbers to learn with: weights of 16 bits for the layer, and 32 bits where small steps add up.
struct in_fixed_point {
    using weight = fxact::q<3, 12>;
    using bias = fxact::q<7, 24>;
    using logit = fxact::q<7, 8>;
    using gradient = fxact::q15;
    using sum = fxact::q<7, 24>;  ///< of weights, of gradients, of velocities
};
struct in_float {
    using weight = float;
    using bias = float;
    using logit = float;
    using gradient = float;
    using sum = float;
};

/// The output layer, with what it needs to learn.
template <class Numbers>
class output_layer {
public:
    using sum = typename Numbers::sum;
    static constexpr std::size_t weights = classes * hidden_units;
    template <class Hidden>
    using features = std::array<Hidden, hidden_units>;

    /// Starts with the rows of a trained network for the digits below first_new. The other rows are 0.
    template <class OtherWeights, class OtherBias>
    constexpr void start(const OtherWeights& trained, const OtherBias& trained_bias, std::size_t first_new) noexcept {
        for (std::size_t i = 0; i < first_new * hidden_units; ++i) exact_weights_[i] = converted(trained[i]);
        for (std::size_t k = 0; k < first_new; ++k) bias_[k] = converted(trained_bias[k]);
        round_weights();
    }

    template <class Hidden>
    constexpr std::size_t classify(const features<Hidden>& hidden) const noexcept {
        const auto scores = logits(hidden);
        std::size_t best = 0;
        for (std::size_t k = 1; k < classes; ++k)
            if (scores[k] > scores[best]) best = k;
        return best;
    }

    /// Adds the gradient of one example to those of the batch.
    template <class Hidden>
    constexpr void see(const features<Hidden>& hidden, std::size_t digit) noexcept {
        std::array<typename Numbers::gradient, classes> slope{};
        fxact::cross_entropy_gradient(std::span<const typename Numbers::logit>(logits(hidden)), digit,
                                      std::span(slope));
        fxact::dense_gradient(narrow_weights_, hidden, slope, weight_gradient_, bias_gradient_);
    }
    /// Moves weights and bias, and forgets the gradients.
    constexpr void step(const fxact::sgd& how) noexcept {
        how(exact_weights_, weight_gradient_, weight_velocity_);
        how(bias_, bias_gradient_, bias_velocity_);
        weight_gradient_ = {};
        bias_gradient_ = {};
        round_weights();
    }

    constexpr const std::array<sum, weights>& exact_weights() const noexcept { return exact_weights_; }

private:
    template <class T>
    static constexpr sum converted(T x) noexcept {
        return fxact::apply<sum>(fxact::identity, x);
    }
    constexpr void round_weights() noexcept {
        for (std::size_t i = 0; i < weights; ++i)
            narrow_weights_[i] = fxact::apply<typename Numbers::weight>(fxact::identity, exact_weights_[i]);
    }
    template <class Hidden>
    constexpr std::array<typename Numbers::logit, classes> logits(const features<Hidden>& hidden) const noexcept {
        std::array<typename Numbers::logit, classes> result{};
        fxact::dense(narrow_weights_, hidden, bias_, result);
        return result;
    }

    std::array<sum, weights> exact_weights_{}, weight_gradient_{}, weight_velocity_{};
    std::array<sum, classes> bias_{}, bias_gradient_{}, bias_velocity_{};
    std::array<typename Numbers::weight, weights> narrow_weights_{};
};

/// What the hidden layer makes of a picture.
template <class Formats>
constexpr std::array<typename Formats::hidden, hidden_units> hidden_of(const model<Formats>& net,
                                                                       const image<Formats>& picture) noexcept {
    std::array<typename Formats::hidden, hidden_units> hidden{};
    fxact::dense(net.hidden_weights, picture, net.hidden_bias, hidden, Formats::activation);
    return hidden;
}

/// How to learn: batches of 8, one after the other.
inline constexpr std::size_t batch = 8, lessons = 200, rounds = 12;
inline constexpr fxact::sgd lesson{.rate = 0.02 / batch, .momentum = 0.9};

/// FNV-1a of the weights' codes, which shows that two machines learned the same.
template <class Numbers>
std::uint32_t digest_of(const output_layer<Numbers>& layer) noexcept {
    std::uint32_t state = 0x811c'9dc5U;
    for (const auto& w : layer.exact_weights()) {
        std::uint32_t code;
        static_assert(sizeof code == sizeof w);
        __builtin_memcpy(&code, &w, sizeof code);
        for (int i = 0; i < 4; ++i) state = (state ^ (code >> (8 * i) & 0xFF)) * 0x0100'0193U;
    }
    return state;
}

}  // namespace digits
