// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/math/exp_heads.hpp>
#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/wide.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail::nearest {

/// e^x
struct exp_kernel {
    static constexpr bool odd = false;
    template <products By>
    static constexpr first_phase first{0, By == products::wide ? 21 : 19, -1, 1};

    template <products By>
    [[gnu::always_inline]] static constexpr quick_result quick(std::uint32_t code) noexcept {
        const std::uint32_t significand = significand_of(code), binade = binade_of(code);
        // Above 0 the next multiple of ln(2) / 64 above x is taken, so that what is left is not negative.
        const std::uint32_t up = ~static_cast<std::uint32_t>(static_cast<std::int32_t>(code) >> 31);  // -1 above 0
        std::uint32_t steps{};
        if constexpr (By == products::wide)
            steps = multiply_high((significand >> (21 - binade)) - up, log2_e_times_64 - up);
        else
            steps = ((significand >> (26 - binade)) - up) * ((log2_e_times_64 >> 6) - up) >> 21;
        const std::uint32_t ln_2 = By == products::wide ? ln_2_rounded_up : opaque(ln_2_rounded_up);
        std::uint32_t rest = (significand << binade) - steps * ln_2 + (steps * 185 >> 10);
        rest = (rest ^ up) + ((ln_2_rounded_up + 1) & up);
        const std::uint32_t index = steps ^ up;
        const auto power = static_cast<std::uint32_t>(static_cast<std::int32_t>(index) >> 6);
        return with_top_bit<products::narrow, 1>({exp_mantissa<By>(index & 63, rest), 125 - power});
    }
    template <products By>
    static constexpr wide_number wide(const wide_number& x) noexcept {
        if (x.exponent < -27) return wide_number{1.0};
        if (x.exponent >= 7) return x.negative ? wide_number{} : wide_number::infinite();
        const wide_fraction e = wide_exp<By>(x.negative, x);
        return detail::normalized(false, e.mantissa, e.power - 1);
    }
};

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
