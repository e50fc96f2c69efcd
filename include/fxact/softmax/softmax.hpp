// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <span>

#include <fxact/detail/softmax/float_row.hpp>
#include <fxact/detail/softmax/generic.hpp>
#include <fxact/detail/softmax/integer.hpp>
#include <fxact/softmax/row_function.hpp>

namespace fxact::detail::inline fxact_variant {

struct softmax_row : row_function<softmax_row> {
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] static constexpr void row(const Scale& scale, const View& in, const OutElements& out,
                                                     const Place&) noexcept {
        using In = typename View::value_type;
        using Out = row::element_of<OutElements>;
        if constexpr (logit_code<In> && softmax_code<Out>)
            softmax_integer(softmax_source<In>(scale), in, out);
        else
            with_power_of_two_detected<In, Out>(
                plain_scale(scale), [&](const auto& plain) __attribute__((always_inline)) {
                    if constexpr (std::same_as<In, float> && std::same_as<Out, float>)
                        if (is_float_row_scale(plain)) return softmax_float(plain, in, out);
                    softmax_generic(plain, in, out, to_probability<Out>{});
                });
    }
};

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// out[i] = e^in[i] / sum of e^in[j]: the probabilities of a row of logits.
///
/// Domain   any logits. A float row with a NaN, with +inf, or of -inf only gives NaN throughout (PyTorch's results),
///          and 0 in a discrete format; -inf beside finite elements gives 0
/// Range    [0, 1], saturating; equal inputs give equal outputs, a larger one never a smaller, in any row; n equal
///          logits get 1 / n, and half a code is rounded up
/// Error    from 8- and 16-bit logits into 8 bits 0.5 LSB + 2^-10, into 16 bits 0.69 LSB; from others, or into steps
///          below 0.8 / 256 and 0.8 / 65536, 0.5 LSB + 2^-20; into 32 bits that and 2^-32; float 2 ulp, double 4 ulp
///          (softmax_test.cpp, steps_test.cpp, ties_test.cpp)
/// Cost     one reciprocal per row, no division per element; 1 KB of constants for 8-bit inputs, at most 3 KB for
///          16-bit ones. At a run-time temperature one or two exps of the engine per element, four from 8- and 16-bit
///          logits into such formats; softmax_exps is faster for 8-bit logits
///
/// A row gets the same bits by every option: a temperature known to the compiler or to the program, a table, an axis,
/// a mask   (forms_test.cpp, options_test.cpp)
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent,
          class... Options>
requires detail::logit<In, Options...> && detail::row_options<Options...>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const Options&... options) noexcept {
    return detail::softmax_row{}.write<Spec>(in, out.data(), detail::common_length(in, out), options...);
}

/// softmax with one option in braces: softmax(in, out, {.temperature = 2.0}), softmax(in, out, {.size = 10}).
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::logit<In, softmax_spec>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const softmax_spec& spec) noexcept {
    return detail::softmax_row{}.write<softmax_spec{}>(in, out.data(), detail::common_length(in, out), spec);
}
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::logit<In>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const tensor_axis& axis) noexcept {
    return detail::softmax_row{}.write<Spec>(in, out.data(), detail::common_length(in, out), axis);
}

/// softmax of num_rows contiguous rows of row_size elements.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::logit<In>
constexpr std::size_t softmax_rows(std::span<In, InExtent> in, std::span<Out, OutExtent> out, std::size_t num_rows,
                                   std::size_t row_size) noexcept {
    return softmax<Spec>(in, out, tensor_axis{.outer = num_rows, .size = row_size});
}

/// softmax of arrays, std::array, vectors and whatever else std::span can be made of.
template <softmax_spec Spec = softmax_spec{}, class In, class Out, class... Options>
requires detail::row_call<In, Out, Options...>
constexpr std::size_t softmax(In&& in, Out&& out, Options&&... options) noexcept {
    return detail::by_spans([](const auto&... spans) { return softmax<Spec>(spans...); }, in, out, options...);
}
template <class In, class Out>
requires detail::with_container<In, Out>
constexpr std::size_t softmax(In&& in, Out&& out, const softmax_spec& spec) noexcept {
    return softmax(detail::as_span(in), detail::as_span(out), spec);
}
template <softmax_spec Spec = softmax_spec{}, class In, class Out>
requires detail::with_container<In, Out>
constexpr std::size_t softmax(In&& in, Out&& out, const tensor_axis& axis) noexcept {
    return softmax<Spec>(detail::as_span(in), detail::as_span(out), axis);
}
template <softmax_spec Spec = softmax_spec{}, class In, class Out>
requires detail::with_container<In, Out>
constexpr std::size_t softmax_rows(In&& in, Out&& out, std::size_t num_rows, std::size_t row_size) noexcept {
    return softmax_rows<Spec>(detail::as_span(in), detail::as_span(out), num_rows, row_size);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
