// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/softmax_row.hpp>

namespace fxact {

/// The index of the largest element, of the first among equals; of the first NaN if there is one; 0 for an empty row.
template <class In, std::size_t InExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t argmax(std::span<In, InExtent> in) noexcept {
    return in.empty() ? 0 : detail::first_highest(in.data(), in.size());
}

}  // namespace fxact

#include <fxact/detail/macros_back.hpp>
