// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/softmax/scale.hpp>

/// e^-(d * scale) for the difference d of two codes, from tables that the compiler makes for a known_scale.
/// docs/softmax.md has the widths and the errors.
///
/// The unit is 2^-32 of 1 + 2^-32, so that e^0 is the largest 32-bit integer; softmax is a ratio, and the factor
/// cancels.
namespace fxact::detail {

inline constexpr std::uint32_t softmax_one = 0xFFFF'FFFF;
/// Sums carry 15 more bits below the unit: 65,536 elements fill 64 bits exactly, 17 of them before the point.
inline constexpr int softmax_extra_bits = 15;
inline constexpr int sum_integer_bits = 32 - softmax_extra_bits;

/// floor(e^-(d * scale) * softmax_one * 2^extra_bits + offset)
constexpr std::uint64_t softmax_entry(const number<std::uint64_t>& scale, std::uint32_t d, int extra_bits,
                                      double offset) noexcept {
    using real = number<std::uint64_t>;
    const real x = from_integer<std::uint64_t>(d) * scale;
    real value = exp(-x) * from_integer<std::uint64_t>(softmax_one);
    value.exponent += extra_bits;
    value = value + real{offset};
    return value.exponent < 0 ? 0 : shift_right(value.mantissa, 63 - value.exponent);
}

/// e^-(d * scale) as a product, e^-(h * 2^b * scale) * e^-(l * scale) for d = h * 2^b + l: small tables.
///
/// The coarse factor has the extra bits of a sum and is rounded down, the fine one is rounded up: so no product is
/// below the one of a larger difference, whatever the scale.
constexpr std::uint64_t coarse_entry(const number<std::uint64_t>& scale, std::uint32_t d) noexcept {
    return softmax_entry(scale, d, softmax_extra_bits, 0.0);
}
constexpr std::uint32_t fine_entry(const number<std::uint64_t>& scale, std::uint32_t d) noexcept {
    const std::uint64_t above = d == 0 ? softmax_one : softmax_entry(scale, d, 0, 1.0);
    return above < softmax_one ? static_cast<std::uint32_t>(above) : softmax_one;
}
/// The bits b of l: the fine factor stays above 1/e, which keeps its relative accuracy; the coarse one goes down to 0.
constexpr int fine_bits_of(const number<std::uint64_t>& scale, int code_bits) noexcept {
    const int bits = -scale.exponent - (scale.mantissa != top_bit<std::uint64_t>);
    return bits < 0 ? 0 : bits < code_bits / 2 ? bits : code_bits / 2;
}
/// The product with the extra bits, as a term of a sum.
[[gnu::always_inline]] constexpr std::uint64_t softmax_term(std::uint64_t coarse, std::uint32_t fine) noexcept {
    const double_word<std::uint32_t> high = multiply(static_cast<std::uint32_t>(coarse >> 32), fine);
    return (std::uint64_t{high.high} << 32 | high.low) + multiply_high(static_cast<std::uint32_t>(coarse), fine);
}
/// Exps as numerators have 30 bits behind the point, so that four of them fit into 32. The largest is one unit below 1.
inline constexpr int exp_bits = 30;

[[gnu::always_inline]] constexpr std::uint32_t rounded_term(std::uint64_t term) noexcept {
    constexpr int lost = 32 + softmax_extra_bits - exp_bits;
    return static_cast<std::uint32_t>((term + (std::uint64_t{1} << (lost - 1)) - 1) >> lost);
}

/// Of numbers below 2^31; without a branch on every core.
[[gnu::always_inline]] constexpr std::uint32_t smaller(std::uint32_t a, std::uint32_t b) noexcept {
    const auto difference = static_cast<std::int32_t>(a - b);
    return b + static_cast<std::uint32_t>(difference & sign_mask(difference));
}

/// The term of a difference d of codes, of a scale that need not be known: two exps of the engine.
constexpr std::uint64_t computed_term(const number<std::uint64_t>& scale, std::uint32_t d, int code_bits) noexcept {
    const std::uint32_t fine = d & ((std::uint32_t{1} << fine_bits_of(scale, code_bits)) - 1);
    return softmax_term(coarse_entry(scale, d - fine), fine_entry(scale, fine));
}

/// The steps of 2^fine_bits codes that differences consist of, down to an exp of 0: e^-33 < 2^-47.
template <known Scale>
constexpr std::size_t visible_steps(int fine_bits, int code_bits) noexcept {
    const std::size_t all = std::size_t{1} << (code_bits - fine_bits);
    number<std::uint64_t> visible = number<std::uint64_t>{33.0} / Scale::value;
    visible.exponent -= fine_bits;
    if (visible.exponent >= code_bits) return all;
    const auto whole = static_cast<std::size_t>(visible.exponent < 0 ? 0 : visible.mantissa >> (63 - visible.exponent));
    return whole + 2 < all ? whole + 2 : all;
}

template <known Scale, int CodeBits>
struct softmax_split {
    static constexpr int fine_bits = fine_bits_of(Scale::value, CodeBits);
    static constexpr std::size_t coarse_codes = std::size_t{1} << (CodeBits - fine_bits);
    static constexpr std::size_t coarse_size = visible_steps<Scale>(fine_bits, CodeBits);

