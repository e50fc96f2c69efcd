// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/dense/requantize.hpp>
#include <fxact/detail/dense/row_sum.hpp>
#include <fxact/detail/dense/rows.hpp>
#include <fxact/detail/evaluate/evaluate.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/special_values.hpp>
#include <fxact/detail/span/as_span.hpp>

namespace fxact {

namespace detail {
/// A table, whose argument has one format.
template <class F>
concept looks_up = requires {
    typename F::input_type;
};

template <class Out, looks_up F>
constexpr void check_table_output() noexcept {
    static_assert(std::same_as<decltype(std::declval<const F&>()(typename F::input_type{})), Out>,
                  "fxact::dense: the table's output format is not the format of out; make them the same");
}

/// f(z) in a discrete format, rounded once.
template <discrete Out, class F, class Sum>
constexpr Out round_sum(const F& f, const Sum& z) noexcept {
    if (z.is_nan()) return nan_of<Out>();
    if constexpr (Sum::is_exact && tried_exhaustively<F> && fixed_point<Out>)
        return encode<Out>(f(z.value));
    else
        return evaluate_certified<Out>(f, [&z]<class Word>(Word) { return z.template as<Word>(); });
}

/// A float result is computed in 32 bits, as for a float argument, unless the activation cancels digits of the sum.
template <class F>
concept cancels = requires {
    typename F::cancels;
};
template <storable Out, class F>
inline constexpr bool sum_fits_32_bits = tried_exhaustively<F> && !cancels<F> && std::same_as<Out, float>;
template <storable Out, class F>
using word_for_sum = std::conditional_t<sum_fits_32_bits<Out, F>, std::uint32_t, std::uint64_t>;

/// Whether total = a * b, without overflow.
constexpr bool is_product(std::size_t total, std::size_t a, std::size_t b) noexcept {
    if ((a | b) >> 16 == 0) return total == a * b;
    return a == 0 || b == 0 ? total == 0 : total % a == 0 && total / a == b;
}

/// Whether so many weights and biases make a layer.
constexpr bool is_layer(std::size_t weights, std::size_t inputs, std::size_t bias, std::size_t outputs) noexcept {
    return bias == outputs && inputs <= longest_dense_row && is_product(weights, inputs, outputs);
}

/// f(z), rounded to Out once. For a table, z is rounded to its input format.
template <storable Out, class F, class Sum>
constexpr Out activate(const F& f, const Sum& z) noexcept {
    if constexpr (looks_up<F>) {
        using code = typename F::input_type;
        check_table_output<Out, F>();
        return f(round_sum<code>(plain_sum{}, z));
    } else if constexpr (floating<Out>) {
        if (z.is_nan()) return nan_of<Out>();
        if constexpr (requires { z.value; })
            return shielded_from_bits<Out>(encode_bits<Out>(f(resize<word_for_sum<Out, F>>(z.value))));
        else
            return evaluate_certified<Out>(f, [&z]<class Word>(Word) { return z.template as<Word>(); });
    } else {
        return round_sum<Out>(f, z);
    }
}

/// Whether outputs are made of sums of raw values by a multiplication or a shift: those of a clamp, and the inputs of a
/// table.
template <class F, discrete Out>
struct output_code {
    using type = Out;
};
template <looks_up F, discrete Out>
struct output_code<F, Out> {
    using type = typename F::input_type;
};
template <class Weight, class In, class Bias, class Out, class F>
inline constexpr bool requantizes = false;
template <discrete Weight, discrete In, discrete Bias, discrete Out, class F>
requires looks_up<F> || clamp<F>
inline constexpr bool requantizes<Weight, In, Bias, Out, F> =
    requantizer<Weight, In, Bias, typename output_code<F, Out>::type>::supported;

/// A layer of such outputs; steps(i, sum) are those of output i above the zero point.
template <discrete Out, simd::instruction_set Set = simd::native, int Bits, class Weight, class In, class Steps,
          class F>
[[gnu::always_inline]] constexpr void requantized_layer(const simd::row_products<Bits>& products, const Weight* weights,
                                                        const In* in, std::size_t inputs, Out* out, std::size_t outputs,
                                                        const Steps& steps, const F& activation) noexcept {
    using code = typename output_code<F, Out>::type;
    constexpr auto zero_point = static_cast<std::int32_t>(zero_point_of<code>);
    const code_limits limits = limits_of<code>(activation);
    simd::each_row_sum<Set>(
        products, weights, in, inputs, outputs, [&](std::size_t i, auto sum) __attribute__((always_inline)) {
            const auto raw = clamped(steps(i, sum), zero_point, limits);
            const code z = format_traits<code>::from_raw(static_cast<rep_of<code>>(raw));
            if constexpr (looks_up<F>)
                out[i] = activation(z);
            else
                out[i] = z;
        });
}
}  // namespace detail
}  // namespace fxact

