// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>

namespace fxact::detail {

/// The common length of two spans. Fixed extents that differ are a compile error; otherwise the shorter length counts.
template <class A, std::size_t AExtent, class B, std::size_t BExtent>
constexpr std::size_t common_length(std::span<A, AExtent> a, std::span<B, BExtent> b) noexcept {
    static_assert(AExtent == std::dynamic_extent || BExtent == std::dynamic_extent || AExtent == BExtent,
                  "fxact: the spans' lengths disagree; give in and out the same number of elements");
    return a.size() < b.size() ? a.size() : b.size();
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
