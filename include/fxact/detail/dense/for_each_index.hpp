// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <utility>

namespace fxact::detail {

/// Calls each(0) to each(Count - 1), written out. (GCC keeps the elements of an array in registers only if no loop is
/// left when it decides.)
template <std::size_t Count, class Each>
[[gnu::always_inline]] constexpr void for_each_index(const Each& each) noexcept {
    [&]<std::size_t... I>(std::index_sequence<I...>) __attribute__((always_inline)) { (each(I), ...); }
    (std::make_index_sequence<Count>{});
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
