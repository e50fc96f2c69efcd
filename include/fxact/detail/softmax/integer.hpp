// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

#include <fxact/detail/softmax/exp_16_bit.hpp>
#include <fxact/detail/softmax/row/maximum.hpp>
#include <fxact/detail/softmax/to_code.hpp>

/// Softmax of 8- and 16-bit codes: tables, 32-bit products and one reciprocal per row.
namespace fxact::detail::inline fxact_variant {

/// Logits of 8 or 16 bits.
template <class In>
concept logit_code = discrete<In> && sizeof(rep_of<In>) <= 2;

/// Exps by products of two entries, for log_softmax and softmax_normalized. A table of exps is a source already.
template <logit_code In, class Scale>
constexpr decltype(auto) product_source(const Scale& scale) noexcept {
    if constexpr (exp_source<Scale>)
        return (scale);
    else if constexpr (sizeof(rep_of<In>) == 2)
        return product_exps<Scale, 16>{scale};
    else if constexpr (compile_time_scale<Scale> && !simd::optimize_size)
        return table_exps<Scale>{scale};
    else  // -Os computes what the table of 1 KB holds
        return product_exps<Scale, 8>{scale};
}
/// Exps for softmax: of 16-bit logits with fewer products.
template <logit_code In, class Scale>
constexpr decltype(auto) softmax_source(const Scale& scale) noexcept {
    if constexpr (sizeof(rep_of<In>) == 2)
        return halfword_exps<Scale>{scale};
    else
        return product_source<In>(scale);
}

/// The numerators of a row whose highest logit is known.
template <exp_source Source, logit_code In>
struct source_numerators {
    [[no_unique_address]] std::conditional_t<std::is_empty_v<Source>, Source, const Source&> source;
    In highest;

    [[gnu::always_inline]] constexpr std::uint32_t operator()(const In& x) const noexcept {
        return source.numerator(code_difference(highest, x));
    }
#if FXACT_TARGET >= 4
    uint32x4_t vector(int32x4_t codes) const noexcept requires requires { &Source::vector; }
    { return Source::vector(vreinterpretq_u32_s32(vsubq_s32(vdupq_n_s32(raw_of(highest)), codes))); }
#endif
};
template <exp_source Source, logit_code In>
[[gnu::always_inline]] constexpr auto numerators_of(const Source& source, const In& highest) noexcept {
    if constexpr (requires { source.table(); })
        return table_numerators<In>{source.table(), highest};
    else
        return source_numerators<Source, In>{source, highest};
}

/// The sum of a row's exps, as terms. It starts with what the largest exp is below 1, and so is at least 1.
template <exp_source Source, class View>
constexpr std::uint64_t sum_of_exps(const Source& source, const View& in,
                                    const typename View::value_type& highest) noexcept {
    if constexpr (Source::longest_row_of_numerators != 0)
        if (row::count_included(in) <= Source::longest_row_of_numerators)
            return (1 + row::sum(in, numerators_of(source, highest))) << (term_bits - exp_bits);
    std::uint64_t total = Source::term_deficit;
    for (std::size_t i = 0; i < in.count; ++i)
        if (in.included(i)) total += source.term(code_difference(highest, in[i]));
    return total;
}

/// From a logit to the code of its probability. Without always_inline, with which GCC 12 packs four results into words
/// and takes more instructions.
template <class Numerators, class Out>
struct logit_to_code {
    Numerators numerator;
    const exp_to_code<Out>& round;

    template <class In>
    constexpr Out operator()(const In& x) const noexcept {
        return round(numerator(x));
    }
#if FXACT_TARGET >= 4
    int32x4_t vector(int32x4_t codes) const noexcept requires requires { &Numerators::vector; }
    { return round.vector(numerator.vector(codes)); }
#endif
};

template <exp_source Source, class View, class Out>
[[gnu::always_inline]] constexpr void softmax_integer(const Source& source, const View& in, const Out& out) noexcept {
    using code = row::element_of<Out>;
    const auto highest = row::maximum(in);
    const exp_to_code<code> round{sum_of_exps(source, in, highest)};
    row::transform(
        in, out, logit_to_code<decltype(numerators_of(source, highest)), code>{numerators_of(source, highest), round});
}

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
