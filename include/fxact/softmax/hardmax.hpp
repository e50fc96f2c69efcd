// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

#include <fxact/detail/softmax/row/maximum.hpp>
#include <fxact/softmax/row_function.hpp>

namespace fxact::detail::inline fxact_variant {

struct hardmax_row : row_function<hardmax_row> {
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] static constexpr void row(const Scale&, const View& in, const OutElements& out,
                                                     const Place&) noexcept {
        using Out = row::element_of<OutElements>;
        const std::size_t argmax = row::argmax(in);
        for (std::size_t i = 0; i < in.count; ++i)
            out[i] = i == argmax ? encode<Out>(number<std::uint64_t>{1.0}) : zero_of<Out>();
    }
};

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// 1 for the element that argmax names, the first among equals, and 0 for the others: softmax at a temperature of 0.
/// Logits of plain integers need no scale. The options are a mask and an axis: a temperature makes no difference.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent, class... Options>
requires detail::ordered_logit<In> && detail::place_options<Options...>
constexpr std::size_t hardmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const Options&... options) noexcept {
    return detail::hardmax_row{}.write(in, out.data(), detail::common_length(in, out), options...);
}

/// hardmax with an axis in braces, as softmax.
template <class In, std::size_t InExtent, storable Out, std::size_t OutExtent>
requires detail::ordered_logit<In>
constexpr std::size_t hardmax(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const tensor_axis& axis) noexcept {
    return detail::hardmax_row{}.write(in, out.data(), detail::common_length(in, out), axis);
}

/// hardmax of arrays, std::array, vectors and whatever else std::span can be made of.
template <class In, class Out, class... Options>
requires detail::with_container<In, Out, Options...>
constexpr std::size_t hardmax(In&& in, Out&& out, Options&&... options) noexcept {
    return hardmax(detail::as_span(in), detail::as_span(out), detail::as_span(options)...);
}
template <class In, class Out>
requires detail::with_container<In, Out>
constexpr std::size_t hardmax(In&& in, Out&& out, const tensor_axis& axis) noexcept {
    return hardmax(detail::as_span(in), detail::as_span(out), axis);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
