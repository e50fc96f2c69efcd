// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/softmax/softmax.hpp>

namespace fxact {

/// softmax of -in: the smallest logit gets the most.
///
/// Domain   as softmax, and exact for the lowest code, whose negative no code has
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t softmin(std::span<In, InExtent> in, std::span<Out, OutExtent> out) noexcept {
    return detail::softmax_row(detail::scale_of<Spec, std::remove_const_t<In>>(), detail::mirrored_row<In*>{in.data()},
                               out.data(), detail::common_length(in, out));
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
