// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/dense.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/dense/multiplier.hpp>
#include <fxact/detail/dense/requantize.hpp>
#include <fxact/detail/span/as_span.hpp>

namespace fxact {

/// Raw weights whose row i has the scale Scales[i]; made by per_channel().
template <const auto& Scales, class Raw, std::size_t Extent>
struct channel_weights {
    std::span<const Raw, Extent> raw;
};

/// Weights with a scale for each output, as models of TFLite and ONNX have them:
///
///     constexpr float weight_scales[]{0.0078F, 0.0112F, 0.0061F};   // at namespace scope, or static
///     dense(per_channel<weight_scales>(weights), as<feature>(in), bias, as<logit>(out), relu);
///
/// Domain   a buffer of std::int8_t, rows one after the other, zero point 0; Scales an array of float or double that is
///          constexpr and static, finite and above 0, one for each output
/// Range    a view; valid as long as the buffer
/// Cost     none; the scales become one 32-bit multiplier and two shifts for each output when compiled
template <const auto& Scales, class Buffer>
requires detail::buffer<Buffer>
constexpr auto per_channel(Buffer&& raw) noexcept {
    const auto span = std::span{raw};
    using element = std::remove_const_t<typename decltype(span)::element_type>;
    static_assert(
        std::same_as<element, std::int8_t>,
        "fxact::per_channel<scales>(x): the weights must be raw values of std::int8_t, as in the model's file");
    return channel_weights<Scales, element, decltype(span)::extent>{span};
}

namespace detail {

/// The multipliers of all channels, made by the compiler.
template <const auto& Scales, discrete In, discrete Code>
struct channel_multipliers {
    static constexpr std::size_t count = std::size(Scales);
    using products = simd::row_products<7 + magnitude_bits<In>>;
    static constexpr sum_width width = products::in_32_bits ? sum_width::narrow : sum_width::wide;

    static constexpr bool valid = [] {
        for (const auto& scale : Scales)
            if (!is_positive(scale)) return false;
        return true;
    }();
    static constexpr scale_quotient quotient(std::size_t i) noexcept {
        return quotient_of(Scales[i], step_of<In>, step_of<Code>);
    }
    static constexpr std::array<multiplier, count> all = [] {
        std::array<multiplier, count> result{};
        if constexpr (valid)
            for (std::size_t i = 0; i < count; ++i) result[i] = multiplier_for<width>(quotient(i));
        return result;
    }();
    static constexpr bool shift_left = [] {
        for (const multiplier& m : all)
            if (m.left != 0) return true;
        return false;
    }();
    /// The largest distance of a raw value from the zero point.
    static constexpr std::uint64_t saturated = std::uint64_t{1} << magnitude_bits<Code>;
    static constexpr bool decided = [] {
        bool every = valid && width == sum_width::narrow;
        for (std::size_t i = 0; every && i < count; ++i)
            every = never_differs(all[i], quotient(i), std::uint64_t{1} << 32, saturated);
        return every;
    }();
    static constexpr bool saturates = [] {
        bool every = valid && width == sum_width::narrow;
        for (const multiplier& m : all) every = every && fits_32_bits(m, saturated);
        return every;
    }();

    template <class Sum, class Bias>
    [[gnu::always_inline]] static constexpr std::int32_t steps(std::size_t i, Sum sum, Bias bias) noexcept {
        const auto scales = [i] { return quotient(i); };
        if constexpr (simd::saturating_sums && saturates && std::same_as<Bias, std::int32_t>)
            return nearest_steps_of_32_bits<decided>(simd::saturated_sum(static_cast<std::int32_t>(sum), bias), all[i],
                                                     scales);
        else
            return nearest_steps<width, decided, shift_left>(plus_bias(sum, bias), all[i], scales);
    }
};

/// The bias of a model: std::int32_t for 8-bit inputs, std::int64_t or std::int32_t for 16-bit ones.
template <class Bias, class In>
concept raw_bias = std::same_as<Bias, std::int32_t> ||(std::same_as<Bias, std::int64_t> && sizeof(rep_of<In>) == 2);

}  // namespace detail
}  // namespace fxact

