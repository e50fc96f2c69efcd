// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/bits/word.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/softmax/exp_8_bit.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/softmax/scale.hpp>

namespace fxact::detail {

// e^-(d * scale) for the difference d of two 16-bit codes, by products of 16 bits: e = c - c g, with c = e^-(h * 2^b *
// scale) and g = 1 - e^-(l * scale) for d = h * 2^b + l. docs/softmax.md has the errors.
//
// c, g and c g are rounded down. So e is above B - 1, where B is what the next c is before it is rounded, and thus not
// below that c: no e is below the one of a larger difference, whatever the scale.

/// b: l * scale is below 1/4, and l below 512.
constexpr int halfword_fine_bits(const number<std::uint64_t>& scale) noexcept {
    const int bits = fine_bits_of(scale, 32) - 2;
    return bits < 0 ? 0 : bits < 9 ? bits : 9;
}
/// c with 62 bits behind the point, in units of 1 - 2^-30, in two words: numerators take the higher.
constexpr std::uint64_t halfword_coarse_entry(const number<std::uint64_t>& scale, std::uint32_t d) noexcept {
    using real = number<std::uint64_t>;
    const real c = exp(-(from_integer<std::uint64_t>(d) * scale)) * from_integer<std::uint64_t>((1 << exp_bits) - 1);
    return shift_right(c.mantissa, 63 - 32 - c.exponent);
}
constexpr number<std::uint64_t> halfword_share(const number<std::uint64_t>& scale, std::uint32_t l) noexcept {
    return number<std::uint64_t>{1.0} - exp(-(from_integer<std::uint64_t>(l) * scale));
}
/// Bits of g behind the point: the largest g has 16.
constexpr int halfword_fine_point(const number<std::uint64_t>& scale, int fine_bits) noexcept {
    const int leading = -halfword_share(scale, (std::uint32_t{1} << fine_bits) - 1).exponent;
    return leading < 16 ? leading + 15 : 30;
}
constexpr std::uint16_t halfword_fine_entry(const number<std::uint64_t>& scale, std::uint32_t l,
                                            int fine_point) noexcept {
    const number<std::uint64_t> g = halfword_share(scale, l);
    return static_cast<std::uint16_t>(shift_right(g.mantissa, 63 - fine_point - g.exponent));
}
/// With 30 bits behind the point; the largest is one unit below 1.
[[gnu::always_inline]] constexpr std::uint32_t halfword_numerator(std::uint32_t c, std::uint32_t g,
                                                                  int fine_point) noexcept {
#if defined(__ARM_ARCH_6M__)
    return c - (((c >> 14) * g + ((c & 0x3FFF) * g >> 14)) >> (fine_point - 14));
#else
    return c - multiply_high(c, g << (32 - fine_point));
#endif
}
/// With 47, of both words of c.
[[gnu::always_inline]] constexpr std::uint64_t halfword_term(std::uint64_t c, std::uint32_t g,
                                                             int fine_point) noexcept {
    const std::uint64_t high = c >> (62 - 32 - softmax_extra_bits);
    return high - (high * g >> fine_point);
}

/// At a scale that the compiler knows, by tables.
template <known Scale>
struct halfword_exps {
    static constexpr int fine_bits = halfword_fine_bits(Scale::value);
    static constexpr std::uint32_t fine_codes = std::uint32_t{1} << fine_bits;
    static constexpr std::size_t coarse_size = visible_steps<Scale>(fine_bits, 16);

    static constexpr std::uint64_t coarse_entry(std::uint32_t h) noexcept {
        return halfword_coarse_entry(Scale::value, h << fine_bits);
    }
    static constexpr auto coarse = [] {
        std::array<std::uint32_t, coarse_size> entries{};
        for (std::uint32_t h = 0; h < coarse_size; ++h) entries[h] = static_cast<std::uint32_t>(coarse_entry(h) >> 32);
        return entries;
    }();
    static constexpr auto coarse_rest = [] {
        std::array<std::uint32_t, coarse_size> entries{};
        for (std::uint32_t h = 0; h < coarse_size; ++h) entries[h] = static_cast<std::uint32_t>(coarse_entry(h));
        return entries;
    }();

