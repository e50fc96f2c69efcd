// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/nearest/exp.hpp>
#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/sigmoid.hpp>
#include <fxact/detail/nearest/silu.hpp>
#include <fxact/detail/nearest/tanh.hpp>

/// The first phase alone, for every float and without a branch on the argument: within 0.53 ulp, the same bits on every
/// core, since all use 32-bit products. (tanh has two ways, for |x| below 1/4 and above.)
namespace fxact::detail::nearest {

/// The size of a float, at most `limit`, in parts.
struct float_parts {
    std::uint32_t significand;
    std::uint32_t binade;  ///< modulo 2^32, counted from quick.hpp's lowest_field
};
[[gnu::always_inline]] constexpr float_parts parts_of(std::uint32_t size) noexcept {
    return {significand_of(size), (size >> 23) - lowest_field};
}
[[gnu::always_inline]] constexpr std::uint32_t smaller(std::uint32_t a, std::uint32_t b) noexcept {
    return a < b ? a : b;
}

/// |x| as Q38 modulo 2^32, and as Q17.
[[gnu::always_inline]] constexpr std::uint32_t low_part(const float_parts& x) noexcept {
    return shifted_left(x.significand, x.binade) | shifted_right(x.significand, 0 - x.binade);
}
[[gnu::always_inline]] constexpr std::uint32_t high_part(const float_parts& x) noexcept {
    return shifted_right(x.significand, 21 - x.binade);
}

/// All ones for a word with its top bit set, else 0.
[[gnu::always_inline]] constexpr std::uint32_t top_mask(std::uint32_t word) noexcept {
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(word) >> 31);
}

/// 110, beyond which e^-x and x e^-x are below every float.
inline constexpr std::uint32_t size_limit = 0x42DC'0000;

/// e^-|x| for |x| <= 128.
[[gnu::always_inline]] constexpr fraction faithful_exp_of_minus(const float_parts& x) noexcept {
    const std::uint32_t steps = multiply_high(high_part(x), log2_e_times_64);
    const std::uint32_t rest = low_part(x) - steps * ln_2_rounded_up + (steps * 185 >> 10);
    return {exp_mantissa<products::wide>(steps & 63, rest), steps >> 6};
}

/// The bits of a result whose field may be below 0, for a subnormal float.
[[gnu::always_inline]] constexpr std::uint32_t bits_of_any(quick_result x) noexcept {
    const std::uint32_t below = (0 - x.field) & top_mask(x.field);
    x = {shifted_right(x.mantissa, smaller(below, 31)), x.field + below};
    return rounded_bits(x);
}

/// yes where the mask is ones, no where it is zeros.
[[gnu::always_inline]] constexpr std::uint32_t chosen(std::uint32_t mask, std::uint32_t yes,
                                                      std::uint32_t no) noexcept {
    return no ^ ((yes ^ no) & mask);
}

/// The code, or NaN where the argument is one.
[[gnu::always_inline]] constexpr std::uint32_t or_nan(std::uint32_t size, std::uint32_t code) noexcept {
    return chosen(top_mask(encoding<float>::infinity - size), encoding<float>::quiet_nan, code);
}

[[gnu::always_inline]] constexpr quick_result faithful_sigmoid(std::uint32_t code, const float_parts& x) noexcept {
    const fraction e = faithful_exp_of_minus(x);
    const std::uint32_t inverse = reciprocal_of_1p<products::wide>(shifted_right(e.mantissa, e.shift));
    const std::uint32_t negative = top_mask(code);
    return {multiply_high(opaque(e.mantissa | ~negative), inverse), 125 - (e.shift & negative)};
}

[[gnu::always_inline]] constexpr std::uint32_t faithful_bits(sigmoid_kernel, std::uint32_t code) noexcept {
    const std::uint32_t size = code & encoding<float>::magnitude;
    const quick_result s = faithful_sigmoid(code, parts_of(smaller(size, size_limit)));
    return or_nan(size, bits_of_any(with_top_bit<products::wide, 1>(s)));
}

[[gnu::always_inline]] constexpr std::uint32_t faithful_bits(silu_kernel, std::uint32_t code) noexcept {
    const std::uint32_t size = code & encoding<float>::magnitude;
    const quick_result s = faithful_sigmoid(code, parts_of(smaller(size, size_limit)));
    // The factor may be subnormal: then it has no hidden bit, and the field of the smallest normal float.
    const std::uint32_t subnormal = top_mask(size - 0x80'0000), field = (size >> 23) + (subnormal & 1);
    const std::uint32_t factor = (size & 0x7F'FFFF) | (~subnormal & 0x80'0000);
    const std::uint32_t mantissa = multiply_high(s.mantissa, factor << 8);
    const auto shift = static_cast<std::uint32_t>(leading_zeros(mantissa));
    const std::uint32_t inside = bits_of_any({shifted_left(mantissa, shift), s.field + field - 126 - shift});
    // Far away the result is x, or 0 below 0.
    const std::uint32_t far = size & ~top_mask(code);
    return or_nan(size, (code & 0x8000'0000) | chosen(top_mask(size_limit - 1 - size), far, inside));
}

[[gnu::always_inline]] constexpr std::uint32_t faithful_bits(exp_kernel, std::uint32_t code) noexcept {
    const std::uint32_t size = code & encoding<float>::magnitude;
    const float_parts x = parts_of(smaller(size, size_limit));
    const std::uint32_t up = ~top_mask(code);
    const std::uint32_t steps = multiply_high(high_part(x) - up, log2_e_times_64 - up);
    std::uint32_t rest = low_part(x) - steps * ln_2_rounded_up + (steps * 185 >> 10);
    rest = (rest ^ up) + ((ln_2_rounded_up + 1) & up);
    const std::uint32_t index = steps ^ up;
    const auto power = static_cast<std::uint32_t>(static_cast<std::int32_t>(index) >> 6);
    const quick_result y =
        with_top_bit<products::narrow, 1>({exp_mantissa<products::wide>(index & 63, rest), 125 - power});
    return or_nan(size, chosen(top_mask(253 - y.field), encoding<float>::infinity, bits_of_any(y)));
}

[[gnu::always_inline]] constexpr std::uint32_t faithful_bits(tanh_kernel, std::uint32_t code) noexcept {
    const std::uint32_t size = code & encoding<float>::magnitude;
    const float_parts x = parts_of(smaller(size, 0x4120'0000));  // 10: tanh is 1 there
    std::uint32_t result{};
    if (size < 0x3E80'0000) {
        // Below 2^-12 the deficit is 0 and the result x.
        const std::uint32_t mantissa = x.significand << 8;
        const std::uint32_t quadruple = shifted_right(mantissa, 12 - x.binade);
        const std::uint32_t deficit = quick_tanh_deficit<products::wide>(multiply_high(quadruple, quadruple));
        const quick_result y{mantissa - multiply_high(mantissa, deficit), x.binade + lowest_field - 1};
        result = size < 0x3980'0000 ? size : rounded_bits(with_top_bit<products::wide, 1>(y));
    } else {
        const fraction e = faithful_exp_of_minus({x.significand, x.binade + 1});
        const std::uint32_t f = shifted_right(e.mantissa, e.shift);
        const std::uint32_t mantissa = multiply_high(0 - f, reciprocal_of_1p<products::wide>(f));
        result = rounded_bits(with_top_bit<products::wide, 3>({mantissa, 125}));
    }
    return or_nan(size, (code & 0x8000'0000) | result);
}

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
