// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>

namespace fxact::detail::nearest {

/// How the 32-bit kernels multiply. Both ways give the same floats, since every result is the nearest one.
enum class products {
    wide,    ///< 32 x 32 -> 64: Cortex-M3 and later, hosts
    narrow,  ///< 16 x 16 -> 32: Cortex-M0+
};

#if defined(__ARM_ARCH_6M__)
inline constexpr products native{products::narrow};
#else
inline constexpr products native{products::wide};
#endif

/// The halves of a word.
[[gnu::always_inline]] constexpr std::uint32_t upper(std::uint32_t word) noexcept { return word >> 16; }
[[gnu::always_inline]] constexpr std::uint32_t lower(std::uint32_t word) noexcept { return word & 0xFFFF; }

/// The high word of a product, or up to two units less: by three 16-bit products.
[[gnu::always_inline]] constexpr std::uint32_t multiply_high_by_three(std::uint32_t a, std::uint32_t b) noexcept {
    return upper(a) * upper(b) + upper(upper(a) * lower(b)) + upper(lower(a) * upper(b));
}

/// The high word of a product, exactly or up to two units less.
template <products By>
[[gnu::always_inline]] constexpr std::uint32_t high(std::uint32_t a, std::uint32_t b) noexcept {
    if constexpr (By == products::wide)
        return multiply_high(a, b);
    else
        return multiply_high_by_three(a, b);
}

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
