// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>

#include <fxact/detail/softmax/largest_remainder.hpp>
#include <fxact/softmax/row_function.hpp>

namespace fxact::detail::inline fxact_variant {

struct softmax_normalized_row : row_function<softmax_normalized_row> {
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] static constexpr void row(const Scale& scale, const View& in, const OutElements& out,
                                                     const Place&) noexcept {
        constexpr auto one = codes_per_one<row::element_of<OutElements>>;
        using In = typename View::value_type;
        if constexpr (logit_code<In> && one <= 65'536) {
            const auto& source = product_source<In>(scale);
            largest_remainder(integer_quotas<one, std::remove_cvref_t<decltype(source)>, View>{source, in}, in, out);
        } else {
            const auto plain = plain_scale(scale);
            largest_remainder(generic_quotas<one, std::remove_const_t<decltype(plain)>, View>{plain, in}, in, out);
        }
    }
};

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// softmax whose outputs sum to exactly one: each is rounded down, and what is missing goes, one code each, to those
/// with the largest remainders; equal remainders go to the larger logit, then to the first.
///
/// Domain   as softmax; out is a discrete format with a code for 0 and a whole number of codes per 1, of which it has
///          all or all but one. A row without a finite maximum becomes zeros; the options of softmax
/// Range    as softmax; equal inputs may differ by one code, a larger one never gets less. A row of one that has no
///          code for 1 gets the highest
/// Error    below 1 LSB, and at most 1 LSB from softmax   (softmax_normalized_test.cpp)
/// Cost     six passes, with one exp per element in each; no scratch
/// Source   the method of largest remainders (Hamilton's); remainders are compared in units of 2^-16 LSB
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent,
          class... Options>
requires detail::logit<In, Options...> && detail::row_options<Options...>
constexpr std::size_t softmax_normalized(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                                         const Options&... options) noexcept {
    static_assert(detail::can_sum_to_one<Out>,
                  "fxact::softmax_normalized: the codes of out must be able to sum to one: a discrete format whose "
                  "step is one over an integer and that reaches from 0 to one step below 1, or further; write uq<0, "
                  "8>, q15 or quantized<std::int8_t, "
                  "affine{1.0 / 256, -128}>");
    return detail::softmax_normalized_row{}.write<Spec>(in, out.data(), detail::common_length(in, out), options...);
}

/// softmax_normalized of arrays, std::array, vectors and whatever else std::span can be made of.
template <softmax_spec Spec = softmax_spec{}, class In, class Out, class... Options>
requires detail::row_call<In, Out, Options...>
constexpr std::size_t softmax_normalized(In&& in, Out&& out, Options&&... options) noexcept {
    return detail::by_spans([](const auto&... spans) { return softmax_normalized<Spec>(spans...); }, in, out,
                            options...);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
