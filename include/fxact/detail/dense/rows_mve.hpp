// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <fxact/detail/simd/instruction_set.hpp>

#if FXACT_TARGET >= 4
#include <arm_mve.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/dense/for_each_index.hpp>
#include <fxact/detail/simd/mve.hpp>

/// Sums of products of bytes by vectors of 16: those of raw values, and of the weights alone, for the zero point of the
/// inputs. The sums wrap around 32 bits, so that a result that fits is exact.
namespace fxact::detail::simd::inline fxact_variant {

template <std::size_t Rows>
struct byte_sums {
    std::array<std::int32_t, Rows> products{}, weights{};

    /// For all 16 lanes, or for the first ones; the others are loaded as 0. Bytes without a sign are made signed ones
    /// less 128.
    template <class In, class... Lanes>
    [[gnu::always_inline]] void add(const std::int8_t* rows, std::size_t stride, const In* in,
                                    Lanes... first) noexcept {
        int8x16_t x = load(reinterpret_cast<const std::int8_t*>(in), first...);
        if constexpr (std::is_unsigned_v<In>) x = veorq_s8(x, vdupq_n_s8(-128));
        for_each_index<Rows>([&](std::size_t row) __attribute__((always_inline)) {
            const int8x16_t w = load(rows + row * stride, first...);
            products[row] = vmladavaq_s8(products[row], w, x);
            weights[row] = vaddvaq_s8(weights[row], w);
        });
    }
};

template <std::size_t Rows, class In>
[[gnu::always_inline]] inline std::array<std::int32_t, Rows> sums_by_mve(std::int32_t in_zero,
                                                                         const std::int8_t* weights, std::size_t stride,
                                                                         const In* in, std::size_t count) noexcept {
    byte_sums<Rows> sums;
    for (const In* const end = in + (count & ~std::size_t{15}); in != end; in += 16, weights += 16)
        sums.add(weights, stride, in);
    if ((count & 15) != 0) sums.add(weights, stride, in, vctp8q(count & 15));
    const auto zero = static_cast<std::uint32_t>(std::is_unsigned_v<In> ? in_zero - 128 : in_zero);
    for_each_index<Rows>([&](std::size_t row) __attribute__((always_inline)) {
        const auto raw = static_cast<std::uint32_t>(sums.products[row]);
        sums.products[row] = static_cast<std::int32_t>(raw - zero * static_cast<std::uint32_t>(sums.weights[row]));
    });
    return sums.products;
}

}  // namespace fxact::detail::simd::inline fxact_variant
#endif

#include <fxact/detail/macros/back.hpp>
