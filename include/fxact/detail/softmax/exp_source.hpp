// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>

#include <fxact/concepts.hpp>
#include <fxact/detail/real/number.hpp>

/// What the softmax of codes takes e^-(d * scale) from, for the difference d of two codes of 8 or 16 bits.
namespace fxact::detail {

/// Numerators have 30 fractional bits, so that four of them fit into 32 bits; the largest is one unit below 1.
inline constexpr int exp_bits = 30;
/// Terms of sums have 47, 15 below a 32-bit word: 65,536 elements fill 64 bits exactly, with 17 integer bits.
inline constexpr int softmax_extra_bits = 15;
inline constexpr int term_bits = 32 + softmax_extra_bits;
inline constexpr int sum_integer_bits = 64 - term_bits;

/// A source gives the exps as numerators and as terms. Rows up to longest_row_of_numerators sum numerators, longer ones
/// terms; the largest term is term_deficit below 1. Its exps never rise with d.
template <class Source>
concept exp_source = requires(const Source& source, std::uint32_t d) {
    { source.numerator(d) } -> std::same_as<std::uint32_t>;
    { source.term(d) } -> std::same_as<std::uint64_t>;
    { source.scale() } -> std::convertible_to<number<std::uint64_t>>;
    { Source::longest_row_of_numerators } -> std::convertible_to<std::size_t>;
    { Source::term_deficit } -> std::convertible_to<std::uint64_t>;
};

/// highest - x in codes.
template <discrete In>
[[gnu::always_inline]] constexpr std::uint32_t code_difference(const In& highest, const In& x) noexcept {
    return static_cast<std::uint32_t>(raw_of(highest)) - static_cast<std::uint32_t>(raw_of(x));
}

/// f(0), f(1) and so on.
template <std::size_t Size, class F>
constexpr auto entries_of(const F& f) noexcept {
    std::array<decltype(f(std::uint32_t{})), Size> entries{};
    for (std::uint32_t i = 0; i < Size; ++i) entries[i] = f(i);
    return entries;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
