// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/softmax_row.hpp>
#include <fxact/detail/softmax_scale.hpp>
#include <fxact/detail/softmax_tables.hpp>

/// Softmax of 8- and 16-bit codes: tables, 32-bit products and one reciprocal a row.
namespace fxact::detail {

/// Formats of 8 and 16 bits, with steps and zero points that leave 32-bit products enough bits: 1/2^18 <= step < 4.
template <class Out>
concept softmax_code = discrete<Out> && sizeof(rep_of<Out>) <= 2 && step_of<Out> > 0x1p-18 &&
                       step_of<Out><4.0 && zero_point_of<Out>> - (1 << 24) && zero_point_of<Out> < (1 << 24);

/// Logits of 8 or 16 bits.
template <class In>
concept logit_code = discrete<In> && sizeof(rep_of<In>) <= 2;

/// The exps of a format's logits at a known scale.
template <logit_code In, known Scale>
struct softmax_logits {
    static constexpr int code_bits = 8 * static_cast<int>(sizeof(rep_of<In>));

    static constexpr const number<std::uint64_t>& scale() noexcept { return Scale::value; }

    static constexpr std::uint32_t exp(std::uint32_t difference) noexcept {
        return softmax_exps_of<Scale, code_bits>::numerator(difference);
    }
    /// The sum of a row's exps, with the extra bits.
    template <class Row, class Counts>
    static constexpr std::uint64_t sum(const Row& in, std::size_t count, const In& highest, const Counts& counts) noexcept {
        if constexpr (code_bits == 8)
            if (count <= longest_row_by_table) return sum_of_entries(softmax_table<Scale>, in, count, highest, counts);
        std::uint64_t total = 0;
        for (std::size_t i = 0; i < count; ++i)
            if (counts(i)) total += softmax_split<Scale, code_bits>::term(code_difference(highest, in[i]));
        return total;
    }
};

/// From exps to codes: a product, a rounding and the zero point.
template <softmax_code Out>
class softmax_rounding {
    using real = number<std::uint32_t>;
    static constexpr real codes_per_one{1.0 / step_of<Out>};
    static constexpr int fraction_bits = 30 - codes_per_one.exponent;
    static constexpr std::uint32_t half = std::uint32_t{1} << (fraction_bits - 1);

public:
    /// One reciprocal a row: codes per unit of an exp, with fraction_bits behind the point; below 2^31.
    constexpr explicit softmax_rounding(std::uint64_t sum) noexcept {
        const int zeros = leading_zeros(sum);
        const real total{false, static_cast<std::uint32_t>(sum << zeros >> 32), 63 - 32 - softmax_extra_bits - zeros};
        const real quotient = codes_per_one / total;
        factor_ = quotient.mantissa >> (31 - fraction_bits - quotient.exponent);
    }
    constexpr std::uint32_t scaled(std::uint32_t exponential) const noexcept { return multiply_high(exponential, factor_); }
    constexpr Out operator()(std::uint32_t exponential) const noexcept {
        constexpr std::int32_t largest = static_cast<std::int32_t>(1.0 / step_of<Out>) + 1 + zero_point_of<Out>;
        constexpr std::int32_t first = std::numeric_limits<rep_of<Out>>::min(), last = std::numeric_limits<rep_of<Out>>::max();
        auto code = static_cast<std::int32_t>((scaled(exponential) + half) >> fraction_bits) + zero_point_of<Out>;
        if constexpr (largest > last) code = code < last ? code : last;
        if constexpr (zero_point_of<Out> < first) code = code > first ? code : first;
        return format_traits<Out>::from_raw(static_cast<rep_of<Out>>(code));
    }

private:
    std::uint32_t factor_ = 0;
};

template <class Logits, class InRow, class OutRow, class Counts>
constexpr void softmax_of_codes(const Logits& logits, const InRow& in, const OutRow& out, std::size_t count,
                                const Counts& counts) noexcept {
    using Out = element_of<OutRow>;
    const auto highest = row_maximum(in, count, counts);
    const softmax_rounding<Out> round{logits.sum(in, count, highest, counts)};
    for (std::size_t i = 0; i < count; ++i)
        out[i] = counts(i) ? round(logits.exp(code_difference(highest, in[i]))) : zero_of<Out>();
}

}  // namespace fxact::detail
