// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/bits/mask.hpp>
#include <fxact/detail/math/exp.hpp>
#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/softmax/exp_source.hpp>
#include <fxact/detail/softmax/scale.hpp>

/// Exps as products of two table entries, and the table of all exps of 8-bit logits. docs/softmax.md has the widths and
/// the errors.
///
/// The unit is 2^-32 of 1 + 2^-32, so that e^0 is the largest 32-bit integer; softmax is a ratio, and the factor
/// cancels.
namespace fxact::detail::inline fxact_variant {

inline constexpr std::uint32_t softmax_one = 0xFFFF'FFFF;

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

/// e^-(d * scale) is the product e^-(h * 2^b * scale) * e^-(l * scale) for d = h * 2^b + l, from small tables.
///
/// The coarse factor is a term, rounded down; the fine one has 32 bits and is rounded up: so no product is below the
/// one of a larger difference, at any scale.
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
[[gnu::always_inline]] constexpr std::uint64_t product_term(std::uint64_t coarse, std::uint32_t fine) noexcept {
    const double_word<std::uint32_t> high = multiply(static_cast<std::uint32_t>(coarse >> 32), fine);
    return joined(high) + multiply_high(static_cast<std::uint32_t>(coarse), fine);
}

/// The smaller of numbers below 2^31, without a branch on every core.
[[gnu::always_inline]] constexpr std::uint32_t smaller(std::uint32_t a, std::uint32_t b) noexcept {
    const auto difference = static_cast<std::int32_t>(a - b);
    return b + static_cast<std::uint32_t>(difference & sign_mask(difference));
}

/// The number of steps of 2^fine_bits codes down to an exp of 0: e^-33 < 2^-47.
template <compile_time_scale Scale>
constexpr std::size_t visible_steps(int fine_bits, int code_bits) noexcept {
    const std::size_t all = std::size_t{1} << (code_bits - fine_bits);
    number<std::uint64_t> visible = number<std::uint64_t>{33.0} / Scale::value;
    visible.exponent -= fine_bits;
    if (visible.exponent >= code_bits) return all;
    const auto whole = static_cast<std::size_t>(visible.exponent < 0 ? 0 : visible.mantissa >> (63 - visible.exponent));
    return whole + 2 < all ? whole + 2 : all;
}

template <compile_time_scale Scale, int CodeBits>
struct product_tables {
    static constexpr int fine_bits = fine_bits_of(Scale::value, CodeBits);
    static constexpr std::size_t coarse_codes = std::size_t{1} << (CodeBits - fine_bits);
    static constexpr std::size_t coarse_size = visible_steps<Scale>(fine_bits, CodeBits);
    static constexpr auto coarse =
        entries_of<coarse_size>([](std::uint32_t h) { return coarse_entry(Scale::value, h << fine_bits); });
    static constexpr auto fine =
        entries_of<std::size_t{1} << fine_bits>([](std::uint32_t l) { return fine_entry(Scale::value, l); });

    static constexpr std::uint64_t term(std::uint32_t d) noexcept {
        const std::uint32_t h = d >> fine_bits;
        return product_term(coarse[coarse_size == coarse_codes ? h : smaller(h, coarse_size - 1)],
                            fine[d & (fine.size() - 1)]);
    }
};

/// Every difference of two 8-bit codes, the largest first, so that an entry's place rises with the logit: 1 KB.
using byte_exps = std::array<std::uint32_t, 256>;

/// An exp_source by products: the tables' at a scale that the compiler knows, else two exps of the engine each, with
/// the same bits. An 8-bit numerator is wrong by up to 2^-31, so a sum of 2,048 by 2^-20.
template <class Scale, int CodeBits>
struct product_exps {
    static constexpr std::size_t longest_row_of_numerators = CodeBits == 8 ? 2'048 : 0;
    static constexpr std::uint64_t term_deficit = std::uint64_t{2} << softmax_extra_bits;

    [[no_unique_address]] Scale factor;

    // Static at a scale that the compiler knows: GCC evaluates what follows from it when compiling, then.
    static constexpr const number<std::uint64_t>& scale() noexcept requires compile_time_scale<Scale> {
        return Scale::value;
    }
    constexpr const number<std::uint64_t>& scale() const noexcept requires(!compile_time_scale<Scale>) {
        return factor.value;
    }
    constexpr std::uint64_t term(std::uint32_t d) const noexcept {
        if constexpr (compile_time_scale<Scale>) {
            return product_tables<Scale, CodeBits>::term(d);
        } else {
            const std::uint32_t fine = d & ((std::uint32_t{1} << fine_bits_of(factor.value, CodeBits)) - 1);
            return product_term(coarse_entry(factor.value, d - fine), fine_entry(factor.value, fine));
        }
    }
    [[gnu::always_inline]] constexpr std::uint32_t numerator(std::uint32_t d) const noexcept {
        constexpr int lost = term_bits - exp_bits;
        return static_cast<std::uint32_t>((term(d) + (std::uint64_t{1} << (lost - 1)) - 1) >> lost);
    }
    constexpr byte_exps numerators() const noexcept {
        return entries_of<256>([this](std::uint32_t i) { return numerator(255 - i); });
    }
};

/// The 8-bit exp_source by a table of its numerators.
template <class Scale>
struct table_exps : product_exps<Scale, 8> {
    byte_exps numerator_table{};

    constexpr explicit table_exps(const Scale& scale) noexcept
        : product_exps<Scale, 8>{scale}, numerator_table{this->numerators()} {}
    constexpr const byte_exps& table() const noexcept { return numerator_table; }
};
template <compile_time_scale Scale>
struct table_exps<Scale> : product_exps<Scale, 8> {
    static constexpr byte_exps numerator_table = product_exps<Scale, 8>{}.numerators();

    constexpr explicit table_exps(const Scale&) noexcept {}
    static constexpr const byte_exps& table() noexcept { return numerator_table; }
};

/// The numerators of a row, read by its codes. The entry of code 0 may be outside the table, so it is an address and no
/// pointer.
template <class In>
class table_numerators {
public:
    constexpr table_numerators(const byte_exps& entries, const In& highest) noexcept
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

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
