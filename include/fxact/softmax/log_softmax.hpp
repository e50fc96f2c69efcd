// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/softmax/log_generic.hpp>
#include <fxact/detail/softmax/log_integer.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/softmax/softmax_exps.hpp>
#include <fxact/softmax/softmax_spec.hpp>
#include <fxact/softmax/tensor_axis.hpp>

namespace fxact {

namespace detail {
template <class Scale, class InRow, class OutRow>
constexpr std::size_t log_softmax_row(const Scale& scale, const InRow& in, const OutRow& out,
                                      std::size_t count) noexcept {
    using In = element_of<InRow>;
    if (!is_row_length(count)) return 0;
    using Out = element_of<OutRow>;
    if constexpr (logit_code<In> && log_softmax_code<Out>) {
        log_softmax_of_codes(softmax_logits<In, Scale>{scale}, in, out, count);
        return count;
    } else {
        return with_kind_of_scale<In, Out>(scale, [&](const auto& kind) {
            log_softmax_of_numbers(kind, in, out, count);
            return count;
        });
    }
}
}  // namespace detail

/// out[i] = in[i] - ln(sum of e^in[j]): the logarithms of softmax, of which none underflows.
///
/// Domain   as softmax; -inf beside finite elements gives -inf, or the lowest code
/// Range    (-inf, 0], saturating; equal inputs give equal outputs, a larger one never a smaller
/// Error    from 8- and 16-bit logits into 8 bits 0.5 LSB + 2^-10, into 16 bits 0.63 LSB; from others, or into steps
///          below 2^-8 and 2^-16, 0.5 LSB + 2^-20; into 32 bits the same; float and double 1 ulp, next to 0 too
///          (log_softmax_test.cpp, steps_test.cpp)
/// Cost     one exp an element and one logarithm a row
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t log_softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    return detail::log_softmax_row(detail::scale_of<Spec, std::remove_const_t<In>>(), in.data(), out.data(),
                                   detail::common_length(in, out));
}

/// log_softmax at a temperature that only the program knows, as softmax.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>> || detail::plain_code<std::remove_const_t<In>>
constexpr std::size_t log_softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                                  const softmax_spec& spec) noexcept {
    if (!detail::is_softmax_scale(spec.temperature)) return 0;
    const auto row = detail::as_row(in.data());
    return detail::log_softmax_row(detail::scale_of<detail::element_of<decltype(row)>>(spec), row, out.data(),
                                   detail::common_length(in, out));
}

/// log_softmax of 8-bit logits by a table, as softmax.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::byte_logit<std::remove_const_t<In>> && detail::log_softmax_code<Out>
constexpr std::size_t log_softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                                  const softmax_exps& exps) noexcept {
    const std::size_t count = detail::common_length(in, out);
    if (!exps.valid() || !detail::is_row_length(count)) return 0;
    detail::log_softmax_of_codes(detail::logits_by_table{exps}, detail::as_row(in.data()), out.data(), count);
    return count;
}

/// log_softmax along one axis of a tensor, as softmax.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t log_softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                                  const tensor_axis& axis) noexcept {
    return detail::for_each_row(
        in.data(), out.data(), detail::common_length(in, out), axis, [](auto from, auto to, std::size_t size) {
            detail::log_softmax_row(detail::scale_of<Spec, std::remove_const_t<In>>(), from, to, size);
        });
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
