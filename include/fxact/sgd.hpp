// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/dense/accumulate.hpp>
#include <fxact/detail/real/arithmetic.hpp>
#include <fxact/detail/span/as_span.hpp>

namespace fxact {

/// Stochastic gradient descent with momentum, as PyTorch computes it. A call moves the weights by one step:
///
///     velocity = momentum * velocity + gradient;   weight = weight - rate * velocity
///
///     constexpr sgd step{.rate = 0.05, .momentum = 0.9};
///     step(weights, gradient, velocity);
///
/// Domain   weights, gradient and velocity of one length, in any formats. Weights that learn need 32 bits (float,
///          q<7, 24>), or small steps are lost; apply(identity, weights, narrow) rounds them to q<3, 12> for dense().
///          For the mean of a batch, divide the rate by its size
/// Range    saturates; NaN and infinities as in IEEE 754; a NaN gives 0 in a discrete format
/// Error    each of the two results rounded once, to nearest, ties away from zero; products are truncated to 64 bits
///          (sgd_test.cpp)
/// Cost     the same bits on every core: integers only. Instructions a step in docs/learning.md
///
/// Returns the number of weights, or 0, and writes nothing, where lengths disagree.
struct sgd {
    double rate = 0.01;
    double momentum = 0;

    template <class Weights, class Gradient, class Velocity>
    requires detail::buffer<Weights> && detail::buffer<Gradient> && detail::buffer<Velocity>
    constexpr std::size_t operator()(Weights&& weight_buffer, const Gradient& gradient_buffer,
                                     Velocity&& velocity_buffer) const noexcept {
        const auto weights = std::span{weight_buffer};
        const auto gradient = std::span{gradient_buffer};
        const auto velocity = std::span{velocity_buffer};
        constexpr bool numbers = detail::are_numbers<Gradient, Weights>() && detail::are_numbers<Gradient, Velocity>();
        if (gradient.size() != weights.size() || velocity.size() != weights.size()) return 0;
        if constexpr (numbers) {
            using weight = typename decltype(weights)::element_type;
            using speed = typename decltype(velocity)::element_type;
            const auto learning_rate = detail::decode<std::uint64_t>(rate),
                       kept = detail::decode<std::uint64_t>(momentum);
            for (std::size_t i = 0; i < weights.size(); ++i) {
                velocity[i] = detail::nearest_of<speed>(kept * detail::decode<std::uint64_t>(velocity[i]) +
                                                        detail::decode<std::uint64_t>(gradient[i]));
                weights[i] = detail::nearest_of<weight>(detail::decode<std::uint64_t>(weights[i]) -
                                                        learning_rate * detail::decode<std::uint64_t>(velocity[i]));
            }
        }
        return weights.size();
    }
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
