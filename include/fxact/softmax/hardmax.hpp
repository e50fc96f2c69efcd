// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/extent.hpp>
#include <fxact/detail/rounding.hpp>
#include <fxact/detail/softmax_row.hpp>

namespace fxact {

/// 1 for the element that argmax names, 0 for the others: softmax at a temperature of 0.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t hardmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    const std::size_t count = detail::common_length(in, out);
    if (!detail::is_row_length(count)) return 0;
    const std::size_t hot = detail::first_highest(in.data(), count);
    for (std::size_t i = 0; i < count; ++i)
        out[i] = i == hot ? detail::encode<Out>(detail::number<std::uint64_t>{1.0}) : detail::zero_of<Out>();
    return count;
}

}  // namespace fxact

#include <fxact/detail/macros_back.hpp>
