// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>

#include <fxact/softmax/softmax.hpp>

namespace fxact::inline fxact_variant {

/// softmax of the elements whose mask is true: softmax(in, out, mask).
///
/// Domain   as softmax. The others may be anything; they become 0, and so does a row whose mask is all false
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, detail::mask_element Flag,
          std::size_t MaskExtent, storable Out, std::size_t OutExtent, class... Options>
requires detail::logit<In, Options...> && detail::row_options<std::span<Flag>, Options...>
constexpr std::size_t masked_softmax(std::span<In, InExtent> in, std::span<Flag, MaskExtent> mask,
                                     std::span<Out, OutExtent> out, const Options&... options) noexcept {
    return softmax<Spec>(in, out, mask, options...);
}

/// masked_softmax of arrays, std::array, vectors and whatever else std::span can be made of.
template <softmax_spec Spec = softmax_spec{}, class In, class Mask, class Out, class... Options>
requires detail::row_call<In, Mask, Out, Options...>
constexpr std::size_t masked_softmax(In&& in, Mask&& mask, Out&& out, Options&&... options) noexcept {
    return detail::by_spans([](const auto&... spans) { return masked_softmax<Spec>(spans...); }, in, mask, out,
                            options...);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
