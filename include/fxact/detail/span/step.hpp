// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

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

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