namespace fxact::inline fxact_variant {

/// A layer whose weights have a scale for each output: out = activation(W in + bias). The bias is the model's raw one,
/// on the grid weight scale * input scale of its output.
///
/// Domain   8-bit or 16-bit inputs and outputs with any scale and zero point; activation a clamp (none, relu, relu6,
///          clipped_relu, hard_tanh) or a table; 0 to 65,536 inputs. A 64-bit bias counts up to +-2^46
/// Range    that of the activation in out's format; saturates
/// Error    the exact sum, rounded once, after the activation (before it for a table)   (per_channel_test.cpp)
/// Cost     a multiply-accumulate a weight and a 32-bit product an output; docs/performance.md
///
/// Returns as the other forms do: the number of outputs, or 0, and nothing written, where lengths disagree.
template <const auto& Scales, class Raw, std::size_t WeightExtent, class In, class Bias, class Out,
          class F = detail::plain_sum>
requires detail::buffer<In> && detail::buffer<Bias> && detail::buffer<Out>
constexpr std::size_t dense(channel_weights<Scales, Raw, WeightExtent> weights, In&& in_buffer, Bias&& bias_buffer,
                            Out&& out_buffer, const F& activation = {}) noexcept {
    const auto in = std::span{in_buffer};
    const auto bias = std::span{bias_buffer};
    const auto out = std::span{out_buffer};
    using input = std::remove_cv_t<typename decltype(in)::element_type>;
    using offset = std::remove_cv_t<typename decltype(bias)::element_type>;
    using output = typename decltype(out)::element_type;
    constexpr bool formats = discrete<input> && discrete<output>;
    static_assert(
        formats,
        "fxact::dense with per_channel weights: in and out must have formats; write as<quantized<std::int8_t, "
        "affine{0.02F, -3}>>(x) for a buffer x of std::int8_t");
    if constexpr (formats) {
        constexpr bool supported =
            sizeof(rep_of<input>) <= 2 && sizeof(rep_of<output>) <= 2 && (detail::clamp<F> || detail::looks_up<F>);
        static_assert(
            supported,
            "fxact::dense with per_channel weights: in and out have 8 or 16 bits, and the activation is none, "
            "relu, relu6, clipped_relu, hard_tanh, or a table; write table<sigmoid, In, Out>{} for sigmoid");
        static_assert(detail::raw_bias<offset, input>,
                      "fxact::dense with per_channel weights: the bias is the model's buffer of std::int32_t, or of "
                      "std::int64_t where the inputs have 16 bits");
        if constexpr (supported && detail::raw_bias<offset, input>) {
            using code = typename detail::output_code<F, output>::type;
            using multipliers = detail::channel_multipliers<Scales, input, code>;
            static_assert(multipliers::valid, "fxact::per_channel<scales>: every scale must be finite and above 0");
            static_assert(decltype(out)::extent == std::dynamic_extent || decltype(out)::extent == multipliers::count,
                          "fxact::dense with per_channel weights: there must be one scale for each output");
            if constexpr (detail::looks_up<F>) detail::check_table_output<output, F>();
            const std::size_t inputs = in.size(), outputs = out.size();
            if (outputs != multipliers::count || !detail::is_layer(weights.raw.size(), inputs, bias.size(), outputs))
                return 0;
            const auto steps = [&](std::size_t i, auto sum) __attribute__((always_inline)) {
                return multipliers::steps(i, sum, bias[i]);
            };
            detail::requantized_layer(
                typename multipliers::products{0, static_cast<std::int32_t>(zero_point_of<input>)}, weights.raw.data(),
                in.data(), inputs, out.data(), outputs, steps, activation);
            return outputs;
        }
    }
    return 0;
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