namespace fxact::inline fxact_variant {

/// A layer of a network, out = activation(W in + bias), with the rows of W contiguous.
///
/// Domain   any formats, which may differ; activation one of the library's, a callable on any real, or a table, which
///          gets the sum rounded to its input format. 0 to 65,536 inputs. out and in must not overlap
/// Range    that of the activation in out's format; saturates; NaN and infinities as in IEEE 754
/// Error    discrete: the sum is exact, bias included, and rounded once, after the activation (before it for a table).
///          float and double: products and sums are truncated to 64 bits   (dense_test.cpp)
/// Cost     discrete: a multiplication and an addition per weight, in 32 bits where the widths prove that they suffice
///
/// Fixed extents that do not match are a compile error. Otherwise a mismatch writes nothing and returns 0 instead of
/// the number of outputs.
template <class Weight, std::size_t WeightExtent, class In, std::size_t InExtent, class Bias, std::size_t BiasExtent,
          storable Out, std::size_t OutExtent, class F>
requires storable<std::remove_const_t<Weight>> && storable<std::remove_const_t<In>> &&
    storable<std::remove_const_t<Bias>>
constexpr std::size_t dense(std::span<Weight, WeightExtent> weights, std::span<In, InExtent> in,
                            std::span<Bias, BiasExtent> bias, std::span<Out, OutExtent> out,
                            const F& activation) noexcept {
    constexpr std::size_t unknown = std::dynamic_extent;
    static_assert(BiasExtent == unknown || OutExtent == unknown || BiasExtent == OutExtent,
                  "fxact::dense: bias and out must have the same length, one element for each output");
    static_assert(WeightExtent == unknown || InExtent == unknown || OutExtent == unknown ||
                      detail::is_product(WeightExtent, InExtent, OutExtent),
                  "fxact::dense: weights must have in.size() elements for each output, row after row");
    if constexpr (discrete<std::remove_const_t<Weight>> && discrete<std::remove_const_t<In>>)
        static_assert(detail::steps_multiply<std::remove_const_t<Weight>, std::remove_const_t<In>>,
                      "fxact::dense: the product of the scales of weights and inputs is more or less than a double "
                      "holds; write scales nearer to 1, such as affine{1e-3, 0}");
    const std::size_t inputs = in.size(), outputs = out.size();
    if (!detail::is_layer(weights.size(), inputs, bias.size(), outputs)) return 0;
    using weight = std::remove_const_t<Weight>;
    using input = std::remove_const_t<In>;
    using offset = std::remove_const_t<Bias>;
    if constexpr (detail::requantizes<weight, input, offset, Out, F>) {
        if constexpr (detail::looks_up<F>) detail::check_table_output<Out, F>();
        using from_sum = detail::requantizer<weight, input, offset, typename detail::output_code<F, Out>::type>;
        const auto steps = [&](std::size_t i, auto sum) __attribute__((always_inline)) {
            return from_sum::steps(sum, bias[i]);
        };
        detail::requantized_layer(from_sum::factors, weights.data(), in.data(), inputs, out.data(), outputs, steps,
                                  activation);
    } else {
        for (std::size_t i = 0; i < outputs; ++i)
            out[i] = detail::activate<Out>(activation,
                                           detail::dense_sum(weights.data() + i * inputs, in.data(), inputs, bias[i]));
    }
    return outputs;
}

/// The same without an activation: out = W in + bias.
template <class Weight, std::size_t WeightExtent, class In, std::size_t InExtent, class Bias, std::size_t BiasExtent,
          storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<Weight>> && storable<std::remove_const_t<In>> &&
    storable<std::remove_const_t<Bias>>
constexpr std::size_t dense(std::span<Weight, WeightExtent> weights, std::span<In, InExtent> in,
                            std::span<Bias, BiasExtent> bias, std::span<Out, OutExtent> out) noexcept {
    return dense(weights, in, bias, out, detail::plain_sum{});
}

/// dense of arrays, std::array, vectors and whatever else std::span can be made of; with an activation or without one.
template <class Weights, class In, class Bias, class Out, class... F>
requires(sizeof...(F) <= 1) && (detail::number_call<In, Out> || detail::number_call<Weights, Out> ||
                                detail::number_call<Bias, Out>)constexpr std::size_t
    dense(Weights&& weights, In&& in, Bias&& bias, Out&& out, const F&... activation) noexcept {
    if constexpr (detail::are_numbers<In, Out>() && detail::are_numbers<Weights, Out>() &&
                  detail::are_numbers<Bias, Out>())
        return dense(detail::as_span(weights), detail::as_span(in), detail::as_span(bias), detail::as_span(out),
                     activation...);
    else
        return 0;
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
