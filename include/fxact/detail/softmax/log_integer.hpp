// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/math/log.hpp>
#include <fxact/detail/softmax/integer.hpp>

/// log_softmax of 8- and 16-bit codes: -(d * scale + ln S), one product per element and one logarithm per row.
namespace fxact::detail::inline fxact_variant {

/// Formats of 8 and 16 bits, in which an error of 2^-19 in ln S is below 2^-10 or 2^-2 LSB.
template <class Out>
concept log_softmax_code =
    discrete<Out> && sizeof(rep_of<Out>) <= 2 && step_of<Out> >= (sizeof(rep_of<Out>) == 1 ? 0x1p-8 : 0x1p-16) &&
    step_of<Out><0x1p16 && zero_point_of<Out>> - (1 << 24) && zero_point_of<Out> < (1 << 24);

/// floor(|x| * 2^fraction_bits), or 2^62 if that takes more than 62 bits.
constexpr std::int64_t to_fixed(const number<std::uint64_t>& x, int fraction_bits) noexcept {
    const int shift = 63 - x.exponent - fraction_bits;
    return static_cast<std::int64_t>(shift < 1 ? std::uint64_t{1} << 62 : shift_right(x.mantissa, shift));
}

/// ln of a sum of terms, with 32 fractional bits.
constexpr std::uint64_t ln_of_terms(std::uint64_t sum) noexcept {
    const int zeros = leading_zeros(sum), k = sum_integer_bits - 1 - zeros;
    return static_cast<std::uint64_t>(k) * ln_2_of<std::uint32_t> +
           log1p_fraction(static_cast<std::uint32_t>(sum << zeros << 1 >> 32));
}

template <exp_source Source, class View, class OutElements>
[[gnu::always_inline]] constexpr void log_softmax_integer(const Source& source, const View& in,
                                                          const OutElements& out) noexcept {
    using Out = row::element_of<OutElements>;
    using real = number<std::uint64_t>;
    constexpr int fraction_bits = 28;
    constexpr std::int64_t half = std::int64_t{1} << (fraction_bits - 1);
    constexpr std::int64_t first = std::numeric_limits<rep_of<Out>>::min(),
                           last = std::numeric_limits<rep_of<Out>>::max();
    constexpr real codes_per_one = real{1.0} / real{step_of<Out>};
    // 2^17 codes of out per code of in are beyond every format, and their product with 2^16 differences is below 2^62.
    constexpr std::int64_t steepest = std::int64_t{1} << (17 + fraction_bits);
    const std::int64_t ratio = to_fixed(source.scale() * codes_per_one, fraction_bits);
    const std::int64_t slope = ratio < steepest ? ratio : steepest;

    const auto highest = row::maximum(in);
    const std::uint64_t logarithm = ln_of_terms(sum_of_exps(source, in, highest));
    const std::int64_t start = to_fixed(normalized(false, logarithm, 63 - 32) * codes_per_one, fraction_bits) + half;
    for (std::size_t i = 0; i < in.count; ++i) {
        const std::int64_t below =
            (start + static_cast<std::int64_t>(code_difference(highest, in[i])) * slope) >> fraction_bits;
        const std::int64_t code = in.included(i) ? zero_point_of<Out> - below : first;
        out[i] = format_traits<Out>::from_raw(static_cast<rep_of<Out>>(code < first  ? first
                                                                       : code > last ? last
                                                                                     : code));
    }
}

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
