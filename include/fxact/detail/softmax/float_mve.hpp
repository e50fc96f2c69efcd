// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <arm_mve.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/simd/float_codes.hpp>
#include <fxact/detail/simd/predicated.hpp>
#include <fxact/detail/softmax/float.hpp>

/// The passes over a float row by vectors, with the bits of float_row_exps and float_row_probabilities.
namespace fxact::detail::inline fxact_variant {

[[gnu::always_inline]] inline std::uint64_t plus_lanes(std::uint64_t sum, uint32x4_t x, std::true_type) noexcept {
    return vaddlvaq_u32(sum, x);
}
[[gnu::always_inline]] inline std::uint64_t plus_lanes(std::uint64_t sum, uint32x4_t x, mve_pred16_t lanes) noexcept {
    return vaddlvaq_p_u32(sum, x, lanes);
}

/// The bits of the largest element, or of a NaN if there is one.
inline std::uint32_t highest_by_fours(const float* in, std::size_t count) noexcept {
    int32x4_t most = vdupq_n_s32(std::numeric_limits<std::int32_t>::min());
    int32x4_t least = vmvnq_s32(most);
    uint32x4_t last = vdupq_n_u32(0);
    simd::by_fours(
        in, in, count, [&](const float* from, const float*, auto lanes) __attribute__((always_inline)) {
            uint32x4_t codes = simd::load_codes(from, lanes);
            // Lanes that are off repeat an element.
            if constexpr (!std::is_same_v<decltype(lanes), std::true_type>)
                codes = vpselq_u32(codes, vdupq_n_u32(vgetq_lane_u32(codes, 0)), lanes);
            const int32x4_t x = vreinterpretq_s32_u32(codes);
            most = vmaxq_s32(most, x);
            least = vminq_s32(least, x);
            last = vmaxq_u32(last, codes);
        });
    // As unsigned integers, codes of NaNs with a sign are the largest, whatever else is in the row.
    const std::uint32_t nan = vmaxvq_u32(0, last);
    if (nan > (encoding<float>::infinity | ~encoding<float>::magnitude)) return nan;
    const std::int32_t above_zero = vmaxvq_s32(std::numeric_limits<std::int32_t>::min(), most);
    // Without one, the codes are in the opposite order.
    return static_cast<std::uint32_t>(above_zero >= 0 ? above_zero
                                                      : vminvq_s32(std::numeric_limits<std::int32_t>::max(), least));
}

/// float_row_exps on four logits at a time, of a row without a NaN.
template <class Scale>
class float_row_exps_by_fours : float_row_exps<Scale> {
public:
    float_row_exps_by_fours(const Scale& scale, std::uint32_t highest) noexcept
        : float_row_exps<Scale>{scale, highest},
          highest_fixed_{vgetq_lane_u32(minus_fixed_logit(vdupq_n_u32(highest)), 0)},
          first_near_{(this->far_ ^ this->order_) & this->order_} {}

