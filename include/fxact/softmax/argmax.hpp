// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <limits>
#include <span>
#include <type_traits>

#include <fxact/detail/softmax/row/maximum.hpp>
#include <fxact/softmax/row_function.hpp>

namespace fxact {

/// Which of equal elements argmax names, the first or the last (ONNX's attribute):
/// argmax<argmax_spec{.select_last_index = true}>(in), or argmax(in, argmax_spec{.select_last_index = last}).
struct argmax_spec {
    bool select_last_index = false;
};

}  // namespace fxact

namespace fxact::detail::inline fxact_variant {

template <class T>
struct is_argmax_spec : std::is_same<T, argmax_spec> {};
template <class... Options>
concept argmax_options = options_with<is_argmax_spec, Options...>;

template <argmax_spec Spec, class View, class... Options>
constexpr std::size_t argmax_of(const View& in, const Options&... options) noexcept {
    if constexpr (how_many<is_argmax_spec, Options...> == 0)
        return row::argmax<Spec.select_last_index>(in);
    else
        return option_that<is_argmax_spec>(options...).select_last_index ? row::argmax<true>(in) : row::argmax(in);
}

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// The index of the largest element.
///
/// Domain   a row of any length; 0 for an empty one, and for one whose mask is all false. Logits of plain integers need
///          no scale. Among equal elements the first is named, or the last if the spec asks for that; -0 and +0 are
///          equal. A NaN is larger than every number, and all NaNs are equal   (argmax_test.cpp)
/// Cost     the instruction count depends on the length and the mask only
///
/// The options are a mask and an argmax_spec: a temperature makes no difference.
template <argmax_spec Spec = argmax_spec{}, class In, std::size_t InExtent, class... Options>
requires detail::ordered_logit<In> && detail::argmax_options<Options..., tensor_axis>
constexpr std::size_t argmax(std::span<In, InExtent> in, const Options&... options) noexcept {
    std::size_t result = 0;
    detail::for_each_view(
        in, in.size(), in.size(),
        [&](const auto& row, const auto&) { result = detail::argmax_of<Spec>(row, options...); }, options...);
    return result;
}

/// argmax of each row along one axis of a tensor: indices[o * axis.inner + i] is that of row i of block o.
///
/// The result is the number of indices written, axis.outer * axis.inner. Nothing is written, and 0 returned, for an
/// axis of no elements, for a tensor longer than in, for more rows than indices has elements, and if Index cannot hold
/// axis.size - 1.
template <argmax_spec Spec = argmax_spec{}, class In, std::size_t InExtent, detail::element_index Index,
          std::size_t IndexExtent, class... Options>
requires detail::ordered_logit<In> && detail::argmax_options<Options..., tensor_axis>
constexpr std::size_t argmax(std::span<In, InExtent> in, std::span<Index, IndexExtent> indices, const tensor_axis& axis,
                             const Options&... options) noexcept {
    if (!detail::fits(axis, in.size())) return 0;
    using unsigned_index = std::make_unsigned_t<Index>;
    const std::size_t rows = axis.outer * axis.inner;
    if (rows > indices.size() || axis.size - 1 > static_cast<unsigned_index>(std::numeric_limits<Index>::max()))
        return 0;
    const auto write = [&](const auto& row, const auto& place) {
        indices[place.row] = static_cast<Index>(detail::argmax_of<Spec>(row, options...));
    };
    return detail::for_each_view(in, in.size(), in.size(), write, axis, options...) == 0 ? 0 : rows;
}

/// argmax of arrays, std::array, vectors and whatever else std::span can be made of.
template <argmax_spec Spec = argmax_spec{}, class In, class... Options>
requires detail::with_container<In, Options...>
constexpr std::size_t argmax(In&& in, Options&&... options) noexcept {
    return argmax<Spec>(detail::as_span(in), detail::as_span(options)...);
}
template <argmax_spec Spec = argmax_spec{}, class In, class Indices>
requires detail::with_container<In, Indices>
constexpr std::size_t argmax(In&& in, Indices&& indices, const tensor_axis& axis) noexcept {
    return argmax<Spec>(detail::as_span(in), detail::as_span(indices), axis);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
