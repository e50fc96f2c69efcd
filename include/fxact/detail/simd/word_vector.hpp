// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <arm_mve.h>

#include <cstdint>

namespace fxact::detail::simd::inline fxact_variant {

/// Four words of 32 bits, under names that do not say how they are stored. A scalar operand is the same for all lanes.
class word_vector {
public:
    using word = uint32x4_t;
    using lanes = std::uint32_t;  ///< four bits for each lane

    /// Each constant is there four times, one after the other. The asm hides the address, so that a constant is loaded
    /// by one instruction; the compiler would make it by two.
    [[gnu::always_inline]] explicit word_vector(const std::uint32_t* constants) noexcept : constants_{constants} {
        asm("" : "+r"(constants_));
    }
    template <auto Index>
    word constant() const noexcept {
        return vldrwq_u32(constants_ + 4 * static_cast<int>(Index));
    }

    static word splat(std::uint32_t x) noexcept { return vdupq_n_u32(x); }
    static word plus(word x, word y) noexcept { return vaddq_u32(x, y); }
    static word plus(word x, std::uint32_t y) noexcept { return vaddq_n_u32(x, kept(y)); }
    /// At most 2^32 - 1.
    static word plus_saturated(word x, std::uint32_t y) noexcept { return vqaddq_n_u32(x, kept(y)); }
    static word minus(word x, word y) noexcept { return vsubq_u32(x, y); }
    static word times(word x, std::uint32_t y) noexcept { return vmulq_n_u32(x, kept(y)); }
    static word plus_product(word x, word y, std::uint32_t factor) noexcept { return vmlaq_n_u32(x, y, kept(factor)); }
    static word negated(word x) noexcept { return vreinterpretq_u32_s32(vnegq_s32(vreinterpretq_s32_u32(x))); }
    static word inverted(word x) noexcept { return vmvnq_u32(x); }
    static word both(word x, word y) noexcept { return vandq_u32(x, y); }
    static word exclusive_or(word x, word y) noexcept { return veorq_u32(x, y); }

    /// The high word of a product.
    static word high(word x, word y) noexcept { return vmulhq_u32(x, y); }
    static word high_signed(word x, word y) noexcept {
        return vreinterpretq_u32_s32(vmulhq_s32(vreinterpretq_s32_u32(x), vreinterpretq_s32_u32(y)));
    }

    template <int By>
    static word left(word x) noexcept {
        return vshlq_n_u32(x, By);
    }
    template <int By>
    static word right(word x) noexcept {
        return vshrq_n_u32(x, By);
    }
    template <int By>
    static word right_rounded(word x) noexcept {
        return vrshrq_n_u32(x, By);
    }
    template <int By>
    static word right_signed(word x) noexcept {
        return vreinterpretq_u32_s32(vshrq_n_s32(vreinterpretq_s32_u32(x), By));
    }
    /// Left, or right by a negative number.
    static word shifted(word x, word by) noexcept { return vshlq_u32(x, vreinterpretq_s32_u32(by)); }
    static word leading_zeros(word x) noexcept { return vclzq_u32(x); }

    static word look_up(const std::uint32_t* table, word index) noexcept {
        return vldrwq_gather_shifted_offset_u32(table, index);
    }
    static word look_up(const std::uint16_t* table, word index) noexcept {
        return vldrhq_gather_shifted_offset_u32(table, index);
    }

    /// The 24 bits of the significand of a normal float.
    static word significand(word code) noexcept {
        const int32x4_t fraction = vbicq_n_s32(vreinterpretq_s32_u32(code), -0x100'0000);
        return vreinterpretq_u32_s32(vorrq_n_s32(fraction, 0x80'0000));
    }
    static word with_sign_of(word code, word size) noexcept { return vsliq_n_u32(size, vshrq_n_u32(code, 31), 31); }
    /// All ones and zeros in the lanes where the sign bit of the code is clear.
    [[gnu::always_inline]] static void unless_negative(word code, word& ones, word& zeros) noexcept {
#if defined(__clang__)
        const mve_pred16_t positive = vcmpgeq_n_s32(vreinterpretq_s32_u32(code), 0);
        ones = vdupq_m_n_u32(ones, ~std::uint32_t{}, positive);
        zeros = vdupq_m_n_u32(zeros, 0, positive);
#else
        // One VPT block. (GCC 12 moves the predicate of an intrinsic through a general register.)
        asm("vptt.s32 ge, %q2, zr\n\tvmvnt.i32 %q0, #0\n\tvmovt.i32 %q1, #0"
            : "+w"(ones), "+w"(zeros)
            : "w"(code)
            : "p0");
#endif
    }
    /// The lanes where low > bound, both with a sign, and above >= limit, without.
    [[gnu::always_inline]] static lanes sure(word low, word bound, word above, std::uint32_t limit) noexcept {
#if defined(__clang__)
        return vcmpcsq_m_n_u32(above, limit, vcmpgtq_s32(vreinterpretq_s32_u32(low), vreinterpretq_s32_u32(bound)));
#else
        std::uint32_t found;
        asm("vpt.s32 gt, %q1, %q2\n\tvcmpt.u32 cs, %q3, %4\n\tvmrs %0, p0"
            : "=r"(found)
            : "w"(low), "w"(bound), "w"(above), "r"(kept(limit))
            : "p0");
        return found;
#endif
    }

private:
    /// In a register from before the loop on: GCC 12 would load a constant again for every vector.
    [[gnu::always_inline]] static std::uint32_t kept(std::uint32_t x) noexcept {
        asm("" : "+r"(x));
        return x;
    }

    const std::uint32_t* constants_;
};

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
