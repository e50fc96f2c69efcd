// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>

#include <fxact/detail/softmax/row/row.hpp>

namespace fxact {

/// One axis of a contiguous tensor: outer blocks of size rows of inner elements. The rows of a matrix have inner = 1;
/// the channels of a picture in CHW order have inner = height * width.
struct tensor_axis {
    std::size_t outer = 1;
    std::size_t size = 0;
    std::size_t inner = 1;
};

namespace detail {
/// Where a row is in its tensor: of(first element of the tensor) is the row's elements.
struct contiguous_place {
    std::size_t start = 0, row = 0;
    template <class T>
    constexpr T* of(T* first) const noexcept {
        return first + start;
    }
};
struct strided_place {
    std::size_t start, row, stride;
    template <class T>
    constexpr row::strided<T> of(T* first) const noexcept {
        return {first + start, stride};
    }
};

/// Whether the tensor has elements, at most length of them. Each product is compared by a division, and so cannot
/// overflow.
constexpr bool fits(const tensor_axis& axis, std::size_t length) noexcept {
    return axis.size != 0 && axis.inner != 0 && axis.inner <= length / axis.size &&
           axis.outer <= length / (axis.size * axis.inner);
}

/// Calls each(place) for each row along an axis.
template <class Each>
[[gnu::always_inline]] constexpr void for_each_row(const tensor_axis& axis, const Each& each) noexcept {
    for (std::size_t row = 0; row < axis.outer * axis.inner; ++row) {
        if (axis.inner == 1)
            each(contiguous_place{row * axis.size, row});
        else
            each(strided_place{row / axis.inner * axis.size * axis.inner + row % axis.inner, row, axis.inner});
    }
}
}  // namespace detail

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
