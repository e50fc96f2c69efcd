// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <arm_mve.h>

#include <cstdint>

/// Operations of MVE in the lanes that satisfy a condition, as a VPT block. (GCC 12 moves the predicate of an intrinsic
/// through a general register, which takes two more instructions.)
namespace fxact::detail::simd::inline fxact_variant {

/// -x where the sign bit of the code is clear, else x.
[[gnu::always_inline]] inline uint32x4_t negated_unless_negative(uint32x4_t x, uint32x4_t code) noexcept {
#if defined(__clang__)
    const int32x4_t value = vreinterpretq_s32_u32(x);
    return vreinterpretq_u32_s32(vnegq_m_s32(value, value, vcmpgeq_n_s32(vreinterpretq_s32_u32(code), 0)));
#else
    asm("vpt.s32 ge, %q1, zr\n\tvnegt.s32 %q0, %q0" : "+w"(x) : "w"(code) : "p0");
    return x;
#endif
}

/// x + 1 where a > b, else x.
[[gnu::always_inline]] inline uint32x4_t plus_one_where_above(uint32x4_t x, uint32x4_t a, uint32x4_t b) noexcept {
#if defined(__clang__)
    return vaddq_m_n_u32(x, x, 1, vcmphiq_u32(a, b));
#else
    asm("vpt.u32 hi, %q1, %q2\n\tvaddt.i32 %q0, %q0, %3" : "+w"(x) : "w"(a), "w"(b), "r"(1) : "p0");
    return x;
#endif
}

/// The immediate value where a > limit, else x.
template <std::uint32_t Immediate>
[[gnu::always_inline]] inline uint32x4_t with_where_above(uint32x4_t x, uint32x4_t a, std::uint32_t limit) noexcept {
    static_assert(Immediate < 256 || ~Immediate < 256);
#if defined(__clang__)
    return vdupq_m_n_u32(x, Immediate, vcmphiq_n_u32(a, limit));
#else
    if constexpr (Immediate < 256)
        asm("vpt.u32 hi, %q1, %2\n\tvmovt.i32 %q0, %3" : "+w"(x) : "w"(a), "r"(limit), "i"(Immediate) : "p0");
    else
        asm("vpt.u32 hi, %q1, %2\n\tvmvnt.i32 %q0, %3" : "+w"(x) : "w"(a), "r"(limit), "i"(~Immediate) : "p0");
    return x;
#endif
}

/// yes where a > limit, else no.
[[gnu::always_inline]] inline uint32x4_t chosen_where_above(uint32x4_t yes, uint32x4_t no, uint32x4_t a,
                                                            std::uint32_t limit) noexcept {
#if defined(__clang__)
    return vpselq_u32(yes, no, vcmphiq_n_u32(a, limit));
#else
    asm("vpt.u32 hi, %q1, %2\n\tvmovt %q0, %q3" : "+w"(no) : "w"(a), "r"(limit), "w"(yes) : "p0");
    return no;
#endif
}

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
