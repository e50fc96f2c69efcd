// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/nearest/products.hpp>
#include <fxact/detail/nearest/quick.hpp>
#include <fxact/detail/nearest/wide.hpp>
#include <fxact/detail/real/number.hpp>

/// A kernel gives the float nearest to its function's exact value:
///
///     odd         whether the result has the sign of the argument
///     first<By>   where the first phase computes it, and with which error
///     quick<By>   the first phase: the size of the result
///     elsewhere   (not needed) another kernel, for what the first phase does not compute
///     wide<By>    the second phase, for every number but NaN. Its error is so small that it rounds every float right,
///                 which a test of all floats shows (docs/accuracy.md).
namespace fxact::detail::nearest {

template <class Kernel, products By>
[[gnu::noinline]] constexpr std::uint32_t second_phase(std::uint32_t code) noexcept {
    if (is_nan_code<float>(code)) [[unlikely]]
        return encoding<float>::quiet_nan;
    return encode_bits<float>(Kernel::template wide<By>(decode_bits<std::uint64_t, float>(code)));
}

template <class Kernel, products By = native>
constexpr std::uint32_t nearest_float(std::uint32_t code) noexcept;

/// Beyond the binades of a kernel.
template <class Kernel, products By>
[[gnu::noinline]] constexpr std::uint32_t elsewhere(std::uint32_t code) noexcept {
    return nearest_float<typename Kernel::elsewhere, By>(code);
}

/// The bits of the nearest float; ties are rounded away from zero.
template <class Kernel, products By>
[[gnu::always_inline]] constexpr std::uint32_t nearest_float(std::uint32_t code) noexcept {
    constexpr first_phase first = Kernel::template first<By>;
    if (binade_of(code) - first.lowest >= first.binades) [[unlikely]] {
        if constexpr (requires { typename Kernel::elsewhere; })
            return elsewhere<Kernel, By>(code);
        else
            return second_phase<Kernel, By>(code);
    }
    const quick_result y = Kernel::template quick<By>(code);
    if (near_middle(y.mantissa, first)) [[unlikely]]
        return second_phase<Kernel, By>(code);
    return (Kernel::odd ? code & 0x8000'0000 : 0) | rounded_bits(y);
}

}  // namespace fxact::detail::nearest

#include <fxact/detail/macros/back.hpp>
