// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>

#include <fxact/detail/softmax/row/row.hpp>

namespace fxact {

/// One axis of a tensor whose elements stand one after the other: outer blocks of size rows of inner elements. For the
/// rows of a matrix inner is 1; for the channels of a picture in CHW order it is height * width.
struct tensor_axis {
    std::size_t outer = 1;
    std::size_t size = 0;
    std::size_t inner = 1;
};

namespace detail {
/// Whether the tensor has elements, at most length of them. Each product is compared by a division, and so cannot
/// overflow.
constexpr bool fits(const tensor_axis& axis, std::size_t length) noexcept {
    return axis.size != 0 && axis.inner != 0 && axis.inner <= length / axis.size &&
           axis.outer <= length / (axis.size * axis.inner);
}

/// row(in, out, size) for each row along an axis; nothing for a tensor longer than length. The number of elements.
template <class In, class Out, class Row>
constexpr std::size_t for_each_row(In* in, Out* out, std::size_t length, const tensor_axis& axis,
                                   const Row& row) noexcept {
    if (!is_row_length(axis.size) || !fits(axis, length)) return 0;
    const std::size_t block = axis.size * axis.inner;
    for (std::size_t start = 0; start < axis.outer * block; start += block)
        for (std::size_t i = start; i < start + axis.inner; ++i) {
            if (axis.inner == 1)
                row(in + i, out + i, axis.size);
            else
                row(strided_row<In>{in + i, axis.inner}, strided_row<Out>{out + i, axis.inner}, axis.size);
        }
    return axis.outer * block;
}
}  // namespace detail

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
