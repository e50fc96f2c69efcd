// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/dense.hpp>
#include <fxact/detail/dense/accumulate.hpp>
#include <fxact/detail/dense/row_sum.hpp>
#include <fxact/detail/span/as_span.hpp>

namespace fxact {

namespace detail {

/// The sum of a column of weights times the gradients of the outputs.
template <storable Out, storable Weight, storable Gradient>
constexpr Out column_sum(const Weight* weights, std::size_t inputs, const Gradient* gradient,
                         std::size_t outputs) noexcept {
    if constexpr (discrete<Weight> && discrete<Gradient>) {
        using products = code_products<Weight, Gradient>;
        if constexpr (binary_step<Weight> && binary_step<Gradient> && products::sum_bits <= 62) {
            typename products::sum_type total{};
            for (std::size_t i = 0; i < outputs; ++i)
                total += typename products::sum_type{products::sum(weights + i * inputs, gradient + i, 1)};
            return nearest_of<Out>(to_number(std::int64_t{total}, step_exponent<Weight> + step_exponent<Gradient>));
        }
    }
    number<std::uint64_t> sum;
    for (std::size_t i = 0; i < outputs; ++i)
        sum = sum + decode<std::uint64_t>(weights[i * inputs]) * decode<std::uint64_t>(gradient[i]);
    return nearest_of<Out>(sum);
}

}  // namespace detail

/// The way back through dense(): from the derivative of the loss by each sum W in + bias to those by weights, bias and
/// inputs.
///
///     weight_gradient[i][j] += out_gradient[i] * in[j];   bias_gradient[i] += out_gradient[i];
///     in_gradient[j] = sum over i of weights[i][j] * out_gradient[i]
///
/// Domain   any formats, which may differ; the gradients of weights and bias are sums over a batch: set them to 0
///          first, and give them 32 bits (float, q<7, 24>). in_gradient may be empty, for the first layer. in and
///          in_gradient must not overlap
/// Range    saturates; NaN and infinities as in IEEE 754; a NaN gives 0 in a discrete format
/// Error    each addition rounded once, to nearest, ties away from zero; in_gradient likewise, after the sum. float and
///          double: products are truncated to 64 bits   (dense_gradient_test.cpp)
/// Cost     the same bits on every core: integers only. Instructions a step in docs/learning.md
///
/// Returns the number of outputs, or 0, and writes nothing, where lengths disagree.
template <class Weights, class In, class OutGradient, class WeightGradient, class BiasGradient, class InGradient>
requires detail::buffer<Weights> && detail::buffer<In> && detail::buffer<OutGradient> &&
    detail::buffer<WeightGradient> && detail::buffer<BiasGradient> && detail::buffer<InGradient>
constexpr std::size_t dense_gradient(const Weights& weight_buffer, const In& in_buffer,
                                     const OutGradient& out_gradient_buffer, WeightGradient&& weight_gradient_buffer,
                                     BiasGradient&& bias_gradient_buffer, InGradient&& in_gradient_buffer) noexcept {
    const auto weights = std::span{weight_buffer};
    const auto in = std::span{in_buffer};
    const auto out_gradient = std::span{out_gradient_buffer};
    const auto weight_gradient = std::span{weight_gradient_buffer};
    const auto bias_gradient = std::span{bias_gradient_buffer};
    const auto in_gradient = std::span{in_gradient_buffer};
    constexpr bool numbers = detail::are_numbers<Weights, InGradient>() && detail::are_numbers<In, WeightGradient>() &&
                             detail::are_numbers<OutGradient, BiasGradient>();
    const std::size_t inputs = in.size(), outputs = out_gradient.size();
    if (!detail::is_layer(weights.size(), inputs, bias_gradient.size(), outputs) ||
        weight_gradient.size() != weights.size() || (!in_gradient.empty() && in_gradient.size() != inputs) ||
        outputs > detail::longest_dense_row)
        return 0;
    if constexpr (numbers) {
        using gradient = std::remove_const_t<typename decltype(out_gradient)::element_type>;
        using sum = std::remove_const_t<typename decltype(bias_gradient)::element_type>;
        for (std::size_t i = 0; i < outputs; ++i) {
            const gradient slope = out_gradient[i];
            for (std::size_t j = 0; j < inputs; ++j) detail::add_product(weight_gradient[i * inputs + j], slope, in[j]);
            bias_gradient[i] = detail::nearest_of<sum>(detail::decode<std::uint64_t>(bias_gradient[i]) +
                                                       detail::decode<std::uint64_t>(slope));
        }
        using result = std::remove_const_t<typename decltype(in_gradient)::element_type>;
        for (std::size_t j = 0; j < in_gradient.size(); ++j)
            in_gradient[j] = detail::column_sum<result>(weights.data() + j, inputs, out_gradient.data(), outputs);
    }
    return outputs;
}

/// The same for a first layer, whose inputs need no gradient.
template <class Weights, class In, class OutGradient, class WeightGradient, class BiasGradient>
requires detail::buffer<Weights> && detail::buffer<In> && detail::buffer<OutGradient> &&
    detail::buffer<WeightGradient> && detail::buffer<BiasGradient>
constexpr std::size_t dense_gradient(const Weights& weights, const In& in, const OutGradient& out_gradient,
                                     WeightGradient&& weight_gradient, BiasGradient&& bias_gradient) noexcept {
    using none = std::remove_const_t<detail::buffer_element<In>>;
    return dense_gradient(weights, in, out_gradient, weight_gradient, bias_gradient, std::span<none>{});
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
