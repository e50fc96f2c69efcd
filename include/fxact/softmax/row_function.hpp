// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <type_traits>
#include <utility>

#include <fxact/detail/softmax/exp_source.hpp>
#include <fxact/detail/softmax/row/passes.hpp>
#include <fxact/detail/span/as_span.hpp>
#include <fxact/detail/span/common_length.hpp>
#include <fxact/softmax/softmax_spec.hpp>
#include <fxact/softmax/tensor_axis.hpp>

/// The forms that the members of the softmax family share: options behind the spans, in any order, and one loop over
/// rows.
namespace fxact::detail::inline fxact_variant {

/// A mask is a span of bool, or of bytes: a row has the elements whose mask is not 0.
template <class T>
concept mask_element = std::same_as < std::remove_const_t<T>,
bool > || std::same_as<std::remove_const_t<T>, std::uint8_t>;
template <class T>
struct is_mask : std::false_type {};
template <mask_element T, std::size_t Extent>
struct is_mask<std::span<T, Extent>> : std::true_type {};

template <class T>
struct is_axis : std::is_same<T, tensor_axis> {};

/// A table of exps that the program makes: softmax_exps.
template <class T>
concept exp_table = requires(const T& exps) {
    { exps.valid() } -> std::same_as<bool>;
    exps.source().scale();
};
template <class T>
struct is_scale : std::bool_constant<std::same_as<T, softmax_spec> || exp_table<T>> {};

template <template <class> class Is, class... Options>
inline constexpr std::size_t how_many = (std::size_t{Is<Options>::value} + ... + 0);

template <template <class> class Is, class Option, class... Rest>
constexpr const auto& option_that(const Option& option, const Rest&... rest) noexcept {
    if constexpr (Is<Option>::value)
        return option;
    else
        return option_that<Is>(rest...);
}

/// Whether there are at most one mask, one axis and one Other, and nothing else.
template <template <class> class Other, class... Options>
inline constexpr bool only_one_of_each = [] {
    constexpr std::size_t masks = how_many<is_mask, Options...>, axes = how_many<is_axis, Options...>,
                          others = how_many<Other, Options...>;
    return masks <= 1 && axes <= 1 && others <= 1 && masks + axes + others == sizeof...(Options);
}();
template <template <class> class Other, class... Options>
concept options_with = only_one_of_each<Other, Options...>;
template <class... Options>
concept row_options = options_with<is_scale, Options...>;
template <class... Options>
concept place_options = options_with<std::is_void, Options...>;

/// A logit. Plain integers take their scale from an option; a table of exps is for 8 bits.
template <class In, class... Options>
concept logit = (storable<std::remove_const_t<In>> ||
                 (row::plain_integer<std::remove_const_t<In>> && how_many<is_scale, Options...> == 1)) &&
                (sizeof(In) == 1 || !(exp_table<Options> || ...));
/// A logit of a member that only compares, and needs no scale.
template <class In>
concept ordered_logit = storable<std::remove_const_t<In>> || row::plain_integer<std::remove_const_t<In>>;

/// A row of plain integers without an option that gives their scale.
template <class In, class... Options>
concept unscaled = buffer<In> && row::plain_integer<std::remove_const_t<buffer_element<In>>> &&
    how_many<is_scale, std::remove_cvref_t<Options>...>
== 0;
/// A call with buffers that are no spans yet, or with a mistake that by_spans explains.
template <class In, class... Rest>
concept row_call = with_container<In, Rest...> || unscaled<In, Rest...>;

/// call(spans...), with every container among the arguments as a span.
template <class Call, class In, class... Rest>
constexpr std::size_t by_spans(const Call& call, In& in, Rest&... rest) noexcept {
    constexpr bool scaled = !unscaled<In, Rest...>;
    static_assert(
        scaled,
        "fxact: a row of plain integers needs the scale of its logits; write as<q<3, 12>>(x) for a buffer x of "
        "std::int16_t, with your own format, or give a softmax_spec or softmax_exps");
    if constexpr (scaled)
        return call(as_span(in), as_span(rest)...);
    else
        return 0;
}

template <class Index>
concept element_index = std::integral<Index> && !std::is_const_v<Index> && !std::same_as<Index, bool>;

template <class Elements>
constexpr auto as_logits(const Elements& elements) noexcept {
    if constexpr (row::plain_integer<row::element_of<Elements>>)
        return row::mapped<Elements, row::as_code>{elements};
    else
        return elements;
}
template <class In>
using logit_type = row::element_of<decltype(as_logits(std::declval<In* const&>()))>;

/// The scale of a source, for results that are computed in the engine's numbers.
template <class Scale>
constexpr auto plain_scale(const Scale& scale) noexcept {
    if constexpr (exp_source<Scale>)
        return run_time_scale<>{scale.scale()};
    else
        return scale;
}

/// The result of use(scale); 0 for a run-time scale out of range.
template <softmax_spec Spec, storable In, class Use, class... Options>
[[gnu::always_inline]] constexpr std::size_t with_scale(const Use& use, const Options&... options) noexcept {
    if constexpr (how_many<is_scale, Options...> == 0) {
        return use(scale_of<Spec, In>());
    } else {
        static_assert(Spec.temperature == 1.0,
                      "fxact::softmax: give one temperature, as template argument or as option");
        const auto& option = option_that<is_scale>(options...);
        if constexpr (exp_table<std::remove_cvref_t<decltype(option)>>)
            return option.valid() ? use(option.source()) : 0;
        else
            return is_softmax_scale(option.temperature) ? use(scale_of<In>(option)) : 0;
    }
}

template <class Place, class... Options>
constexpr auto mask_at(const Place& place, const Options&... options) noexcept {
    if constexpr (how_many<is_mask, Options...> == 0) {
        return row::no_mask{};
    } else {
        const auto flags = place.of(option_that<is_mask>(options...).data());
        return row::mask<std::remove_const_t<decltype(flags)>>{flags};
    }
}

/// Calls each(view, place) for the row, or for each row along an axis, of up to `longest` elements. The result is the
/// number of all elements; it is 0, and nothing is called, for an empty row, a longer one, and a tensor above length.
template <class In, std::size_t InExtent, class Each, class... Options>
[[gnu::always_inline]] constexpr std::size_t for_each_view(std::span<In, InExtent> in, std::size_t length,
                                                           std::size_t longest, const Each& each,
                                                           const Options&... options) noexcept {
    if constexpr (how_many<is_mask, Options...> == 1) {
        const std::size_t with_mask = common_length(in, option_that<is_mask>(options...));
        length = with_mask < length ? with_mask : length;
    }
    const auto call = [&](const auto& place, std::size_t count) __attribute__((always_inline)) {
        const auto elements = as_logits(place.of(in.data()));
        const auto mask = mask_at(place, options...);
        each(row::view<std::remove_const_t<decltype(elements)>, std::remove_const_t<decltype(mask)>>{elements, count,
                                                                                                     mask},
             place);
    };
    if constexpr (how_many<is_axis, Options...> == 1) {
        const tensor_axis& axis = option_that<is_axis>(options...);
        if (axis.size > longest || !fits(axis, length)) return 0;
        for_each_row(
            axis, [&](const auto& place) __attribute__((always_inline)) { call(place, axis.size); });
        return axis.outer * axis.size * axis.inner;
    } else {
        if (length == 0 || length > longest) return 0;
        call(contiguous_place{}, length);
        return length;
    }
}

/// A member of the family that writes its rows: Self has row(scale, view, out, place), where scale is a constant_scale,
/// a run_time_scale or an exp_source. Rows without an included element are left to exclude(out, i).
template <class Self>
struct row_function {
    template <class OutElements>
    static constexpr void exclude(const OutElements& out, std::size_t i) noexcept {
        out[i] = zero_of<row::element_of<OutElements>>();
    }
    template <softmax_spec Spec = softmax_spec{}, class In, std::size_t InExtent, class Out, class... Options>
    [[gnu::always_inline]] constexpr std::size_t write(std::span<In, InExtent> in, Out* out, std::size_t length,
                                                       const Options&... options) const noexcept {
        const auto write_rows = [&](const auto& scale) __attribute__((always_inline)) {
            const auto write_row = [&](const auto& view, const auto& place) __attribute__((always_inline)) {
                const auto to = place.of(out);
                if (row::count_included(view) != 0)
                    static_cast<const Self&>(*this).row(scale, view, to, place);
                else
                    for (std::size_t i = 0; i < view.count; ++i) Self::exclude(to, i);
            };
            return for_each_view(in, length, row::longest, write_row, options...);
        };
        return with_scale<Spec, logit_type<In>>(write_rows, options...);
    }
};

}  // namespace fxact::detail::inline fxact_variant

#include <fxact/detail/macros/back.hpp>
