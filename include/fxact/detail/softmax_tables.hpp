// SPDX-License-Identifier: MIT
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/exp.hpp>
#include <fxact/detail/number.hpp>
#include <fxact/detail/rounding.hpp>
#include <fxact/detail/softmax_row.hpp>
#include <fxact/detail/softmax_scale.hpp>

/// e^-(d * scale) for the difference d of two codes, from tables that the compiler makes for a known_scale. docs/softmax.md has
/// the widths and the errors.
///
/// The unit is 2^-32 of 1 + 2^-32, so that e^0 is the largest 32-bit integer; softmax is a ratio, and the factor cancels.
namespace fxact::detail {

inline constexpr std::uint32_t softmax_one = 0xFFFF'FFFF;
/// Sums carry 15 more bits below the unit: 65,536 elements fill 64 bits exactly.
inline constexpr int softmax_extra_bits = 15;

/// floor(e^-(d * scale) * softmax_one * 2^extra_bits + offset)
constexpr std::uint64_t softmax_entry(const number<std::uint64_t>& scale, std::uint32_t d, int extra_bits, double offset) noexcept {
    using real = number<std::uint64_t>;
    const real x = from_integer<std::uint64_t>(d) * scale;
    real value = exp(-x) * from_integer<std::uint64_t>(softmax_one);
    value.exponent += extra_bits;
    value = value + real{offset};
    return value.exponent < 0 ? 0 : shift_right(value.mantissa, 63 - value.exponent);
}

constexpr std::uint32_t softmax_table_entry(const number<std::uint64_t>& scale, std::uint32_t d) noexcept {
    return static_cast<std::uint32_t>(softmax_entry(scale, d, 0, 0.5));
}

/// Every difference of two 8-bit codes, to nearest: 1 KB.
template <known Scale>
inline constexpr auto softmax_table = [] {
    std::array<std::uint32_t, 256> entries{};
    for (std::uint32_t d = 0; d < 256; ++d) entries[d] = softmax_table_entry(Scale::value, d);
    return entries;
}();

/// An entry is wrong by up to 2^-33 of the largest; up to here that amounts to 2^-19 of a sum. Longer rows take the products below.
inline constexpr std::size_t longest_row_by_table = 16'384;

/// The sum of a row's entries, with the extra bits.
template <class Row, class Counts>
constexpr std::uint64_t sum_of_entries(const std::array<std::uint32_t, 256>& entries, const Row& in, std::size_t count,
                                       const element_of<Row>& highest, const Counts& counts) noexcept {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (counts(i)) total += entries[code_difference(highest, in[i])];
    return total << softmax_extra_bits;
}

/// The same as a product, e^-(h * 2^b * step) * e^-(l * step) for d = h * 2^b + l: small tables for wide codes.
///
/// The coarse factor has the extra bits of a sum and is rounded down, the fine one is rounded up: so no product is
/// below the one of a larger difference, whatever the step.
template <known Scale, int CodeBits>
struct softmax_split {
    /// The fine factor stays above 1/e, which keeps its relative accuracy; the coarse one goes down to 0.
    static constexpr double step = std::bit_cast<double>(Scale::bits);
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
            entries[h] = softmax_entry(Scale::value, h << fine_bits, softmax_extra_bits, 0.0);
        return entries;
    }();
    static constexpr auto fine = [] {
        std::array<std::uint32_t, std::size_t{1} << fine_bits> entries{softmax_one};
        for (std::uint32_t l = 1; l < entries.size(); ++l) {
            const std::uint64_t above = softmax_entry(Scale::value, l, 0, 1.0);
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
template <known Scale, int CodeBits>
struct softmax_exps_of : softmax_split<Scale, CodeBits> {};

template <known Scale>
struct softmax_exps_of<Scale, 8> {
    static constexpr std::uint32_t numerator(std::uint32_t d) noexcept { return softmax_table<Scale>[d]; }
};

}  // namespace fxact::detail
