// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/detail/dense/code_scale.hpp>
#include <fxact/detail/dense/multiplier.hpp>
#include <fxact/detail/dense/requantize.hpp>
#include <fxact/detail/dense/rows.hpp>
#include <fxact/detail/dense/tflite_rounding.hpp>
#include <fxact/quantized.hpp>

namespace fxact {

/// How a quantized_layer rounds an output.
enum class rounding : std::uint8_t {
    exact,          ///< the exact sum to the nearest raw value, ties away from zero
    tflite,         ///< as TFLite, TFLM and CMSIS-NN do by default: a rounded product, then a rounded shift
    tflite_single,  ///< as they do if built with TFLITE_SINGLE_ROUNDING: one rounded shift
};

/// What quantized_layer::prepare makes of a weight scale: 8 bytes.
using channel_multiplier = detail::multiplier;

/// A layer whose scales are known only at run time, such as one read from a model: out = activation(W in + bias).
///
///     channel_multiplier room[10];                         // one for each weight scale
///     quantized_layer<std::int8_t> layer;
///     if (!layer.prepare({.weights = weights, .bias = bias, .weight_scales = scales,
///                         .in = {in_scale, in_zero_point}, .out = {out_scale, out_zero_point}}, room, relu6)) return;
///     layer(features, logits);                             // integers only
///
/// Domain   In and Out std::[u]int8_t or std::int16_t; weights std::int8_t with zero point 0; a bias of std::int32_t,
///          or std::int64_t for 16-bit inputs, on the grid weight scale * input scale; 0 to 65,536 inputs
/// Range    that of Out; saturates
/// Error    rounding::exact: the result of dense() with per_channel weights, bit for bit. The others: the result of the
///          system that they name, bit for bit (its sum saturates at 32 bits)   (quantized_layer_test.cpp)
/// Cost     integer arithmetic, no heap, no libm; flash and instructions in docs/performance.md
template <class In = std::int8_t, class Out = In, rounding Rounding = rounding::exact, class Scale = float>
class quantized_layer {
    static constexpr bool is_wide = sizeof(In) == 2;
    template <class T>
    static constexpr bool is_code =
        std::same_as<T, std::int8_t> || std::same_as<T, std::uint8_t> || std::same_as<T, std::int16_t>;
    static_assert(is_code<In> && is_code<Out>,
                  "fxact::quantized_layer<In, Out>: In and Out must be std::int8_t, std::uint8_t or std::int16_t");
    static_assert(Rounding == rounding::exact || !is_wide,
                  "fxact::quantized_layer: TFLite's rounding is that of 8-bit inputs; write rounding::exact");
    static_assert(detail::floating<Scale>, "fxact::quantized_layer: the weight scales must be float or double");

public:
    using bias_type = std::conditional_t<is_wide, std::int64_t, std::int32_t>;

    /// A model's layer, as plain data. The arrays must live as long as the layer is called.
    struct model {
        std::span<const std::int8_t> weights;  ///< a row for each output, one after the other
        std::span<const bias_type> bias;       ///< one for each output
        std::span<const Scale> weight_scales;  ///< one for each output, or one for all
        affine in, out;
    };

    /// Takes the model and computes its multipliers into room. The activation is none, relu, relu6, clipped_relu or
    /// hard_tanh. False, and the layer has no outputs, if a scale is not finite and above 0, a zero point is no raw
    /// value, room is too short, or the lengths disagree.
    template <detail::clamp F = detail::plain_sum>
    constexpr bool prepare(const model& given, std::span<channel_multiplier> room, const F& activation = {}) noexcept {
        model_ = {};
        const std::size_t outputs = given.bias.size(), scales = given.weight_scales.size();
        if (outputs == 0 || (scales != 1 && scales != outputs) || room.size() < scales) return false;
        if (given.weights.size() % outputs != 0 || given.weights.size() / outputs > detail::longest_dense_row)
            return false;
        if (!valid_for<In>(given.in) || !valid_for<Out>(given.out)) return false;
        for (const Scale& scale : given.weight_scales)
            if (!detail::is_positive(scale)) return false;
        for (std::size_t i = 0; i < scales; ++i) {
            const detail::scale_quotient quotient =
                detail::quotient_of(given.weight_scales[i], given.in.scale, given.out.scale);
            if constexpr (Rounding == rounding::exact)
                room[i] = detail::multiplier_for<width>(quotient);
            else
                room[i] = detail::tflite_multiplier(quotient);
        }
        model_ = given;
        multipliers_ = room.data();
        limits_ = {std::numeric_limits<Out>::min(), std::numeric_limits<Out>::max()};
        if constexpr (requires { activation.about(); })
            limits_ = {
                detail::nearest_code(activation.about().lowest, given.out.scale, given.out.zero_point, limits_),
                detail::nearest_code(activation.about().highest, given.out.scale, given.out.zero_point, limits_)};
        return true;
    }

    /// The number of outputs, or 0 if the layer has not been prepared.
    constexpr std::size_t outputs() const noexcept { return model_.bias.size(); }
    /// The number of inputs.
    constexpr std::size_t inputs() const noexcept { return outputs() == 0 ? 0 : model_.weights.size() / outputs(); }

    /// The outputs of in. Returns their number, or 0, and writes nothing, where a length is not the layer's. in and out
    /// must not overlap.
    [[gnu::always_inline]] constexpr std::size_t operator()(std::span<const In> in, std::span<Out> out) const noexcept {
        return run<detail::simd::native>(in, out);
    }

private:
    /// The type of Set belongs to a target: translation units for different targets have functions of their own.
    template <detail::simd::instruction_set Set>
    constexpr std::size_t run(std::span<const In> in, std::span<Out> out) const noexcept {
        const std::size_t count = outputs();
        if (in.size() != inputs() || out.size() != count) return 0;
        const std::size_t one_by_one = model_.weight_scales.size() == 1 ? 0 : 1;
        detail::simd::each_row_sum<Set>(
            products{0, model_.in.zero_point}, model_.weights.data(), in.data(), in.size(),
            count, [&](std::size_t i, std::int64_t sum) __attribute__((always_inline)) {
                const std::int32_t steps = steps_of(i * one_by_one, detail::plus_bias(sum, model_.bias[i]));
                out[i] = static_cast<Out>(detail::clamped(steps, model_.out.zero_point, limits_));
            });
        return count;
    }

    using products = detail::simd::row_products<(is_wide ? 23 : 15)>;
    static constexpr detail::sum_width width = is_wide ? detail::sum_width::wide : detail::sum_width::narrow;

    [[gnu::always_inline]] constexpr std::int32_t steps_of(std::size_t channel, std::int64_t sum) const noexcept {
        const channel_multiplier& m = multipliers_[channel];
        if constexpr (Rounding == rounding::exact)
            return detail::nearest_steps<width, false, true>(sum, m, [this, channel] {
                return detail::quotient_of(model_.weight_scales[channel], model_.in.scale, model_.out.scale);
            });
        else
            return detail::tflite_steps<Rounding == rounding::tflite>(sum, m);
    }

    model model_{};
    const channel_multiplier* multipliers_ = nullptr;
    detail::code_limits limits_{};
};

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
