// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/word_lanes.hpp>

#if FXACT_TARGET >= 3
#include <arm_acle.h>
#endif

/// The largest of many bytes, four in a word.
namespace fxact::detail::simd::inline fxact_variant {

inline constexpr bool has_byte_maximum = native > instruction_set::portable && !optimize_size;

/// The larger byte of each of the four pairs.
template <class Code>
[[gnu::always_inline]] inline std::uint32_t larger_bytes(std::uint32_t a, std::uint32_t b) noexcept {
#if FXACT_TARGET >= 3
    if constexpr (std::is_signed_v<Code>)
        (void)__ssub8(static_cast<int8x4_t>(a), static_cast<int8x4_t>(b));
    else
        (void)__usub8(a, b);
    return static_cast<std::uint32_t>(__sel(static_cast<uint8x4_t>(a), static_cast<uint8x4_t>(b)));
#else
    // The highest bit of each byte says a >= b. It comes from the difference of the lower bits if the highest bits are
    // equal, else from the highest bit of a, or of b if that is a sign.
    constexpr std::uint32_t highest = 0x8080'8080;
    const std::uint32_t differ = a ^ b, lower = (a | highest) - (b & ~highest);
    const std::uint32_t not_below = lower ^ (differ & (lower ^ (std::is_signed_v<Code> ? b : a)));
    const std::uint32_t flags = not_below >> 7 & 0x0101'0101;
    return b ^ (differ & ((flags << 8) - flags));
#endif
}

/// The largest of at least 4 bytes.
template <class Code>
inline Code byte_maximum(const void* row, std::size_t count) noexcept {
    constexpr bool aligned = native == instruction_set::aligned_words;
    const auto* next = static_cast<const unsigned char*>(row);
    const auto* const end = next + count;
    const auto four_bytes = [](const unsigned char* from) {
        return from[0] | std::uint32_t{from[1]} << 8 | std::uint32_t{from[2]} << 16 | std::uint32_t{from[3]} << 24;
    };
    // The words at both ends may overlap others, which does not change a maximum.
    std::uint32_t result = larger_bytes<Code>(four_bytes(next), four_bytes(end - 4));
    if constexpr (aligned) next += -reinterpret_cast<std::uintptr_t>(next) & 3;
    for (const auto* const last = next + (static_cast<std::size_t>(end - next) & ~std::size_t{3}); next != last;
         next += 4)
        result = larger_bytes<Code>(load_word<4, aligned>(next), result);
    result = larger_bytes<Code>(result, result >> 16 | result << 16);
    return static_cast<Code>(larger_bytes<Code>(result, result >> 8 | result << 24));
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
