// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET == 3
#include <arm_acle.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/dense/for_each_index.hpp>
#include <fxact/detail/simd/word_lanes.hpp>

/// Sums of products of bytes by the DSP extension: four bytes of a word become two pairs of halfwords, and one
/// instruction adds two products.
namespace fxact::detail::simd::inline fxact_variant {

/// Bytes 0 and 2 of a word, widened and added to the halves of `plus`; bytes 1 and 3. (GCC 12 does not fold a rotation
/// into the intrinsic, and clang's types for the unsigned ones are not GCC's.)
template <class Byte>
[[gnu::always_inline]] inline std::uint32_t even_bytes(std::uint32_t word, std::uint32_t plus) noexcept {
    if constexpr (std::is_signed_v<Byte>)
        return static_cast<std::uint32_t>(__sxtab16(static_cast<int16x2_t>(plus), static_cast<int8x4_t>(word)));
    std::uint32_t halves;
    asm("uxtab16 %0, %1, %2" : "=r"(halves) : "r"(plus), "r"(word));
    return halves;
}
template <class Byte>
[[gnu::always_inline]] inline std::uint32_t odd_bytes(std::uint32_t word, std::uint32_t plus) noexcept {
    std::uint32_t halves;
    if constexpr (std::is_signed_v<Byte>)
        asm("sxtab16 %0, %1, %2, ror #8" : "=r"(halves) : "r"(plus), "r"(word));
    else
        asm("uxtab16 %0, %1, %2, ror #8" : "=r"(halves) : "r"(plus), "r"(word));
    return halves;
}
template <class Byte>
[[gnu::always_inline]] inline std::uint32_t even_bytes(std::uint32_t word) noexcept {
    if constexpr (std::is_signed_v<Byte>) return static_cast<std::uint32_t>(__sxtb16(static_cast<int8x4_t>(word)));
    std::uint32_t halves;
    asm("uxtb16 %0, %1" : "=r"(halves) : "r"(word));
    return halves;
}
template <class Byte>
[[gnu::always_inline]] inline std::uint32_t odd_bytes(std::uint32_t word) noexcept {
    std::uint32_t halves;
    if constexpr (std::is_signed_v<Byte>)
        asm("sxtb16 %0, %1, ror #8" : "=r"(halves) : "r"(word));
    else
        asm("uxtb16 %0, %1, ror #8" : "=r"(halves) : "r"(word));
    return halves;
}

[[gnu::always_inline]] inline std::int32_t plus_products(std::uint32_t a, std::uint32_t b, std::int32_t sum) noexcept {
    return __smlad(static_cast<int16x2_t>(a), static_cast<int16x2_t>(b), sum);
}

template <std::size_t Rows, class Weight, class In>
[[gnu::always_inline]] inline std::array<std::int32_t, Rows> sums_by_simd32(std::int32_t weight_zero,
                                                                            std::int32_t in_zero, const Weight* weights,
                                                                            std::size_t stride, const In* in,
                                                                            std::size_t count) noexcept {
    const auto both_halves = [](std::int32_t x) { return static_cast<std::uint32_t>(x & 0xFFFF) * 0x1'0001U; };
    const std::uint32_t minus_in = both_halves(-in_zero), minus_weight = both_halves(-weight_zero);
    std::array<std::int32_t, Rows> sums{};
    std::array<const Weight*, Rows> rows;
    for_each_index<Rows>([&](std::size_t row) { rows[row] = weights + row * stride; });

    for (const In* const end = in + (count & ~std::size_t{3}); in != end; in += 4) {
        const std::uint32_t x = load_word<4>(in);
        const std::uint32_t even = in_zero == 0 ? even_bytes<In>(x) : even_bytes<In>(x, minus_in);
        const std::uint32_t odd = in_zero == 0 ? odd_bytes<In>(x) : odd_bytes<In>(x, minus_in);
        for_each_index<Rows>([&](std::size_t row) __attribute__((always_inline)) {
            const std::uint32_t w = load_word<4>(rows[row]);
            rows[row] += 4;
            if (weight_zero == 0) {
                sums[row] = plus_products(even_bytes<Weight>(w), even, sums[row]);
                sums[row] = plus_products(odd_bytes<Weight>(w), odd, sums[row]);
            } else {
                sums[row] = plus_products(even_bytes<Weight>(w, minus_weight), even, sums[row]);
                sums[row] = plus_products(odd_bytes<Weight>(w, minus_weight), odd, sums[row]);
            }
        });
    }
    for (std::size_t i = 0; i < (count & 3); ++i)
        for_each_index<Rows>([&](std::size_t row) __attribute__((always_inline)) {
            sums[row] += (rows[row][i] - weight_zero) * (in[i] - in_zero);
        });
    return sums;
}

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
