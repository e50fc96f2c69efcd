// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/softmax/tensor_axis.hpp>

namespace fxact {

namespace detail {
template <class InRow, class OutRow>
constexpr void hardmax_row(const InRow& in, const OutRow& out, std::size_t count) noexcept {
    using Out = element_of<OutRow>;
    const std::size_t hot = first_highest(in, count);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = i == hot ? encode<Out>(number<std::uint64_t>{1.0}) : zero_of<Out>();
}
}  // namespace detail

/// 1 for the element that argmax names, the first of equals, and 0 for the others: softmax at a temperature of 0.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t hardmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    const std::size_t count = detail::common_length(in, out);
    if (!detail::is_row_length(count)) return 0;
    detail::hardmax_row(in.data(), out.data(), count);
    return count;
}

/// hardmax along one axis of a tensor, as softmax.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t hardmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const tensor_axis& axis) noexcept {
    return detail::for_each_row(in.data(), out.data(), detail::common_length(in, out), axis,
                                [](auto from, auto to, std::size_t size) { detail::hardmax_row(from, to, size); });
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
