// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>

#include <fxact/softmax/row_function.hpp>

namespace fxact::detail::inline fxact_variant {

template <class Gradient>
struct softmax_gradient_row : row_function<softmax_gradient_row<Gradient>> {
    Gradient* gradients;

    constexpr explicit softmax_gradient_row(Gradient* first) noexcept : gradients{first} {}
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] constexpr void row(const Scale&, const View& y, const OutElements& dx,
                                              const Place& place) const noexcept {
        using Out = row::element_of<OutElements>;
        using word = std::uint64_t;
        const auto dy = place.of(gradients);
        bool finite = true;
        number<word> sum;
        for (std::size_t i = 0; i < y.count; ++i) {
            if (!y.included(i)) continue;
            finite = finite && is_finite(y[i]) && is_finite(dy[i]);
            sum = sum + decode<word>(dy[i]) * decode<word>(y[i]);
        }
        if (!finite) return row::fill_with_nan(y, dx);
        for (std::size_t i = 0; i < y.count; ++i)
            dx[i] = y.included(i) ? encode<Out>(decode<word>(y[i]) * (decode<word>(dy[i]) - sum)) : zero_of<Out>();
    }
};

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// The gradient with respect to the logits, dx[i] = y[i] * (dy[i] - sum of dy[j] * y[j]), of y = softmax(x) and the
/// gradient dy with respect to y: the product of dy with the Jacobian.
///
/// Domain   any y and dy, of formats of their own; a NaN or an infinity in one of them gives NaN throughout, or 0 in a
///          discrete format. dx may be the same span as y or as dy. The options are a mask and an axis: at a
///          temperature, y has it already, and dx is the gradient with respect to x / temperature
/// Range    Out; saturates
/// Error    discrete 0.5 LSB, float and double 0.51 ulp; and everywhere 2^-44 |y| of the larger of |dy| and the sum of
///          |dy y|, which shows where the difference cancels   (softmax_gradient_test.cpp)
/// Cost     two products of the engine per element
template <class Probability, std::size_t YExtent, class Gradient, std::size_t DyExtent, storable Out,
          std::size_t DxExtent, class... Options>
requires storable<std::remove_const_t<Probability>> && storable<std::remove_const_t<Gradient>> &&
    detail::place_options<Options...>
constexpr std::size_t softmax_gradient(std::span<Probability, YExtent> y, std::span<Gradient, DyExtent> dy,
                                       std::span<Out, DxExtent> dx, const Options&... options) noexcept {
    const std::size_t with_y = detail::common_length(y, dx), with_dy = detail::common_length(dy, dx);
    return detail::softmax_gradient_row<Gradient>{dy.data()}.write(y, dx.data(), with_y < with_dy ? with_y : with_dy,
                                                                   options...);
}

/// softmax_gradient of arrays, std::array, vectors and whatever else std::span can be made of.
template <class Probability, class Gradient, class Out, class... Options>
requires detail::with_container<Probability, Gradient, Out, Options...>
constexpr std::size_t softmax_gradient(Probability&& y, Gradient&& dy, Out&& dx, Options&&... options) noexcept {
    return softmax_gradient(detail::as_span(y), detail::as_span(dy), detail::as_span(dx), detail::as_span(options)...);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
