// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/concepts.hpp>
#include <fxact/detail/format/float_codec.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/real/number.hpp>
#include <fxact/detail/softmax/row/row.hpp>
#include <fxact/detail/span/common_length.hpp>

namespace fxact {

/// The gradient with respect to the logits, dx[i] = y[i] * (dy[i] - sum of dy[j] * y[j]), of y = softmax(x) and the
/// gradient dy with respect to y: the product of dy with the Jacobian.
///
/// Domain   any y and dy, of formats of their own; a NaN or an infinity in one of them gives NaN throughout, or 0 in a
///          discrete format. dx may be the same span as y or as dy
/// Range    Out; saturates
/// Error    discrete 0.5 LSB, float and double 0.51 ulp; and everywhere 2^-44 |y| of the larger of |dy| and the sum of
///          |dy y|, which shows where the difference cancels   (softmax_gradient_test.cpp)
/// Cost     two products of the engine an element
template <class Probability, std::size_t YExtent, class Gradient, std::size_t DyExtent, storable Out,
          std::size_t DxExtent>
requires storable<std::remove_const_t<Probability>> && storable<std::remove_const_t<Gradient>>
constexpr std::size_t softmax_gradient(std::span<Probability, YExtent> y, std::span<Gradient, DyExtent> dy,
                                       std::span<Out, DxExtent> dx) noexcept {
    using word = std::uint64_t;
    const std::size_t with_y = detail::common_length(y, dx), with_dy = detail::common_length(dy, dx);
    const std::size_t count = with_y < with_dy ? with_y : with_dy;
    if (!detail::is_row_length(count)) return 0;
    bool finite = true;
    detail::number<word> sum;
    for (std::size_t i = 0; i < count; ++i) {
        finite = finite && detail::is_finite(y[i]) && detail::is_finite(dy[i]);
        sum = sum + detail::decode<word>(dy[i]) * detail::decode<word>(y[i]);
    }
    if (finite) {
        for (std::size_t i = 0; i < count; ++i)
            dx[i] = detail::encode<Out>(detail::decode<word>(y[i]) * (detail::decode<word>(dy[i]) - sum));
    } else {
        detail::fill_with_nan(dx.data(), count, detail::no_mask{});
    }
    return count;
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
