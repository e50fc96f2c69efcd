// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/simd/predicated.hpp>
#include <fxact/detail/span/lanes.hpp>
#include <fxact/format.hpp>

namespace fxact {
struct step_with;
}

namespace fxact::detail::simd::inline fxact_variant {

/// One in the lanes that are 0 or above, 0 in the others; unless Flat, lanes equal to 0 get `middle`.
template <class Lane, Lane One, bool Flat>
struct step_lanes {
    using lane = Lane;
    template <instruction_set Set>
    static constexpr std::size_t words_per_iteration = Set == instruction_set::aligned_words ? 1 : 2;

    /// There is no carry between lanes, because One + (middle - One) is a raw value again.
    template <instruction_set>
    std::uint32_t word(std::uint32_t x) const noexcept {
        const std::uint32_t y = not_negative<lane>(x) * lane_code(One);
        return Flat ? y : y + zero<lane>(x) * (lane_code(middle) - lane_code(One));
    }

#if FXACT_TARGET >= 4
    int8x16_t vector(int8x16_t x) const noexcept {
        int8x16_t y = vdupq_n_s8(static_cast<std::int8_t>(One));
        if constexpr (std::is_signed_v<lane>) y = vbicq_s8(y, vshrq_n_s8(x, 7));
        return Flat ? y : where_zero(x, vdupq_n_s8(static_cast<std::int8_t>(middle)), y);
    }
    int16x8_t vector(int16x8_t x) const noexcept {
        int16x8_t y = vdupq_n_s16(static_cast<std::int16_t>(One));
        if constexpr (std::is_signed_v<lane>) y = vbicq_s16(y, vshrq_n_s16(x, 15));
        return Flat ? y : where_zero(x, vdupq_n_s16(static_cast<std::int16_t>(middle)), y);
    }
    int32x4_t vector(int32x4_t x) const noexcept {
        int32x4_t y = vdupq_n_s32(static_cast<std::int32_t>(One));
        if constexpr (std::is_signed_v<lane>) y = vbicq_s32(y, vshrq_n_s32(x, 31));
        return Flat ? y : where_zero(x, vdupq_n_s32(static_cast<std::int32_t>(middle)), y);
    }
#endif

    lane middle = One;
};

/// The same for floats by their bits. A NaN keeps its bits: those of 1 and 0 are subsets of the ones of its exponent.
template <bool Flat>
struct step_float_lanes {
    using lane = float;
    template <instruction_set>
    static constexpr std::size_t words_per_iteration = 4;

    template <instruction_set Set>
    std::uint32_t word(std::uint32_t x) const noexcept {
        const std::uint32_t size = x & ~sign;
        // The codes below 0 are those that still have the sign bit after 1 is taken away.
        std::uint32_t y = one;
        if constexpr (Set >= instruction_set::words) {
            asm("" : "+r"(y));  // in a register, so that the AND takes the shift along
            y &= highest_bit_spread(~x | (0 - x));
        } else {
            y &= ~highest_bit_spread(x & (x - 1));
        }
        if constexpr (!Flat) y ^= (one ^ middle) & ~highest_bit_spread(size + ~sign);
        return y | (x & highest_bit_spread(infinity - size));
    }

#if FXACT_TARGET >= 4
    int32x4_t vector(int32x4_t x) const noexcept {
        const uint32x4_t code = vreinterpretq_u32_s32(x), doubled = vshlq_n_u32(code, 1);
        uint32x4_t y = with_where_above<0>(vdupq_n_u32(one), code, sign);
        if constexpr (!Flat)
            y = vreinterpretq_u32_s32(where_zero(vreinterpretq_s32_u32(doubled),
                                                 vdupq_n_s32(static_cast<std::int32_t>(middle)),
                                                 vreinterpretq_s32_u32(y)));
        return vreinterpretq_s32_u32(chosen_where_above(code, y, doubled, infinity << 1));
    }
#endif

    std::uint32_t middle = one;

private:
    static constexpr std::uint32_t one = 0x3f80'0000, infinity = 0x7f80'0000, sign = 0x8000'0000;
};

/// Not inlined, because rounding a double is long and rarely needed.
template <discrete T, class F>
[[gnu::noinline]] inline rep_of<T> code_at_zero(const F& f) noexcept {
    return raw_of(f(format_traits<T>::from_raw(0)));
}

template <std::same_as<step_with> F, discrete T, class Run>
requires requires { typename lane_of<T>; }
[[gnu::always_inline]] inline void with_lanes(const F& f, std::type_identity<T>, const Run& run) noexcept {
    constexpr auto one = raw_of(F{}(format_traits<T>::from_raw(1)));
    // As bits, because the comparison of doubles is a library call on cores without an FPU.
    if (std::bit_cast<std::uint64_t>(f.at_zero) == std::bit_cast<std::uint64_t>(double{1.0}))
        run(step_lanes<lane_of<T>, one, true>{});
    else
        run(step_lanes<lane_of<T>, one, false>{code_at_zero<T>(f)});
}

[[gnu::noinline]] inline std::uint32_t float_code_at_zero(const auto& f) noexcept {
    return std::bit_cast<std::uint32_t>(f(0.0F));
}

template <std::same_as<step_with> F, class Run>
[[gnu::always_inline]] inline void with_lanes(const F& f, std::type_identity<float>, const Run& run) noexcept {
    if (std::bit_cast<std::uint64_t>(f.at_zero) == std::bit_cast<std::uint64_t>(double{1.0}))
        run(step_float_lanes<true>{});
    else
        run(step_float_lanes<false>{float_code_at_zero(f)});
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
