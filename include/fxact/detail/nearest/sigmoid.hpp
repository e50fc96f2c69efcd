// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/wide.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail::nearest {

/// 1 / (1 + e^-x) for 2^-15 <= |x| < 16; its top bit may not be set.
template <products By>
[[gnu::always_inline]] constexpr quick_result quick_sigmoid(std::uint32_t code) noexcept {
    const fraction e = exp_of_minus<By>(significand_of(code), binade_of(code));
    const std::uint32_t inverse = reciprocal_of_1p<By>(shift_right(e.mantissa, static_cast<int>(e.shift)));
    const bool negative = code >> 31 != 0;
    if constexpr (By == products::wide) {
        const std::uint32_t numerator = negative ? e.mantissa : 0xFFFF'FFFF;
        return {multiply_high(opaque(numerator), inverse), negative ? 125 - e.shift : 125};
    } else {
        if (!negative) return {inverse, 125};
        return {multiply_high_by_three(e.mantissa, inverse), 125 - e.shift};
    }
}

/// 1 / (1 + e^-x) for every x.
template <products By>
constexpr wide_number wide_sigmoid(const wide_number& x) noexcept {
    constexpr std::uint64_t half = top_bit<std::uint64_t>;
    if (x.exponent < -15) {  // 1/2 + x/4 - x^3/48
        const std::uint64_t quarter = shift_right(x.mantissa, 1 - x.exponent), head = quarter >> 16;
        const std::uint64_t square = head * head >> 32, cubic = head * (square + square / 3) >> 48;
        // At least one unit, for where x/4 is the middle of two floats and x^3 too small to be seen.
        const std::uint64_t change = quarter != 0 ? quarter - cubic - 1 : 0;
        return normalized(false, x.negative ? half - change : half + change, -1);
    }
    if (x.exponent >= 7) return x.negative ? wide_number{} : wide_number{1.0};
    const wide_fraction e = wide_exp<By>(true, x);
    const std::uint64_t inverse = wide_reciprocal_of_1p<By>(over_2_64(e));
    if (!x.negative) return normalized(false, inverse, -1);
    return normalized(false, product_high<By>(e.mantissa, inverse), e.power - 1);
}

struct sigmoid_kernel {
    static constexpr bool odd = false;
    template <products By>
    static constexpr first_phase first{0, 19, By == products::wide ? -4 : -8, 4};

    template <products By>
    [[gnu::always_inline]] static constexpr quick_result quick(std::uint32_t code) noexcept {
        return with_top_bit<By, 1>(quick_sigmoid<By>(code));
    }
    template <products By>
    static constexpr wide_number wide(const wide_number& x) noexcept {
        return wide_sigmoid<By>(x);
    }
};

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
