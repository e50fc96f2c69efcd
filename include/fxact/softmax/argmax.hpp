// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <limits>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/softmax/tensor_axis.hpp>

namespace fxact {

/// argmax<argmax_spec{.select_last_index = true}>(in), or argmax(in, argmax_spec{.select_last_index = last}) where that
/// is known at run time only: of equal elements the last is named, and not the first (ONNX's attribute).
struct argmax_spec {
    bool select_last_index = false;
};

namespace detail {
template <class Index>
concept element_index = std::integral<Index> && !std::is_const_v<Index> && !std::same_as<Index, bool>;

/// The index of the largest element of each row along an axis.
template <bool Last, class In, class Index>
constexpr std::size_t argmax_along(std::span<In> in, std::span<Index> indices, const tensor_axis& axis) noexcept {
    if (!fits(axis, in.size())) return 0;
    const std::size_t rows = axis.outer * axis.inner;
    using unsigned_index = std::make_unsigned_t<Index>;
    if (rows > indices.size() || axis.size - 1 > static_cast<unsigned_index>(std::numeric_limits<Index>::max()))
        return 0;
    for (std::size_t block = 0; block < axis.outer; ++block)
        for (std::size_t i = 0; i < axis.inner; ++i) {
            In* const first = in.data() + block * axis.size * axis.inner + i;
            indices[block * axis.inner + i] = static_cast<Index>(
                axis.inner == 1 ? index_of_highest<Last>(first, axis.size)
                                : index_of_highest<Last>(strided_row<In>{first, axis.inner}, axis.size));
        }
    return rows;
}
}  // namespace detail

/// The index of the largest element.
///
/// Domain   a row of any length; 0 for an empty one. Among equal elements the first is named, or the last if the spec
///          asks for that; -0 and +0 are equal. A NaN counts as larger than every number, and all NaNs as equal: the
///          index is that of the first NaN, or of the last   (argmax_test.cpp)
/// Cost     the instruction count depends on the length alone
template <argmax_spec Spec = argmax_spec{}, class In, std::size_t InExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t argmax(std::span<In, InExtent> in) noexcept {
    return in.empty() ? 0 : detail::index_of_highest<Spec.select_last_index>(in.data(), in.size());
}

/// argmax whose rule for equal elements only the program knows.
template <class In, std::size_t InExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t argmax(std::span<In, InExtent> in, const argmax_spec& spec) noexcept {
    return spec.select_last_index ? argmax<argmax_spec{.select_last_index = true}>(in) : argmax(in);
}

/// argmax of each row along one axis of a tensor: indices[o * axis.inner + i] is that of row i of block o.
///
/// The result is the number of indices written, axis.outer * axis.inner. Nothing is written, and 0 returned, for an
/// axis of no elements, for a tensor longer than in, for more rows than indices has elements, and where Index cannot
/// hold axis.size - 1.
template <argmax_spec Spec = argmax_spec{}, class In, std::size_t InExtent, detail::element_index Index,
          std::size_t IndexExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t argmax(std::span<In, InExtent> in, std::span<Index, IndexExtent> indices,
                             const tensor_axis& axis) noexcept {
    return detail::argmax_along<Spec.select_last_index>(std::span<In>{in}, std::span<Index>{indices}, axis);
}

/// The same with a rule for equal elements that only the program knows.
template <class In, std::size_t InExtent, detail::element_index Index, std::size_t IndexExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t argmax(std::span<In, InExtent> in, std::span<Index, IndexExtent> indices, const tensor_axis& axis,
                             const argmax_spec& spec) noexcept {
    return spec.select_last_index ? argmax<argmax_spec{.select_last_index = true}>(in, indices, axis)
                                  : argmax(in, indices, axis);
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
