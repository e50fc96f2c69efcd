// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/math/tanh.hpp>
#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/wide.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail::nearest {

/// 1 - tanh(a) / a for a = sqrt(s) / 4 in [0, 1/4), a fraction below 1/47.
template <products By>
[[gnu::always_inline]] constexpr std::uint32_t quick_tanh_deficit(std::uint32_t s) noexcept {
    std::uint32_t p = tanh_fit_32[4];
    for (int i = 3; i >= 0; --i) p = tanh_fit_32[i] - high<By>(s, p);
    return high<By>(s, p);
}
/// The same in 64 bits.
template <products By>
constexpr std::uint64_t wide_tanh_deficit(std::uint64_t s) noexcept {
    std::uint32_t tail = tanh_fit_64_tail[2];
    for (int i = 1; i >= 0; --i) tail = tanh_fit_64_tail[i] - high<By>(high_word(s), tail);
    std::uint64_t p = tail;
    for (int i = 4; i >= 0; --i) p = tanh_fit_64[i] - product_high<By>(s, p);
    return product_high<By>(s, p);
}

/// tanh(x) for 2^-12 <= |x| < 1/4: x (1 - deficit).
struct small_tanh_kernel {
    static constexpr bool odd = true;
    template <products By>
    static constexpr first_phase first{3, 10, -1, By == products::wide ? 3 : 7};

    template <products By>
    [[gnu::always_inline]] static constexpr quick_result quick(std::uint32_t code) noexcept {
        const std::uint32_t binade = binade_of(code), size = significand_of(code) << 8;
        const std::uint32_t quadruple = size >> (12 - binade);
        const std::uint32_t deficit = quick_tanh_deficit<By>(high<By>(quadruple, quadruple));
        return with_top_bit<By, 1>({size - high<By>(size, deficit), binade + lowest_field - 1});
    }
    template <products By>
    static constexpr wide_number wide(const wide_number& x) noexcept;
};

/// (1 - e^-2x) / (1 + e^-2x)
struct tanh_kernel {
    static constexpr bool odd = true;
    using elsewhere = small_tanh_kernel;
    template <products By>
    static constexpr first_phase first{13, 5, By == products::wide ? -7 : -15,
                                       By == products::wide ? 3 : 2};  // from 1/4 to 8

    template <products By>
    [[gnu::always_inline]] static constexpr quick_result quick(std::uint32_t code) noexcept {
        const fraction e = exp_of_minus<By>(significand_of(code), binade_of(code) + 1);
        const std::uint32_t f = shift_right(e.mantissa, static_cast<int>(e.shift));
        return with_top_bit<By, 3>({high<By>(0 - f, reciprocal_of_1p<By>(f)), 125});
    }
    template <products By>
    static constexpr wide_number wide(const wide_number& x) noexcept {
        if (x.exponent < -12) return {x.negative, x.mantissa - 1, x.exponent};  // less than x by less than half a unit
        if (x.exponent < -2) {
            const std::uint64_t quadruple = x.mantissa >> (-3 - x.exponent);
            const std::uint64_t deficit = wide_tanh_deficit<By>(product_high<By>(quadruple, quadruple));
            return normalized(x.negative, x.mantissa - product_high<By>(x.mantissa, deficit), x.exponent);
        }
        if (x.exponent >= 4) return {x.negative, top_bit<std::uint64_t>, 0};
        const std::uint64_t f = over_2_64(wide_exp<By>(true, {false, x.mantissa, x.exponent + 1}));
        return normalized(x.negative, product_high<By>(0 - f, wide_reciprocal_of_1p<By>(f)), -1);
    }
};

template <products By>
constexpr wide_number small_tanh_kernel::wide(const wide_number& x) noexcept {
    return tanh_kernel::wide<By>(x);
}

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
