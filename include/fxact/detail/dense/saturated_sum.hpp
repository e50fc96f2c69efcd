// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <type_traits>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 3
#include <arm_acle.h>
#endif

namespace fxact::detail::simd::inline fxact_variant {

/// Whether one instruction adds and saturates. Elsewhere sums of 64 bits are shorter.
inline constexpr bool saturating_sums = native >= instruction_set::simd32;

/// a + b, at most 2^31 - 1 in size and at least -2^31.
[[gnu::always_inline]] constexpr std::int32_t saturated_sum(std::int32_t a, std::int32_t b) noexcept {
#if FXACT_TARGET >= 3
    if (!std::is_constant_evaluated()) return static_cast<std::int32_t>(__qadd(a, b));
#endif
    constexpr std::int64_t lowest = -0x8000'0000LL, highest = 0x7FFF'FFFFLL;
    const std::int64_t sum = std::int64_t{a} + b;
    return static_cast<std::int32_t>(sum < lowest ? lowest : sum > highest ? highest : sum);
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
