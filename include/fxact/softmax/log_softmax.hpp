// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/detail/softmax/log_generic.hpp>
#include <fxact/detail/softmax/log_integer.hpp>
#include <fxact/softmax/softmax_exps.hpp>

namespace fxact::detail::inline fxact_variant {

struct log_softmax_row : row_function<log_softmax_row> {
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] static constexpr void row(const Scale& scale, const View& in, const OutElements& out,
                                                     const Place&) noexcept {
        using In = typename View::value_type;
        using Out = row::element_of<OutElements>;
        if constexpr (logit_code<In> && log_softmax_code<Out>)
            log_softmax_integer(product_source<In>(scale), in, out);
        else
            with_power_of_two_detected<In, Out>(
                plain_scale(scale), [&](const auto& plain)
                                        __attribute__((always_inline)) { log_softmax_generic(plain, in, out); });
    }
    template <class OutElements>
    static constexpr void exclude(const OutElements& out, std::size_t i) noexcept {
        out[i] = encode<row::element_of<OutElements>>(number<std::uint64_t>::infinite(true));
    }
};

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// out[i] = in[i] - ln(sum of e^in[j]): the logarithms of softmax, also where softmax underflows.
///
/// Domain   as softmax; -inf beside finite elements gives -inf, or the lowest code, and so do elements that a mask
///          excludes
/// Range    (-inf, 0], saturating; equal inputs give equal outputs, a larger one never a smaller
/// Error    from 8- and 16-bit logits into 8 bits 0.5 LSB + 2^-10, into 16 bits 0.63 LSB; from others, or into steps
///          below 2^-8 and 2^-16, 0.5 LSB + 2^-20; into 32 bits the same; float and double 1 ulp, next to 0 too
///          (log_softmax_test.cpp, steps_test.cpp)
/// Cost     one exp per element and one logarithm per row; the options of softmax
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent,
          class... Options>
requires detail::logit<In, Options...> && detail::row_options<Options...>
constexpr std::size_t log_softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                                  const Options&... options) noexcept {
    return detail::log_softmax_row{}.write<Spec>(in, out.data(), detail::common_length(in, out), options...);
}

/// log_softmax with one option in braces, as softmax.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::logit<In, softmax_spec>
constexpr std::size_t log_softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                                  const softmax_spec& spec) noexcept {
    return detail::log_softmax_row{}.write<softmax_spec{}>(in, out.data(), detail::common_length(in, out), spec);
}
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::logit<In>
constexpr std::size_t log_softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                                  const tensor_axis& axis) noexcept {
    return detail::log_softmax_row{}.write<Spec>(in, out.data(), detail::common_length(in, out), axis);
}

/// log_softmax of arrays, std::array, vectors and whatever else std::span can be made of.
template <softmax_spec Spec = softmax_spec{}, class In, class Out, class... Options>
requires detail::row_call<In, Out, Options...>
constexpr std::size_t log_softmax(In&& in, Out&& out, Options&&... options) noexcept {
    return detail::by_spans([](const auto&... spans) { return log_softmax<Spec>(spans...); }, in, out, options...);
}
template <class In, class Out>
requires detail::with_container<In, Out>
constexpr std::size_t log_softmax(In&& in, Out&& out, const softmax_spec& spec) noexcept {
    return log_softmax(detail::as_span(in), detail::as_span(out), spec);
}
template <softmax_spec Spec = softmax_spec{}, class In, class Out>
requires detail::with_container<In, Out>
constexpr std::size_t log_softmax(In&& in, Out&& out, const tensor_axis& axis) noexcept {
    return log_softmax<Spec>(detail::as_span(in), detail::as_span(out), axis);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
