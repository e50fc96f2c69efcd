// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <span>
#include <type_traits>

#include <fxact/detail/span/as_span.hpp>
#include <fxact/format.hpp>

namespace fxact {

namespace detail {
/// Whether a number of T consists of its raw value and of nothing else, so that a raw value in memory is one.
template <class T>
inline constexpr bool is_its_raw_value =
    (requires { typename T::rep; }) && std::is_standard_layout_v<T>&& std::is_trivially_copyable_v<T>;

template <class T, class Raw, std::size_t Extent>
std::span<std::conditional_t<std::is_const_v<Raw>, const T, T>, Extent> seen_as(std::span<Raw, Extent> raw) noexcept {
    static_assert(discrete<T>,
                  "fxact::as<T>(x): T must be a discrete format; write as<q<3, 12>>(x) for a buffer x of std::int16_t");
    if constexpr (discrete<T>) {
        static_assert(!std::is_volatile_v<Raw>,
                      "fxact::as<T>(x): the buffer is volatile; copy it first, or cast volatile away once the hardware "
                      "has finished with it");
        static_assert(std::is_same_v<std::remove_cv_t<Raw>, rep_of<T>>,
                      "fxact::as<T>(x): the elements of x are not the integers that T stores; a buffer of std::int16_t "
                      "is as<q<3, 12>>(x), one of std::uint8_t as<uq<0, 8>>(x), one of std::int8_t as<q<3, 4>>(x)");
        static_assert(is_its_raw_value<T> && sizeof(T) == sizeof(rep_of<T>) && alignof(T) == alignof(rep_of<T>),
                      "fxact::as<T>(x): T must be a fixed or a quantized, whose only member is the raw value");
        using element = std::conditional_t<std::is_const_v<Raw>, const T, T>;
        // Compilers let an object be read and written by the type of a class that has a member of the object's type;
        // the members of fixed and quantized are accessed as the integers that they are.
        return std::span<element, Extent>{reinterpret_cast<element*>(raw.data()), raw.size()};
    } else {
        return {};
    }
}
}  // namespace detail

/// A buffer of raw values, seen as numbers of the format T: as<q<3, 12>>(samples). Nothing is copied.
///
/// Domain   an array, std::array, vector or span of the integer that T stores; T a fixed or a quantized
/// Range    a span of T, or of const T for const elements, with the buffer's extent; valid as long as the buffer
/// Cost     none   (as_test.cpp, tests/aliasing)
template <class T, class Buffer>
requires detail::buffer<Buffer>
auto as(Buffer&& raw) noexcept {
    static_assert(std::is_lvalue_reference_v<Buffer> || detail::is_span<std::remove_cvref_t<Buffer>>,
                  "fxact::as<T>(x): x is a temporary, and its elements are gone when the span is used; give it a name");
    return detail::seen_as<T>(std::span{raw});
}
/// The same for a pointer and a number of elements.
template <class T, class Raw>
auto as(Raw* raw, std::size_t count) noexcept {
    return detail::seen_as<T>(std::span<Raw>{raw, count});
}

}  // namespace fxact

#include <fxact/detail/macros/back.hpp>
