// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/exp.hpp>
#include <fxact/detail/number.hpp>
#include <fxact/detail/rounding.hpp>

/// e^-(d * step) for the difference d of two codes, from tables that the compiler makes for a step. docs/softmax.md has the
/// widths and the errors. A step is a template argument by its bits: clang 14 takes no double.
///
/// The unit is 2^-32 of 1 + 2^-32, so that e^0 is the largest 32-bit integer; softmax is a ratio, and the factor cancels.
namespace fxact::detail {

/// A double as a template argument.
using double_bits = std::uint64_t;

inline constexpr std::uint32_t softmax_one = 0xFFFF'FFFF;
/// Sums carry 15 more bits below the unit: 65,536 elements fill 64 bits exactly.
inline constexpr int softmax_extra_bits = 15;
inline constexpr std::size_t softmax_longest_row = 65'536;

/// floor(e^-(d * step) * softmax_one * 2^extra_bits + offset)
constexpr std::uint64_t softmax_entry(double_bits step_bits, std::uint32_t d, int extra_bits, double offset) {
    using real = number<std::uint64_t>;
    const real x = from_integer<std::uint64_t>(d) * real{std::bit_cast<double>(step_bits)};
    real value = exp(-x) * from_integer<std::uint64_t>(softmax_one);
    value.exponent += extra_bits;
    value = value + real{offset};
    return value.exponent < 0 ? 0 : shift_right(value.mantissa, 63 - value.exponent);
}

/// Every difference of two 8-bit codes, to nearest: 1 KB.
template <double_bits StepBits>
inline constexpr auto softmax_table = [] {
    std::array<std::uint32_t, 256> entries{};
    for (std::uint32_t d = 0; d < 256; ++d) entries[d] = static_cast<std::uint32_t>(softmax_entry(StepBits, d, 0, 0.5));
    return entries;
}();

/// The same as a product, e^-(h * 2^b * step) * e^-(l * step) for d = h * 2^b + l: small tables for wide codes.
///
/// The coarse factor has the extra bits of a sum and is rounded down, the fine one is rounded up: so no product is
/// below the one of a larger difference, whatever the step.
template <double_bits StepBits, int CodeBits>
struct softmax_split {
    /// The fine factor stays above 1/e, which keeps its relative accuracy; the coarse one goes down to 0.
    static constexpr double step = std::bit_cast<double>(StepBits);
    static constexpr int fine_bits = [] {
        int bits = 0;
        while (bits < CodeBits / 2 && step * static_cast<double>(2 << bits) <= 1.0) ++bits;
        return bits;
    }();
    static constexpr std::size_t coarse_codes = std::size_t{1} << (CodeBits - fine_bits);
    static constexpr std::size_t coarse_size = [] {
        constexpr double visible = 33.0 / (step * (1 << fine_bits));  // e^-33 < 2^-47: an entry of 0
        return visible < static_cast<double>(coarse_codes - 2) ? static_cast<std::size_t>(visible) + 2 : coarse_codes;
    }();

    static constexpr auto coarse = [] {
        std::array<std::uint64_t, coarse_size> entries{};
        for (std::uint32_t h = 0; h < coarse_size; ++h)
            entries[h] = softmax_entry(StepBits, h << fine_bits, softmax_extra_bits, 0.0);
        return entries;
    }();
    static constexpr auto fine = [] {
        std::array<std::uint32_t, std::size_t{1} << fine_bits> entries{softmax_one};
        for (std::uint32_t l = 1; l < entries.size(); ++l) {
            const std::uint64_t above = softmax_entry(StepBits, l, 0, 1.0);
            entries[l] = above < softmax_one ? static_cast<std::uint32_t>(above) : softmax_one;
        }
        return entries;
    }();

    static constexpr std::uint64_t coarse_at(std::uint32_t d) noexcept {
        const std::uint32_t h = d >> fine_bits;
        if constexpr (coarse_size == coarse_codes)
            return coarse[h];
        else
            return coarse[h < coarse_size ? h : coarse_size - 1];
    }
    static constexpr std::uint32_t fine_at(std::uint32_t d) noexcept { return fine[d & ((std::uint32_t{1} << fine_bits) - 1)]; }

    /// With the extra bits, as a term of a sum.
    static constexpr std::uint64_t term(std::uint32_t d) noexcept {
        const std::uint64_t c = coarse_at(d);
        const std::uint32_t f = fine_at(d);
        return (c >> 32) * f + multiply_high(static_cast<std::uint32_t>(c), f);
    }
    /// Without them, as a numerator.
    static constexpr std::uint32_t numerator(std::uint32_t d) noexcept {
        return multiply_high(static_cast<std::uint32_t>(coarse_at(d) >> softmax_extra_bits), fine_at(d));
    }
};

/// Whether 8-bit codes or 16-bit ones: how a row finds its exps.
template <double_bits StepBits, int CodeBits>
struct softmax_exps : softmax_split<StepBits, CodeBits> {};

template <double_bits StepBits>
struct softmax_exps<StepBits, 8> {
    static constexpr std::uint32_t numerator(std::uint32_t d) noexcept { return softmax_table<StepBits>[d]; }
};

}  // namespace fxact::detail