    /// From logits to stored exps: eight bits of the exponent above the 24 bits of the significand below its top one.
    template <class Lanes>
    [[gnu::always_inline]] uint32x4_t operator()(uint32x4_t code, Lanes lanes) noexcept {
        // The codes of logits that are not far follow one another.
        uint32x4_t difference = vsubq_n_u32(minus_fixed_logit(code), highest_fixed_);
        difference = simd::with_where_above<~std::uint32_t{}>(difference, vsubq_n_u32(code, first_near_), this->far_);
        const uint32x4_t add = vmulhq_u32(difference, vdupq_n_u32(float_exp::log2_e_low));
        const uint32x4_t f = vaddq_u32(vmulq_n_u32(difference, float_exp::log2_e_high), add);
        const uint32x4_t k =
            simd::plus_one_where_above(vmulhq_u32(difference, vdupq_n_u32(float_exp::log2_e_high)), add, f);
        const uint32x4_t significand = exp2_lanes(f);
        sum_up(significand, k, lanes);
        return vsliq_n_u32(vshrq_n_u32(significand, 7), k, 24);
    }
    std::uint64_t sum() const noexcept { return this->sum_ + (upper_ << 32); }

private:
    /// -fixed_logit(code, power), and 0 for logits so large that their neighbors are far. (A lane's lowest byte is its
    /// shift.)
    [[gnu::always_inline]] uint32x4_t minus_fixed_logit(uint32x4_t code) const noexcept {
        const int32x4_t fraction = vbicq_n_s32(vreinterpretq_s32_u32(code), -0x100'0000);
        const uint32x4_t significand = vreinterpretq_u32_s32(vorrq_n_s32(fraction, 0x80'0000));
        const uint32x4_t shift = vaddq_n_u32(vshrq_n_u32(code, 23), static_cast<std::uint32_t>(this->power() - 125));
        return simd::negated_unless_negative(vrshlq_u32(significand, vreinterpretq_s32_u32(shift)), code);
    }
    [[gnu::always_inline]] static uint32x4_t exp2_lanes(uint32x4_t f) noexcept {
        const uint32x4_t u = vshlq_n_u32(f, 6);
        const uint32x4_t bend = vshrq_n_u32(vmulhq_u32(u, vdupq_n_u32(softmax_exp2_fit[1])), 6);
        const uint32x4_t p = vmulhq_u32(u, vsubq_u32(vdupq_n_u32(softmax_exp2_fit[0]), bend));
        const uint32x4_t node = vldrwq_gather_shifted_offset_u32(softmax_nodes.data(), vshrq_n_u32(f, 26));
        return vsubq_u32(node, vshrq_n_u32(vmulhq_u32(node, p), 6));
    }
    /// Adds float_exp::term: the lower and the upper words of the terms have sums of their own.
    template <class Lanes>
    [[gnu::always_inline]] void sum_up(uint32x4_t significand, uint32x4_t k, Lanes lanes) noexcept {
        const int32x4_t up = vsubq_s32(vdupq_n_s32(softmax_extra_bits), vreinterpretq_s32_u32(k));
        const uint32x4_t low = vshlq_u32(significand, up);
        this->sum_ = plus_lanes(this->sum_, simd::with_where_above<1>(low, k, softmax_extra_bits + 31), lanes);
        upper_ = plus_lanes(upper_, vshlq_u32(significand, vsubq_n_s32(up, 32)), lanes);
    }

    std::uint32_t highest_fixed_, first_near_;
    std::uint64_t upper_ = 0;
};

/// float_row_probabilities on four exps at a time. A subnormal result is shifted further right before it is rounded.
class float_row_probabilities_by_fours : float_row_probabilities {
public:
    using float_row_probabilities::float_row_probabilities;

    [[gnu::always_inline]] uint32x4_t operator()(uint32x4_t stored) const noexcept {
        const uint32x4_t significand = vorrq_u32(vshlq_n_u32(stored, 7), vdupq_n_u32(0x8000'0040));
        const uint32x4_t product = vmulhq_u32(significand, vdupq_n_u32(factor_));
        const int32x4_t zero = vdupq_n_s32(0), k = vreinterpretq_s32_u32(vshrq_n_u32(stored, 24));
        // 0 if the product's top bit is clear, else -1.
        const int32x4_t top = vshrq_n_s32(vreinterpretq_s32_u32(product), 31);
        // The biased exponent less one; below 0, the result is subnormal.
        const int32x4_t exponent = vsubq_s32(vsubq_s32(vdupq_n_s32(125 + exponent_), k), top);
        const int32x4_t shift = vaddq_s32(vsubq_n_s32(vminq_s32(exponent, zero), 7), top);
        const uint32x4_t rounded = vrshlq_u32(product, shift);
        return vmlaq_n_u32(rounded, vreinterpretq_u32_s32(vmaxq_s32(exponent, zero)), std::uint32_t{1} << 23);
    }
};

/// softmax_float of a contiguous row. False if it has a NaN or +inf, or is of -inf only: then nothing is written.
template <class Scale>
inline bool softmax_by_fours(const Scale& scale, const float* in, float* out, std::size_t count) noexcept {
    const std::uint32_t highest = highest_by_fours(in, count);
    if (is_special_code<float>(highest)) return false;
    float_row_exps_by_fours<Scale> exps{scale, highest};
    simd::by_fours(
        in, out, count, [&](const float* from, float* to, auto lanes) __attribute__((always_inline)) {
            simd::store_codes(to, exps(simd::load_codes(from, lanes), lanes), lanes);
        });
    const float_row_probabilities_by_fours probabilities{exps.sum()};
    simd::by_fours(
        out, out, count, [&](const float* from, float* to, auto lanes) __attribute__((always_inline)) {
            simd::store_codes(to, probabilities(simd::load_codes(from, lanes)), lanes);
        });
    return true;
}

}  // namespace fxact::detail::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
