// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/sigmoid.hpp>
#include <fxact/detail/nearest/wide.hpp>
#include <fxact/detail/real/number.hpp>

namespace fxact::detail::nearest {

/// x / (1 + e^-x)
struct silu_kernel {
    static constexpr bool odd = true;  // the sign of x is the sign of the result
    template <products By>
    static constexpr first_phase first{0, 19, By == products::wide ? -8 : -18, 5};

    template <products By>
    [[gnu::always_inline]] static constexpr quick_result quick(std::uint32_t code) noexcept {
        const quick_result s = quick_sigmoid<By>(code);
        const std::uint32_t mantissa = high<By>(s.mantissa, significand_of(code) << 8);
        return with_top_bit<By, 3>({mantissa, s.field + binade_of(code) + lowest_field - 126});
    }
    template <products By>
    static constexpr wide_number wide(const wide_number& x) noexcept {
        if (x.exponent >= 7) return x.negative ? wide_number{true, 0, x.zero_exponent} : x;
        wide_number s = wide_sigmoid<By>(x);
        // s is more than 1/2 above 0, and less below 0; where it is nearly 1/2 this decides between two floats.
        if (x.negative && x.exponent < -60) s.mantissa -= 1;
        return normalized(x.negative, product_high<By>(s.mantissa, x.mantissa), s.exponent + x.exponent + 1);
    }
};

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