    static constexpr int fine_point = halfword_fine_point(Scale::value, fine_bits);
    static constexpr auto fine = [] {
        std::array<std::uint16_t, fine_codes> entries{};
        for (std::uint32_t l = 0; l < fine_codes; ++l) entries[l] = halfword_fine_entry(Scale::value, l, fine_point);
        return entries;
    }();

    static constexpr std::uint32_t step_of(std::uint32_t d) noexcept {
        const std::uint32_t h = d >> fine_bits;
        if constexpr (coarse_size << fine_bits == std::size_t{1} << 16)
            return h;
        else
            return smaller(h, coarse_size - 1);
    }
    static constexpr std::uint32_t fine_at(std::uint32_t d) noexcept { return fine[d & (fine_codes - 1)]; }

    [[gnu::always_inline]] static constexpr std::uint32_t numerator(std::uint32_t d) noexcept {
        return halfword_numerator(coarse[step_of(d)], fine_at(d), fine_point);
    }
#if FXACT_TARGET >= 4
    /// Of four differences.
    static uint32x4_t numerators(uint32x4_t d) noexcept {
        uint32x4_t h = d;
        if constexpr (fine_bits != 0) h = vshrq_n_u32(h, fine_bits);
        if constexpr (coarse_size << fine_bits != std::size_t{1} << 16) h = vminq_u32(h, vdupq_n_u32(coarse_size - 1));
        const uint32x4_t c = vldrwq_gather_shifted_offset_u32(coarse.data(), h);
        const uint32x4_t g = vldrhq_gather_shifted_offset_u32(fine.data(), vandq_u32(d, vdupq_n_u32(fine_codes - 1)));
        return vsubq_u32(c, vmulhq_u32(c, vshlq_n_u32(g, 32 - fine_point)));
    }
#endif
    static constexpr std::uint64_t term(std::uint32_t d) noexcept {
        const std::uint32_t h = step_of(d);
        return halfword_term(std::uint64_t{coarse[h]} << 32 | coarse_rest[h], fine_at(d), fine_point);
    }
};

/// At a scale that only the program knows: two exps of the engine for each, and the same bits.
class computed_halfword_exps {
public:
    constexpr explicit computed_halfword_exps(const number<std::uint64_t>& scale) noexcept
        : scale_{scale}, fine_bits_{halfword_fine_bits(scale)}, fine_point_{halfword_fine_point(scale, fine_bits_)} {}
    constexpr std::uint32_t numerator(std::uint32_t d) const noexcept {
        return halfword_numerator(static_cast<std::uint32_t>(coarse_at(d) >> 32), fine_at(d), fine_point_);
    }
    constexpr std::uint64_t term(std::uint32_t d) const noexcept {
        return halfword_term(coarse_at(d), fine_at(d), fine_point_);
    }

private:
    constexpr std::uint64_t coarse_at(std::uint32_t d) const noexcept {
        return halfword_coarse_entry(scale_, d >> fine_bits_ << fine_bits_);
    }
    constexpr std::uint32_t fine_at(std::uint32_t d) const noexcept {
        return halfword_fine_entry(scale_, d & ((std::uint32_t{1} << fine_bits_) - 1), fine_point_);
    }

    number<std::uint64_t> scale_;
    int fine_bits_, fine_point_;
};

/// The numerators of a row by its codes; with vectors four at once, too.
template <known Scale, class Element>
struct halfword_exps_of_row {
    Element highest;

    [[gnu::always_inline]] constexpr std::uint32_t operator()(const Element& x) const noexcept {
        return halfword_exps<Scale>::numerator(code_difference(highest, x));
    }
#if FXACT_TARGET >= 4
    uint32x4_t vector(int32x4_t codes) const noexcept {
        return halfword_exps<Scale>::numerators(vreinterpretq_u32_s32(vsubq_s32(vdupq_n_s32(raw_of(highest)), codes)));
    }
#endif
};

/// Up to here rows sum numerators, wrong by up to 2^-30; longer ones sum terms.
inline constexpr std::size_t longest_row_of_numerators = 1'024;

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
