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
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, std::size_t MaskExtent, storable Out,
          std::size_t OutExtent, class... Options>
requires detail::logit<In, Options...> && detail::row_options<std::span<const bool>, Options...>
constexpr std::size_t masked_softmax(std::span<In, InExtent> in, std::span<const bool, MaskExtent> mask,
                                     std::span<Out, OutExtent> out, const Options&... options) noexcept {
    return softmax<Spec>(in, out, mask, options...);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
