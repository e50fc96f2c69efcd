// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

namespace fxact::detail {

/// A signed 128-bit integer with the operations that a sum of products needs.
struct int128 {
    std::uint64_t high = 0, low = 0;

    constexpr int128() = default;
    constexpr explicit int128(std::int64_t value) noexcept
        : high{value < 0 ? ~std::uint64_t{} : 0}, low{static_cast<std::uint64_t>(value)} {}

    friend constexpr int128 operator+(int128 a, const int128& b) noexcept {
        a.low += b.low;
        a.high += b.high + (a.low < b.low);
        return a;
    }
    friend constexpr int128 operator<<(int128 a, int shift) noexcept {
        if (shift >= 64) {
            a.high = a.low << (shift - 64);
            a.low = 0;
        } else if (shift > 0) {
            a.high = a.high << shift | a.low >> (64 - shift);
            a.low <<= shift;
        }
        return a;
    }
};

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
