// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>

#include <fxact/softmax/softmax.hpp>

namespace fxact::detail::inline fxact_variant {

struct softmin_row : row_function<softmin_row> {
    template <class Scale, class View, class OutElements, class Place>
    [[gnu::always_inline]] static constexpr void row(const Scale& scale, const View& in, const OutElements& out,
                                                     const Place& place) noexcept {
        using mirrored = row::mapped<decltype(in.elements), row::mirror>;
        softmax_row::row(scale, row::view<mirrored, decltype(in.mask)>{{in.elements}, in.count, in.mask}, out, place);
    }
};

}  // namespace fxact::detail::inline fxact_variant

namespace fxact::inline fxact_variant {

/// softmax of -in: the smallest logit gets the largest probability.
///
/// Domain   as softmax, and exact for the lowest code, whose negative has no code; the options of softmax
template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, storable Out, std::size_t OutExtent,
          class... Options>
requires detail::logit<In, Options...> && detail::row_options<Options...>
constexpr std::size_t softmin(std::span<In, InExtent> in, std::span<Out, OutExtent> out,
                              const Options&... options) noexcept {
    return detail::softmin_row{}.write<Spec>(in, out.data(), detail::common_length(in, out), options...);
}

/// softmin of arrays, std::array, vectors and whatever else std::span can be made of.
template <softmax_spec Spec = softmax_spec{}, class In, class Out, class... Options>
requires detail::row_call<In, Out, Options...>
constexpr std::size_t softmin(In&& in, Out&& out, Options&&... options) noexcept {
    return detail::by_spans([](const auto&... spans) { return softmin<Spec>(spans...); }, in, out, options...);
}

}  // namespace fxact::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
