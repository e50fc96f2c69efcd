// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/span/lanes.hpp>

#if FXACT_TARGET >= 3
#include <arm_acle.h>
#endif

namespace fxact {
struct relu_fn;
}

namespace fxact::detail::simd::inline fxact_variant {

/// Clears the lanes below 0.
template <class Lane>
struct relu_lanes {
    using lane = Lane;
    template <instruction_set Set>
    static constexpr std::size_t words_per_iteration = sizeof(lane) == 4                                     ? 4
                                                       : Set == instruction_set::simd32 && sizeof(lane) == 2 ? 8
                                                       : Set == instruction_set::aligned_words               ? 1
                                                                                                             : 2;

    template <instruction_set Set>
    static std::uint32_t word(std::uint32_t x) noexcept {
        if constexpr (std::same_as<lane, float>) {
            // Encodings with the sign bit set: numbers up to that of -inf, then NaNs. minus_infinity - x clears the
            // highest bit of the former and sets it in the latter.
            return x & highest_bit_spread(~x | (minus_infinity - x));
        } else if constexpr (std::is_unsigned_v<lane>) {
            return x;
        } else if constexpr (sizeof(lane) == 4) {
            return x & highest_bit_spread(~x);
        }
#if FXACT_TARGET >= 3
        else if constexpr (Set >= instruction_set::simd32 && sizeof(lane) == 1) {
            __ssub8(static_cast<int8x4_t>(x), 0);  // sets the GE flags of the bytes that are not negative
            return __sel(x, 0);
        } else if constexpr (Set >= instruction_set::simd32 && sizeof(lane) == 2) {
            // not __usat16, a macro that warns about its own conversions
            return static_cast<std::uint32_t>(__builtin_arm_usat16(static_cast<int16x2_t>(x), 15));
        }
#endif
        else {
            return x & mask<lane>(not_negative<lane>(x));
        }
    }

#if FXACT_TARGET >= 4
    static int8x16_t vector(int8x16_t x) noexcept { return std::is_signed_v<lane> ? vmaxq_s8(x, vdupq_n_s8(0)) : x; }
    static int16x8_t vector(int16x8_t x) noexcept { return std::is_signed_v<lane> ? vmaxq_s16(x, vdupq_n_s16(0)) : x; }
    static int32x4_t vector(int32x4_t x) noexcept {
        if constexpr (std::same_as<lane, float>)
#if defined(__clang__)
            x = vdupq_m_n_s32(x, 0, vcmpleq_n_s32(x, static_cast<std::int32_t>(minus_infinity)));
#else
            // The same in two instructions; GCC 12 generates six for the intrinsics.
            asm("vpt.s32 le, %q0, %1\n\tvmovt.i32 %q0, #0" : "+w"(x) : "r"(minus_infinity) : "p0");
#endif
        else if constexpr (std::is_signed_v<lane>)
            x = vmaxq_s32(x, vdupq_n_s32(0));
        return x;
    }
#endif

private:
    static constexpr std::uint32_t minus_infinity = 0xff80'0000;
};

template <std::same_as<relu_fn> F, class T, class Run>
requires requires { typename lane_of<T>; }
[[gnu::always_inline]] inline void with_lanes(const F&, std::type_identity<T>, const Run& run) noexcept {
    run(relu_lanes<lane_of<T>>{});
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
