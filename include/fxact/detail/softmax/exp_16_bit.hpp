// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

#include <fxact/detail/softmax/exp_8_bit.hpp>

namespace fxact::detail::inline fxact_variant {

// e^-(d * scale) for the difference d of two 16-bit codes, by products of 16 bits: e = c - c g, with c = e^-(h * 2^b *
// scale) and g = 1 - e^-(l * scale) for d = h * 2^b + l. docs/softmax.md has the errors.
//
// c, g and c g are rounded down. So e is above B - 1, where B is what the next c is before it is rounded, and thus not
// below that c: no e is below the one of a larger difference, at any scale.

/// b: l * scale is below 1/4, and l below 512.
constexpr int halfword_fine_bits(const number<std::uint64_t>& scale) noexcept {
    const int bits = fine_bits_of(scale, 32) - 2;
    return bits < 0 ? 0 : bits < 9 ? bits : 9;
}
/// c with 62 fractional bits, in units of 1 - 2^-30, in two words: numerators take the higher.
constexpr std::uint64_t halfword_coarse_entry(const number<std::uint64_t>& scale, std::uint32_t d) noexcept {
    using real = number<std::uint64_t>;
    const real c = exp(-(from_integer<std::uint64_t>(d) * scale)) * from_integer<std::uint64_t>((1 << exp_bits) - 1);
    return shift_right(c.mantissa, 63 - 32 - c.exponent);
}
constexpr number<std::uint64_t> halfword_fine_factor(const number<std::uint64_t>& scale, std::uint32_t l) noexcept {
    return number<std::uint64_t>{1.0} - exp(-(from_integer<std::uint64_t>(l) * scale));
}
/// The fractional bits of g: the largest g has 16 significant bits.
constexpr int halfword_fine_point(const number<std::uint64_t>& scale, int fine_bits) noexcept {
    const int leading = -halfword_fine_factor(scale, (std::uint32_t{1} << fine_bits) - 1).exponent;
    return leading < 16 ? leading + 15 : 30;
}
constexpr std::uint16_t halfword_fine_entry(const number<std::uint64_t>& scale, std::uint32_t l,
                                            int fine_point) noexcept {
    const number<std::uint64_t> g = halfword_fine_factor(scale, l);
    return static_cast<std::uint16_t>(shift_right(g.mantissa, 63 - fine_point - g.exponent));
}
[[gnu::always_inline]] constexpr std::uint32_t halfword_numerator(std::uint32_t c, std::uint32_t g,
                                                                  int fine_point) noexcept {
#if defined(__ARM_ARCH_6M__)
    return c - (((c >> 14) * g + ((c & 0x3FFF) * g >> 14)) >> (fine_point - 14));
#else
    return c - multiply_high(c, g << (32 - fine_point));
#endif
}
/// Of both words of c.
[[gnu::always_inline]] constexpr std::uint64_t halfword_term(std::uint64_t c, std::uint32_t g,
                                                             int fine_point) noexcept {
    const std::uint64_t high = c >> (62 - term_bits);
    return high - (high * g >> fine_point);
}

/// Numerators are wrong by up to 2^-30, and so are sums of 1,024.
struct halfword_limits {
    static constexpr std::size_t longest_row_of_numerators = 1'024;
    static constexpr std::uint64_t term_deficit = std::uint64_t{1} << (term_bits - exp_bits);
};

/// An exp_source at a scale that only the program knows: two exps of the engine each, with the bits of the tables.
template <class Scale>
class halfword_exps : public halfword_limits {
public:
    constexpr explicit halfword_exps(const Scale& scale) noexcept
        : scale_{scale.value},
          fine_bits_{halfword_fine_bits(scale_)},
          fine_point_{halfword_fine_point(scale_, fine_bits_)} {}
    constexpr const number<std::uint64_t>& scale() const noexcept { return scale_; }
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

/// By tables, at a scale that the compiler knows.
template <compile_time_scale Scale>
struct halfword_exps<Scale> : halfword_limits {
    static constexpr int fine_bits = halfword_fine_bits(Scale::value);
    static constexpr std::uint32_t fine_codes = std::uint32_t{1} << fine_bits;
    static constexpr std::size_t coarse_size = visible_steps<Scale>(fine_bits, 16);
    static constexpr bool is_whole = coarse_size << fine_bits == std::size_t{1} << 16;
    static constexpr int fine_point = halfword_fine_point(Scale::value, fine_bits);

    static constexpr std::uint64_t coarse_entry(std::uint32_t h) noexcept {
        return halfword_coarse_entry(Scale::value, h << fine_bits);
    }
    static constexpr auto coarse =
        entries_of<coarse_size>([](std::uint32_t h) { return static_cast<std::uint32_t>(coarse_entry(h) >> 32); });
    static constexpr auto coarse_low =
        entries_of<coarse_size>([](std::uint32_t h) { return static_cast<std::uint32_t>(coarse_entry(h)); });
    static constexpr auto fine =
        entries_of<fine_codes>([](std::uint32_t l) { return halfword_fine_entry(Scale::value, l, fine_point); });

    constexpr explicit halfword_exps(const Scale&) noexcept {}
    static constexpr const number<std::uint64_t>& scale() noexcept { return Scale::value; }
    static constexpr std::uint32_t step_of(std::uint32_t d) noexcept {
        const std::uint32_t h = d >> fine_bits;
        return is_whole ? h : smaller(h, coarse_size - 1);
    }
    static constexpr std::uint32_t fine_at(std::uint32_t d) noexcept { return fine[d & (fine_codes - 1)]; }

    [[gnu::always_inline]] static constexpr std::uint32_t numerator(std::uint32_t d) noexcept {
        return halfword_numerator(coarse[step_of(d)], fine_at(d), fine_point);
    }
    static constexpr std::uint64_t term(std::uint32_t d) noexcept {
        const std::uint32_t h = step_of(d);
        return halfword_term(std::uint64_t{coarse[h]} << 32 | coarse_low[h], fine_at(d), fine_point);
    }
#if FXACT_TARGET >= 4
    /// The numerators of four differences.
    static uint32x4_t vector(uint32x4_t d) noexcept {
        uint32x4_t h = d;
        if constexpr (fine_bits != 0) h = vshrq_n_u32(h, fine_bits);
        if constexpr (!is_whole) h = vminq_u32(h, vdupq_n_u32(coarse_size - 1));
        const uint32x4_t c = vldrwq_gather_shifted_offset_u32(coarse.data(), h);
        const uint32x4_t g = vldrhq_gather_shifted_offset_u32(fine.data(), vandq_u32(d, vdupq_n_u32(fine_codes - 1)));
        return vsubq_u32(c, vmulhq_u32(c, vshlq_n_u32(g, 32 - fine_point)));
    }
#endif
};

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
