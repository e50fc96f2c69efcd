// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/softmax/softmax.hpp>

namespace fxact {

/// softmax of the elements whose mask is true; the others become 0.
///
/// Domain   as softmax; a row without any true mask becomes zeros. What stands where the mask is false does not matter
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, std::size_t MaskExtent, storable Out,
          std::size_t OutExtent>
requires storable<std::remove_const_t<In>>
constexpr std::size_t masked_softmax(std::span<In, InExtent> in, std::span<const bool, MaskExtent> mask,
                                     std::span<Out, OutExtent> out) noexcept {
    const std::size_t with_out = detail::common_length(in, out), with_mask = detail::common_length(in, mask);
    const std::size_t count = with_out < with_mask ? with_out : with_mask;
    const detail::element_mask counts{mask.data()};
    bool any = false;
    for (std::size_t i = 0; i < count; ++i) any = any || counts(i);
    if (any)
        return detail::softmax_row(detail::scale_of<Spec, std::remove_const_t<In>>(), in.data(), out.data(), count,
                                   counts);
    if (count > detail::softmax_longest_row) return 0;
    for (std::size_t i = 0; i < count; ++i) out[i] = detail::zero_of<Out>();
    return count;
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
