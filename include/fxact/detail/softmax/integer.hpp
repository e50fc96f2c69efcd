// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/simd/instruction_set.hpp>
#include <fxact/detail/simd/mve.hpp>
#include <fxact/detail/softmax/exp_16_bit.hpp>
#include <fxact/detail/softmax/exp_8_bit.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/softmax/scale.hpp>
#include <fxact/detail/softmax/to_code.hpp>

/// Softmax of 8- and 16-bit codes: tables, 32-bit products and one reciprocal a row.
namespace fxact::detail {

/// Logits of 8 or 16 bits.
template <class In>
concept logit_code = discrete<In> && sizeof(rep_of<In>) <= 2;

/// The exps of a format's logits: of bytes as softmax takes them, of halfwords only with the extra bits. At a scale
/// that only the program knows they are computed one by one, and the same.
template <logit_code In, class Scale>
struct softmax_logits {
    static constexpr int code_bits = 8 * static_cast<int>(sizeof(rep_of<In>));
    number<std::uint64_t> scale_;

    constexpr explicit softmax_logits(const Scale& scale) noexcept : scale_{scale.value} {}
    constexpr const number<std::uint64_t>& scale() const noexcept { return scale_; }
    template <class Element>
    constexpr auto exps(const Element& highest) const noexcept requires(code_bits == 8) {
        return [this, highest](const Element& x) {
            return rounded_term(computed_term(scale_, code_difference(highest, x), code_bits));
        };
    }
    template <class Element>
    constexpr auto terms(const Element& highest) const noexcept {
        return
            [this, highest](const Element& x) { return computed_term(scale_, code_difference(highest, x), code_bits); };
    }
    static constexpr std::size_t longest_row_of_exps = code_bits == 8 ? longest_row_by_table : 0;
    static constexpr std::uint64_t gap = std::uint64_t{2} << softmax_extra_bits;
};
template <logit_code In, known Scale>
struct softmax_logits<In, Scale> {
    static constexpr int code_bits = 8 * static_cast<int>(sizeof(rep_of<In>));
    using split = softmax_split<Scale, code_bits>;

    constexpr explicit softmax_logits(const Scale&) noexcept {}
    static constexpr const number<std::uint64_t>& scale() noexcept { return Scale::value; }

    /// e^(x - highest)
    template <class Element>
    static constexpr auto exps(const Element& highest) noexcept requires(code_bits == 8) {
        // Small code multiplies what others read from 1 KB; the bits are the same.
        if constexpr (!simd::optimize_size)
            return byte_exps_of_row<Element>{softmax_table<Scale>, highest};
        else
            return [highest](const Element& x) { return rounded_term(split::term(code_difference(highest, x))); };
    }
    /// The same with the extra bits.
    template <class Element>
    static constexpr auto terms(const Element& highest) noexcept {
        return [highest](const Element& x) { return split::term(code_difference(highest, x)); };
    }
    /// The longest row whose exps are summed, instead of terms, and what the largest term falls short of 1.
    static constexpr std::size_t longest_row_of_exps = code_bits == 8 ? longest_row_by_table : 0;
    static constexpr std::uint64_t gap = std::uint64_t{2} << softmax_extra_bits;
};

/// The same for softmax of halfwords, by fewer products.
template <logit_code In, class Scale>
struct halfword_logits {
    computed_halfword_exps computed;

    constexpr explicit halfword_logits(const Scale& scale) noexcept : computed{scale.value} {}
    template <class Element>
    constexpr auto exps(const Element& highest) const noexcept {
        return [this, highest](const Element& x) { return computed.numerator(code_difference(highest, x)); };
    }
    template <class Element>
    constexpr auto terms(const Element& highest) const noexcept {
        return [this, highest](const Element& x) { return computed.term(code_difference(highest, x)); };
    }
    static constexpr std::size_t longest_row_of_exps = longest_row_of_numerators;
    static constexpr std::uint64_t gap = std::uint64_t{1} << (32 + softmax_extra_bits - exp_bits);
};
template <logit_code In, known Scale>
struct halfword_logits<In, Scale> {
    using table = halfword_exps<Scale>;

    constexpr explicit halfword_logits(const Scale&) noexcept {}

    template <class Element>
    static constexpr auto exps(const Element& highest) noexcept {
        return halfword_exps_of_row<Scale, Element>{highest};
    }
    template <class Element>
    static constexpr auto terms(const Element& highest) noexcept {
        return [highest](const Element& x) { return table::term(code_difference(highest, x)); };
    }
    static constexpr std::size_t longest_row_of_exps = longest_row_of_numerators;
    static constexpr std::uint64_t gap = std::uint64_t{1} << (32 + softmax_extra_bits - exp_bits);
};

template <logit_code In, class Scale>
using exps_of_logits =
    std::conditional_t<sizeof(rep_of<In>) == 1, softmax_logits<In, Scale>, halfword_logits<In, Scale>>;

/// The sum of a row's exps, with the extra bits. The largest exp falls short of 1 by what the sum starts with, so that
/// it is not below 1.
template <class Logits, class Row, class Counts>
constexpr std::uint64_t sum_of_exps(const Logits& logits, const Row& in, std::size_t count,
                                    const element_of<Row>& highest, const Counts& counts) noexcept {
    if constexpr (Logits::longest_row_of_exps != 0)
        if (how_many(count, counts) <= Logits::longest_row_of_exps)
            return (1 + sum_elements(in, count, counts, logits.exps(highest))) << (32 + softmax_extra_bits - exp_bits);
    std::uint64_t total = Logits::gap;
    const auto term = logits.terms(highest);
    for (std::size_t i = 0; i < count; ++i)
        if (counts(i)) total += term(in[i]);
    return total;
}

#if FXACT_TARGET >= 4
/// From logits to codes, one by one or four at once.
template <class Exps, class Out>
struct codes_by_vectors {
    Exps exp;
    const softmax_rounding<Out>& round;

    template <class In>
    Out operator()(const In& x) const noexcept {
        return round(exp(x));
    }
    int32x4_t vector(int32x4_t codes) const noexcept { return round.vector(exp.vector(codes)); }
};
#endif

template <class Logits, class InRow, class OutRow, class Counts>
constexpr void softmax_of_codes(const Logits& logits, const InRow& in, const OutRow& out, std::size_t count,
                                const Counts& counts) noexcept {
    using In = element_of<InRow>;
    const In highest = row_maximum(in, count, counts);
    const softmax_rounding<element_of<OutRow>> round{sum_of_exps(logits, in, count, highest, counts)};
#if FXACT_TARGET >= 4
    using by_vectors = codes_by_vectors<decltype(logits.exps(highest)), element_of<OutRow>>;
    if constexpr (has_vectors<decltype(logits.exps(highest)), InRow, Counts> && is_row_of_codes<OutRow, Counts>)
        if (!std::is_constant_evaluated())
            return transform_elements(in, out, count, counts, by_vectors{logits.exps(highest), round});
#endif
    transform_elements(in, out, count, counts,
                       [&round, exp = logits.exps(highest)](const In& x) { return round(exp(x)); });
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
