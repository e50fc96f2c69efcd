// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/softmax_row.hpp>
#include <fxact/detail/softmax_tables.hpp>

/// Softmax of 8- and 16-bit codes: tables, 32-bit products and one reciprocal a row.
namespace fxact::detail {

/// Formats of 8 and 16 bits, with steps and zero points that leave 32-bit products enough bits: 1/2^18 <= step < 4.
template <class Out>
concept softmax_code = discrete<Out> && sizeof(rep_of<Out>) <= 2 && step_of<Out> > 0x1p-18 && step_of<Out> < 4.0 &&
                       zero_point_of<Out> > -(1 << 24) && zero_point_of<Out> < (1 << 24);

template <class In, class Out>
concept softmax_by_tables = discrete<In> && softmax_code<Out> && sizeof(rep_of<In>) <= 2;

/// Logits of a format at a temperature: their exps, and the sums of these.
template <discrete In, double_bits Temperature>
struct softmax_logits {
    static constexpr int code_bits = 8 * static_cast<int>(sizeof(rep_of<In>));
    static constexpr std::uint64_t step = std::bit_cast<std::uint64_t>(step_of<In> / std::bit_cast<double>(Temperature));

    /// highest - x in codes.
    static constexpr std::uint32_t difference(const In& highest, const In& x) noexcept {
        return static_cast<std::uint32_t>(raw_of(highest)) - static_cast<std::uint32_t>(raw_of(x));
    }
    static constexpr std::uint32_t exp(const In& highest, const In& x) noexcept {
        return softmax_exps<step, code_bits>::numerator(difference(highest, x));
    }
    /// The sum of a row's exps, with the extra bits.
    template <class Row, class Counts>
    static constexpr std::uint64_t sum(const Row& in, std::size_t count, const In& highest, const Counts& counts) noexcept {
        // An entry of the one table is wrong by up to 2^-33 of the largest; up to here that amounts to 2^-19 in all.
        constexpr std::size_t longest_by_table = 16'384;
        std::uint64_t total = 0;
        if (code_bits == 8 && count <= longest_by_table) {
            for (std::size_t i = 0; i < count; ++i)
                if (counts(i)) total += exp(highest, in[i]);
            return total << softmax_extra_bits;
        }
        for (std::size_t i = 0; i < count; ++i)
            if (counts(i)) total += softmax_split<step, code_bits>::term(difference(highest, in[i]));
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

template <double_bits Temperature, class InRow, class OutRow, class Counts>
constexpr void softmax_of_codes(const InRow& in, const OutRow& out, std::size_t count, const Counts& counts) noexcept {
    using In = element_of<InRow>;
    using Out = element_of<OutRow>;
    using logits = softmax_logits<In, Temperature>;
    const In highest = row_maximum(in, count, counts);
    const softmax_rounding<Out> round{logits::sum(in, count, highest, counts)};
    for (std::size_t i = 0; i < count; ++i) out[i] = counts(i) ? round(logits::exp(highest, in[i])) : zero_of<Out>();
}

}  // namespace fxact::detail
