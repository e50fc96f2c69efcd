// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/dense/for_each_index.hpp>
#include <fxact/detail/dense/row_sum.hpp>
#include <fxact/detail/dense/rows_mve.hpp>
#include <fxact/detail/dense/rows_simd32.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/span/lanes.hpp>

/// The sums of products of all rows of a matrix of weights, several rows at a time, so that an input is loaded once for
/// all of them.
namespace fxact::detail::simd::inline fxact_variant {

/// What a product is made of: raw values less zero points, and the bits of the largest product.
template <int ProductBits>
struct row_products {
    std::int32_t weight_zero, in_zero;

    /// 65,536 products of 8-bit raw values fit into 32 bits: the largest is 128 * 255.
    static constexpr bool in_32_bits = ProductBits <= 15;
    using total = std::conditional_t<in_32_bits, std::int32_t, std::int64_t>;
    /// Longer products are summed in 32 bits as far as these suffice.
    static constexpr std::size_t block = in_32_bits          ? longest_dense_row
                                         : ProductBits <= 24 ? std::size_t{1} << (30 - ProductBits)
                                                             : 0;
};

template <class T>
constexpr std::int32_t raw_integer(const T& x) noexcept {
    if constexpr (std::integral<T>)
        return x;
    else
        return raw_of(x);
}

/// The sums of Rows rows, each `stride` after the other, of at most `block` elements: the reference.
template <std::size_t Rows, class Sum, int Bits, class Weight, class In>
[[gnu::always_inline]] constexpr std::array<Sum, Rows> block_sums(const row_products<Bits>& products,
                                                                  const Weight* weights, std::size_t stride,
                                                                  const In* in, std::size_t count) noexcept {
    using factor = std::conditional_t<Bits <= 30, std::int32_t, Sum>;  // a product of 30 bits needs no wider type
    std::array<Sum, Rows> sums{};
    for (std::size_t i = 0; i < count; ++i) {
        const std::int32_t x = raw_integer(in[i]) - products.in_zero;
        for_each_index<Rows>([&](std::size_t row) __attribute__((always_inline)) {
            const factor w = raw_integer(weights[row * stride + i]) - products.weight_zero;
            sums[row] += w * static_cast<factor>(x);
        });
    }
    return sums;
}

/// Bytes in memory and nothing else.
template <class T>
concept byte_integer = std::same_as<T, std::int8_t> || std::same_as<T, std::uint8_t>;
template <class T>
inline constexpr bool stored_as_byte = byte_integer<T>;
template <discrete T>
inline constexpr bool stored_as_byte<T> = sizeof(rep_of<T>) == 1 && stored_as_code<T>;
template <class T>
[[gnu::always_inline]] inline auto bytes_of(const T* x) noexcept {
    if constexpr (byte_integer<T>)
        return x;
    else
        return reinterpret_cast<const rep_of<T>*>(x);
}

/// The same by the instructions of a core, where it has some for these types.
template <instruction_set Set, std::size_t Rows, class Sum, int Bits, class Weight, class In>
[[gnu::always_inline]] inline std::array<Sum, Rows> core_sums(const row_products<Bits>& products, const Weight* weights,
                                                              std::size_t stride, const In* in,
                                                              std::size_t count) noexcept {
#if FXACT_TARGET >= 4
    if constexpr (Set >= instruction_set::mve && stored_as_byte<Weight> && stored_as_byte<In>)
        if constexpr (std::is_signed_v<std::remove_pointer_t<decltype(bytes_of(weights))>>)
            if (products.weight_zero == 0)
                return sums_by_mve<Rows>(products.in_zero, bytes_of(weights), stride, bytes_of(in), count);
#elif FXACT_TARGET == 3
    if constexpr (Set >= instruction_set::simd32 && stored_as_byte<Weight> && stored_as_byte<In>)
        return sums_by_simd32<Rows>(products.weight_zero, products.in_zero, bytes_of(weights), stride, bytes_of(in),
                                    count);
    else
#endif
    return block_sums<Rows, Sum>(products, weights, stride, in, count);
}

/// The sums of Rows rows of any length.
template <instruction_set Set, std::size_t Rows, int Bits, class Weight, class In>
[[gnu::always_inline]] constexpr auto row_sums(const row_products<Bits>& products, const Weight* weights,
                                               std::size_t stride, const In* in, std::size_t count) noexcept {
    using traits = row_products<Bits>;
    const auto sums = [&]<class Sum>(Sum, const Weight* w, const In* x, std::size_t n) __attribute__((always_inline)) {
        if constexpr (Set > instruction_set::portable)
            if (!std::is_constant_evaluated()) return core_sums<Set, Rows, Sum>(products, w, stride, x, n);
        return block_sums<Rows, Sum>(products, w, stride, x, n);
    };
    if constexpr (traits::block == 0 || traits::in_32_bits) {
        return sums(typename traits::total{}, weights, in, count);
    } else {
        std::array<std::int64_t, Rows> totals{};
        for (std::size_t done = 0; done < count;) {
            const std::size_t n = count - done < traits::block ? count - done : traits::block;
            const auto block = sums(std::int32_t{}, weights + done, in + done, n);
            for (std::size_t row = 0; row < Rows; ++row) totals[row] += block[row];
            done += n;
        }
        return totals;
    }
}

/// How many rows are summed at once: as many as the registers hold.
template <instruction_set Set>
inline constexpr std::size_t rows_at_once = optimize_size                           ? 1
                                            : Set == instruction_set::aligned_words ? 2
                                            : Set >= instruction_set::simd32        ? 4
                                                                                    : 3;

/// Calls each(row, sum) for every row of weights.
template <instruction_set Set, int Bits, class Weight, class In, class Each>
[[gnu::always_inline]] constexpr void each_row_sum(const row_products<Bits>& products, const Weight* weights,
                                                   const In* in, std::size_t inputs, std::size_t rows,
                                                   const Each& each) noexcept {
    constexpr std::size_t at_once = rows_at_once<Set>;
    std::size_t row = 0;
    if constexpr (at_once > 1)
        for (const std::size_t end = rows - rows % at_once; row != end; row += at_once, weights += at_once * inputs) {
            const auto sums = row_sums<Set, at_once>(products, weights, inputs, in, inputs);
            for_each_index<at_once>([&](std::size_t i) __attribute__((always_inline)) { each(row + i, sums[i]); });
        }
    for (; row != rows; ++row, weights += inputs) each(row, row_sums<Set, 1>(products, weights, inputs, in, inputs)[0]);
}

}  // namespace fxact::detail::simd::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
