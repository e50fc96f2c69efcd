// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/softmax/largest_remainder.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/softmax/softmax_spec.hpp>

namespace fxact {

/// softmax whose outputs sum to exactly one: each is rounded down, and what is missing goes, one code each, to those
/// with the largest remainders; of equal ones to the larger logit, then to the first.
///
/// Domain   as softmax; out a discrete format with a code for 0 and a whole number of codes per 1, of which it holds
///          all or all but one. A row without a finite maximum becomes zeros
/// Range    as softmax; equal inputs may differ by one code, a larger one never gets less. A row of one that has no
///          code for 1 gets the highest
/// Error    below 1 LSB, and at most 1 LSB from softmax   (softmax_normalized_test.cpp)
/// Cost     six passes, with one exp an element in each; no scratch
/// Source   the method of largest remainders (Hamilton's); remainders are compared in units of 2^-16 LSB
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t softmax_normalized(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    static_assert(detail::shares_whole<Out>,
                  "fxact::softmax_normalized: the codes of out must be able to sum to one: a discrete format whose "
                  "step is one over an integer and that reaches from 0 to one step below 1, or further; write uq<0, "
                  "8>, q15 or quantized<std::int8_t, "
                  "affine{1.0 / 256, -128}>");
    const std::size_t count = detail::common_length(in, out);
    if (!detail::is_row_length(count)) return 0;
    detail::shares_by_largest_remainder(detail::scale_of<Spec, std::remove_const_t<In>>(), in.data(), out.data(),
                                        count);
    return count;
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
