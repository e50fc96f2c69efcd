// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

#include <fxact/concepts.hpp>
#include <fxact/format.hpp>

namespace fxact::detail {

template <class T>
inline constexpr bool is_span = false;
template <class T, std::size_t Extent>
inline constexpr bool is_span<std::span<T, Extent>> = true;

/// A span, or what a span can be made of: an array, a std::array, a vector, any other contiguous range.
template <class T>
concept buffer = requires(std::remove_reference_t<T>& elements) {
    std::span{elements};
};
/// One that is no span yet.
template <class T>
concept container = buffer<T> && !is_span<std::remove_cvref_t<T>>;
template <class... Arguments>
concept with_container = (container<Arguments> || ...);

/// A container as a span; anything else as it is.
template <class T>
constexpr decltype(auto) as_span(T& argument) noexcept {
    if constexpr (container<T>)
        return std::span{argument};
    else
        return (argument);
}

/// The element of a buffer, const if it cannot be written.
template <class T>
using buffer_element = std::remove_pointer_t<decltype(std::span{std::declval<std::remove_reference_t<T>&>()}.data())>;

/// A call with buffers that are no spans yet, or with a mistake that are_numbers explains.
template <class In, class Out>
concept number_call = buffer<In> && buffer<Out> &&
    (with_container<In, Out> || !storable<std::remove_const_t<buffer_element<In>>> || !storable<buffer_element<Out>>);

/// Whether a function of numbers takes these buffers. A static_assert says what to write instead.
template <class In, class Out>
consteval bool are_numbers() {
    using from = std::remove_cv_t<buffer_element<In>>;
    using to = buffer_element<Out>;
    constexpr bool integers = code_integer<from> || code_integer<std::remove_cv_t<to>>;
    static_assert(!integers,
                  "fxact: plain integers are the raw values of a format that nothing here names; write as<q<3, 12>>(x) "
                  "for a buffer x of std::int16_t, with your own format, and the same for the results");
    static_assert(!std::is_const_v<to>, "fxact: the results cannot be written, because the elements of out are const");
    static_assert(integers || (storable<from> && storable<std::remove_cv_t<to>>),
                  "fxact: the elements must be float, double, or numbers of a discrete format such as q<3, 12>");
    return storable<from> && storable<to>;
}

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