    static constexpr auto coarse = [] {
        std::array<std::uint64_t, coarse_size> entries{};
        for (std::uint32_t h = 0; h < coarse_size; ++h) entries[h] = coarse_entry(Scale::value, h << fine_bits);
        return entries;
    }();
    static constexpr auto fine = [] {
        std::array<std::uint32_t, std::size_t{1} << fine_bits> entries{};
        for (std::uint32_t l = 0; l < entries.size(); ++l) entries[l] = fine_entry(Scale::value, l);
        return entries;
    }();

    static constexpr std::uint64_t coarse_at(std::uint32_t d) noexcept {
        const std::uint32_t h = d >> fine_bits;
        if constexpr (coarse_size == coarse_codes)
            return coarse[h];
        else
            return coarse[smaller(h, coarse_size - 1)];
    }
    static constexpr std::uint32_t fine_at(std::uint32_t d) noexcept {
        return fine[d & ((std::uint32_t{1} << fine_bits) - 1)];
    }

    static constexpr std::uint64_t term(std::uint32_t d) noexcept { return softmax_term(coarse_at(d), fine_at(d)); }
};

/// Every difference of two 8-bit codes, the largest first: 1 KB. So an entry's place rises with the logit.
using byte_exps = std::array<std::uint32_t, 256>;

template <known Scale>
inline constexpr byte_exps softmax_table = [] {
    byte_exps entries{};
    for (std::uint32_t d = 0; d < 256; ++d) entries[255 - d] = rounded_term(softmax_split<Scale, 8>::term(d));
    return entries;
}();

/// The exps of a row by its codes. The entry of code 0 may lie outside the table, so it is an address and no pointer.
template <class In>
class byte_exps_of_row {
public:
    constexpr byte_exps_of_row(const byte_exps& entries, const In& highest) noexcept
        : last_{&entries[255]}, highest_{raw_of(highest)} {
        if (!std::is_constant_evaluated())
            zero_ = reinterpret_cast<std::uintptr_t>(last_) - static_cast<std::uintptr_t>(highest_) * 4;
    }
    constexpr std::uint32_t operator()(const In& x) const noexcept {
        const std::int32_t code = raw_of(x);
        if (std::is_constant_evaluated()) return last_[code - highest_];
        return *reinterpret_cast<const std::uint32_t*>(zero_ + static_cast<std::uintptr_t>(code) * 4);
    }
#if FXACT_TARGET >= 4
    /// An offset below zero is one modulo 2^32.
    uint32x4_t vector(int32x4_t codes) const noexcept {
        return vldrwq_gather_shifted_offset_u32(reinterpret_cast<const std::uint32_t*>(zero_),
                                                vreinterpretq_u32_s32(codes));
    }
#endif

private:
    const std::uint32_t* last_;
    std::int32_t highest_;
    std::uintptr_t zero_ = 0;
};

/// An entry is wrong by up to 2^-31 of the largest; up to here that amounts to 2^-20 of a sum. Longer rows sum terms.
inline constexpr std::size_t longest_row_by_table = 2'048;

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
