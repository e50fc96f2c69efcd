// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/real/reciprocal.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/softmax/exp_source.hpp>

/// From exps to the codes of probabilities: a product, a rounding and the zero point.
namespace fxact::detail::inline fxact_variant {

/// Formats of 8 and 16 bits whose steps and zero points leave 32-bit products enough bits. Formats that end below 0.8
/// need more.
template <class Out>
concept softmax_code = discrete<Out> && sizeof(rep_of<Out>) <= 2 &&
                       step_of<Out> >= (sizeof(rep_of<Out>) == 1 ? 0.8 / 256 : 0.8 / 65'536) &&
                       step_of<Out><4.0 && zero_point_of<Out>> - (1 << 24) && zero_point_of<Out> < (1 << 24);

/// The product of an exp's 23 highest bits and the row's factor of 20 bits: two short products on cores without a long
/// one. It loses lost_bits; one bit more makes no difference to the code.
struct probability_product {
    static constexpr int factor_bits = 20;
#if defined(__ARM_ARCH_6M__)
    static constexpr int lost_bits = 19;
    [[gnu::always_inline]] static constexpr std::uint32_t of(std::uint32_t exp, std::uint32_t factor) noexcept {
        return (exp >> 19) * factor + ((exp << 13 >> 20) * factor >> 12);
    }
#else
    static constexpr int lost_bits = 20;
    [[gnu::always_inline]] static constexpr std::uint32_t of(std::uint32_t exp, std::uint32_t factor) noexcept {
        return multiply_high(exp & ~std::uint32_t{127}, factor << 12);
    }
#endif
#if FXACT_TARGET >= 4
    static uint32x4_t of(uint32x4_t exps, std::uint32_t factor) noexcept {
        return vmulhq_u32(vbicq_n_u32(exps, 127), vdupq_n_u32(factor << 12));
    }
#endif
    /// The largest factor with which no product is above the limit.
    static constexpr std::uint32_t factor_below(std::uint32_t limit) noexcept {
        return limit >> (exp_bits - lost_bits);
    }
};

/// Leading zeros of a number of at least 2^15; without a branch on cores that have no instruction for it.
constexpr int few_leading_zeros(std::uint32_t word) noexcept {
#if defined(__ARM_ARCH_6M__)
    std::uint32_t count = 0;
    for (int log = 4; log >= 0; --log) {
        const std::uint32_t shift = ((word >> (32 - (1 << log))) - 1) >> 31 << log;
        count += shift;
        word <<= shift;
    }
    return static_cast<int>(count);
#else
    return leading_zeros(word);
#endif
}

template <softmax_code Out>
class exp_to_code {
    using real = number<std::uint32_t>;
    static constexpr real codes_per_one{1.0 / step_of<Out>};
    static constexpr bool binary = codes_per_one.mantissa == top_bit<std::uint32_t>;
    static constexpr std::int32_t first = std::numeric_limits<rep_of<Out>>::min();
    static constexpr std::int32_t last = std::numeric_limits<rep_of<Out>>::max();
    static constexpr std::int32_t zero = zero_point_of<Out>;
    /// The code of 1. If it is one above the last code, a row saturates as a whole: the largest element leaves less
    /// than half a code to the others.
    static constexpr std::int32_t one = static_cast<std::int32_t>(1.0 / step_of<Out> + 0.5) + zero;
    static constexpr bool lacks_one = one == last + 1 && 1.0 / step_of<Out> <= one - zero + double{0x1p-4};
    using product = probability_product;

public:
    /// One reciprocal per row, of a sum of terms that is at least 1. The instruction count is the same for every sum.
    constexpr explicit exp_to_code(std::uint64_t sum) noexcept {
        const auto high = static_cast<std::uint32_t>(sum >> 32), low = static_cast<std::uint32_t>(sum);
        const int zeros = few_leading_zeros(high);
        const std::uint32_t inverse = reciprocal(high << zeros | low >> 1 >> (31 - zeros));
        // codes_per_one / sum is mantissa * 2^(exponent - 31)
        std::uint32_t mantissa = inverse;
        int exponent = codes_per_one.exponent + zeros - sum_integer_bits;
        if constexpr (!binary) {
            const double_word<std::uint32_t> quotient = multiply(codes_per_one.mantissa, inverse);
            const bool small = quotient.high < top_bit<std::uint32_t>;
            mantissa = quotient.high << small | (quotient.low >> 31 & small);
            exponent += !small;
        }
        // Products are in units of 2^-shift codes.
        const int above = exponent + 1, below = above & sign_mask(above);
        factor_ = ((mantissa >> (31 - product::factor_bits - below)) + 1) >> 1;
        // A tie is 1 / n that is half a code, for the n largest elements of a row. One unit more makes up for what
        // their exps are below 1. If the step is a power of two, so is n, and 1 / n is half of the first code.
        if constexpr (binary)
            factor_ -= static_cast<std::uint32_t>(sign_mask(exponent));
        else
            factor_ += is_tie(mantissa >> -below, exponent - below);
        const std::uint32_t carry = factor_ >> product::factor_bits;
        factor_ >>= carry;
        exponent += static_cast<int>(carry) - below;
        shift_ = exp_bits + product::factor_bits - 1 - product::lost_bits - exponent;
        half_ = std::uint32_t{1} << (shift_ - 1);
        if constexpr (lacks_one) {
            // A row whose largest element is far below 1 has no limit: it might not fit into 32 bits.
            const auto far = static_cast<std::uint32_t>(sign_mask(exponent - codes_per_one.exponent + 1));
            const std::uint32_t limit = far | ((static_cast<std::uint32_t>(last - zero + 1) << shift_) - half_ - 1);
            const std::uint32_t most = product::factor_below(limit);
            factor_ = choose(std::uint32_t{0} - (most < factor_), most, factor_);
        }
    }
    constexpr Out operator()(std::uint32_t exp) const noexcept {
        std::int32_t code = rounded(exp) + zero;
        if constexpr (one > last && !lacks_one) code = last + ((code - last) & sign_mask(code - last));
        if constexpr (zero < first) code = first + clear(code - first, sign_mask(code - first));
        return format_traits<Out>::from_raw(static_cast<rep_of<Out>>(code));
    }
#if FXACT_TARGET >= 4
    /// The codes of four exps.
    int32x4_t vector(uint32x4_t exps) const noexcept {
        int32x4_t codes = vreinterpretq_s32_u32(vrshlq_n_u32(product::of(exps, factor_), -shift_));
        if constexpr (zero != 0) codes = vaddq_n_s32(codes, zero);
        if constexpr (one > last && !lacks_one) codes = vminq_s32(codes, vdupq_n_s32(last));
        if constexpr (zero < first) codes = vmaxq_s32(codes, vdupq_n_s32(first));
        return codes;
    }
#endif

private:
    /// Whether the fraction of mantissa * 2^(exponent - 31) codes, from 0 to 2^18, is a half, to 2^-28 of the number:
    /// the rounded factor is even then.
    static constexpr bool is_tie(std::uint32_t mantissa, int exponent) noexcept {
        return (((mantissa + 8) << (1 + exponent)) - top_bit<std::uint32_t>) >> (5 + exponent) == 0;
    }
    constexpr std::int32_t rounded(std::uint32_t exp) const noexcept {
        return static_cast<std::int32_t>((product::of(exp, factor_) + half_) >> shift_);
    }

    std::uint32_t factor_ = 0, half_ = 0;
    int shift_ = 0;
};

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
