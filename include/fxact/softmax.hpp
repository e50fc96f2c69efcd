// SPDX-License-Identifier: MIT
#pragma once
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/extent.hpp>
#include <fxact/detail/softmax_codes.hpp>
#include <fxact/detail/softmax_numbers.hpp>
#include <fxact/detail/softmax_row.hpp>

/// The softmax family. What holds for all of it:
///
/// Formats of in and out are independent. in and out may be the same span. Lengths that disagree are a compile error for
/// spans of fixed extent; else the shorter one counts, and the rest of out is left as it is. Nothing is written for an empty
/// row, nor for one of more than 65,536 elements. The result is the number of elements written.
namespace fxact {

/// softmax<softmax_spec{.temperature = 2.0}>(in, out): the logits are divided by it first, a finite number above 0.
struct softmax_spec {
    double temperature = 1.0;
};

namespace detail {
template <softmax_spec Spec, class InRow, class OutRow, class Counts = every_element>
constexpr std::size_t softmax_row(const InRow& in, const OutRow& out, std::size_t count, const Counts& counts = {}) noexcept {
    static_assert(Spec.temperature > 0.0 && Spec.temperature <= 0x1p100 && Spec.temperature >= 0x1p-100,
                  "fxact::softmax: the temperature must be above 0 and finite, between 2^-100 and 2^100; write "
                  "softmax_spec{.temperature = 2.0}, or hardmax for a temperature of 0");
    constexpr double_bits temperature = std::bit_cast<double_bits>(Spec.temperature);
    if (count == 0 || count > softmax_longest_row) return 0;
    if constexpr (softmax_by_tables<element_of<InRow>, element_of<OutRow>>)
        softmax_of_codes<temperature>(in, out, count, counts);
    else
        softmax_of_numbers<temperature>(in, out, count, counts);
    return count;
}
}  // namespace detail

/// out[i] = e^in[i] / sum of e^in[j]: what a row of logits says in probabilities.
///
/// Domain   any logits. A float row with a NaN, with +inf, or of -inf only gives NaN throughout (PyTorch's results), and 0
///          in a discrete format; -inf beside finite elements gives 0
/// Range    [0, 1], saturating; equal inputs give equal outputs, a larger one never a smaller, whatever the row
/// Error    out of 8 bits 0.5 LSB + 2^-10, of 16 bits 0.63 LSB, of 32 bits 0.5 LSB + 2^-31; float 2 ulp, double 4 ulp   (softmax_test.cpp)
/// Cost     one reciprocal a row, no division an element; 1 KB of constants for 8-bit inputs, at most 3 KB for 16-bit ones
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
    requires storable<std::remove_const_t<In>>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    return detail::softmax_row<Spec>(in.data(), out.data(), detail::common_length(in, out));
}

/// softmax of -in: the smallest logit gets the most.
///
/// Domain   as softmax, and exact for the lowest code, whose negative no code has
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
    requires storable<std::remove_const_t<In>>
constexpr std::size_t softmin(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    return detail::softmax_row<Spec>(detail::mirrored_row<In*>{in.data()}, out.data(), detail::common_length(in, out));
}

/// softmax of the elements whose mask is true; the others become 0.
///
/// Domain   as softmax; a row without any true mask becomes zeros. What stands where the mask is false does not matter
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, std::size_t MaskExtent, storable Out, std::size_t OutExtent>
    requires storable<std::remove_const_t<In>>
constexpr std::size_t masked_softmax(std::span<In, InExtent> in, std::span<const bool, MaskExtent> mask,
                                     std::span<Out, OutExtent> out) noexcept {
    const std::size_t with_out = detail::common_length(in, out), with_mask = detail::common_length(in, mask);
    const std::size_t count = with_out < with_mask ? with_out : with_mask;
    const detail::masked_element counts{mask.data()};
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) any = any || counts(i);
    if (any) return detail::softmax_row<Spec>(in.data(), out.data(), count, counts);
    if (count > detail::softmax_longest_row) return 0;
    for (std::size_t i = 0; i < count; ++i) out[i] = detail::zero_of<Out>();
    return count;
}

/// The index of the largest element, of the first among equals; of the first NaN if there is one; 0 for an empty row.
template <class In, std::size_t InExtent>
    requires storable<std::remove_const_t<In>>
constexpr std::size_t argmax(std::span<In, InExtent> in) noexcept {
    using T = std::remove_const_t<In>;
    const std::size_t count = in.size();
    if (count == 0) return 0;
    const T highest = detail::row_maximum(in.data(), count);
    const auto is_highest = [highest](const T& x) {
        if constexpr (discrete<T>)
            return raw_of(x) == raw_of(highest);
        else
            return detail::is_nan(highest) ? detail::is_nan(x)
                                           : detail::decode<std::uint64_t>(x) == detail::decode<std::uint64_t>(highest);  // -0 is 0
    };
    std::size_t i = 0;
    while (i + 1 < count && !is_highest(in[i])) ++i;
    return i;
}

/// 1 for the element that argmax names, 0 for the others: softmax at a temperature of 0.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
    requires storable<std::remove_const_t<In>>
constexpr std::size_t hardmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    const std::size_t count = detail::common_length(in, out);
    if (count > detail::softmax_longest_row) return 0;
    const std::size_t hot = argmax(std::span<In>{in.data(), count});
    for (std::size_t i = 0; i < count; ++i)
        out[i] = i == hot ? detail::encode<Out>(detail::number<std::uint64_t>{1.0}) : detail::zero_of<Out>();
    return count;
}

/// One axis of a tensor whose elements stand one after the other: outer blocks of size rows of inner elements. For the rows of
/// a matrix inner is 1; for the channels of a picture in CHW order it is height * width.
struct tensor_axis {
    std::size_t outer = 1;
    std::size_t size = 0;
    std::size_t inner = 1;
};

/// softmax along one axis of a tensor; nothing is written if the tensor is longer than in or out.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
    requires storable<std::remove_const_t<In>>
constexpr std::size_t softmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out, const tensor_axis& axis) noexcept {
    const std::size_t length = detail::common_length(in, out);
    // Each product is compared by a division, and so cannot overflow.
    if (axis.size == 0 || axis.inner == 0 || axis.size > detail::softmax_longest_row || axis.inner > length / axis.size) return 0;
    const std::size_t block = axis.size * axis.inner;
    if (axis.outer > length / block) return 0;
    for (std::size_t start = 0; start < axis.outer * block; start += block)
        for (std::size_t i = start; i < start + axis.inner; ++i) {
            if (axis.inner == 1)
                detail::softmax_row<Spec>(in.data() + i, out.data() + i, axis.size);
            else
                detail::softmax_row<Spec>(detail::strided_row<In>{in.data() + i, axis.inner},
                                          detail::strided_row<Out>{out.data() + i, axis.inner}, axis.size);
        }
    return axis.outer * block;
}

/// softmax of num_rows rows of row_size elements, one after the other.
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
    requires storable<std::remove_const_t<In>>
constexpr std::size_t softmax_rows(std::span<In, InExtent> in, std::span<Out, OutExtent> out, std::size_t num_rows,
                                   std::size_t row_size) noexcept {
    return softmax<Spec>(in, out, tensor_axis{.outer = num_rows, .size = row_size});
}

}  // namespace fxact
