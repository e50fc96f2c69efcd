// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

/// A 32-bit word as four bytes, two halfwords or one word (lanes), processed at once by ordinary instructions. A
/// condition on each lane is a word of flags, which has the lowest bit of each lane set or not. Flags times a raw value
/// give that value in the lanes where the flag is set.
namespace fxact::detail::simd::inline fxact_variant {

template <class Lane>
inline constexpr int lane_bits = 8 * static_cast<int>(sizeof(Lane));
template <class Lane>
inline constexpr std::size_t lanes_per_word = sizeof(std::uint32_t) / sizeof(Lane);

/// 1 in each lane: 0x01010101 for bytes.
template <class Lane>
inline constexpr std::uint32_t ones =
    std::numeric_limits<std::uint32_t>::max() / std::numeric_limits<std::make_unsigned_t<Lane>>::max();

/// The raw value as the unsigned content of a lane.
template <class Lane>
constexpr std::uint32_t lane_code(Lane code) noexcept {
    return static_cast<std::make_unsigned_t<Lane>>(code);
}

/// Flags of the lanes that are 0 or above.
template <class Lane>
constexpr std::uint32_t not_negative(std::uint32_t word) noexcept {
    if constexpr (std::is_signed_v<Lane>)
        return ~(word >> (lane_bits<Lane> - 1)) & ones<Lane>;
    else
        return ones<Lane>;
}

/// Flags of the lanes that are 0. Adding 0x7f to a byte's lower bits sets its highest bit unless they are all 0.
template <class Lane>
constexpr std::uint32_t zero(std::uint32_t word) noexcept {
    constexpr std::uint32_t lower = ones<Lane> * (lane_code<Lane>(static_cast<Lane>(-1)) >> 1);
    return ~(((word & lower) + lower) | word) >> (lane_bits<Lane> - 1) & ones<Lane>;
}

/// All ones in the lanes that are flagged.
template <class Lane>
constexpr std::uint32_t mask(std::uint32_t flags) noexcept {
    return flags * lane_code<Lane>(static_cast<Lane>(-1));
}

/// All ones for a word with its highest bit set, else 0: the mask for a 32-bit lane.
constexpr std::uint32_t highest_bit_spread(std::uint32_t word) noexcept {
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(word) >> 31);
}

/// Loads or stores a word, or with Size 1 or 2 its lowest lane, at any address or, if Aligned, at a multiple of Size.
template <std::size_t Size, bool Aligned = false>
[[gnu::always_inline]] inline std::uint32_t load_word(const void* from) noexcept {
    std::conditional_t<Size == 1, std::uint8_t, std::conditional_t<Size == 2, std::uint16_t, std::uint32_t>> word;
    static_assert(sizeof word == Size);
    __builtin_memcpy(&word, Aligned ? __builtin_assume_aligned(from, Size) : from, Size);
    return word;
}
template <std::size_t Size, bool Aligned = false>
[[gnu::always_inline]] inline void store_word(void* to, std::uint32_t word) noexcept {
    __builtin_memcpy(Aligned ? __builtin_assume_aligned(to, Size) : to, &word, Size);
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
