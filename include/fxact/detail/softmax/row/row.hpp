// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

#include <fxact/concepts.hpp>
#include <fxact/detail/bits/ieee754.hpp>
#include <fxact/detail/span/lanes.hpp>
#include <fxact/fixed.hpp>

/// Row views: where the elements of a row are, how many there are, and which of them are included.
namespace fxact::detail::row {

/// The widths of all sums are made for this length.
inline constexpr std::size_t longest = 65'536;

constexpr bool is_length(std::size_t count) noexcept { return count != 0 && count <= longest; }

/// The elements of a row are anything with operator[]; a pointer stands for contiguous ones.
template <class Elements>
using element_of = std::remove_cvref_t<decltype(std::declval<const Elements&>()[0])>;

/// Every stride-th element.
template <class T>
struct strided {
    T* first;
    std::size_t stride;
    constexpr T& operator[](std::size_t i) const noexcept { return first[i * stride]; }
};

/// Map of each element.
template <class Elements, class Map>
struct mapped {
    Elements elements;
    [[gnu::always_inline]] constexpr auto operator[](std::size_t i) const noexcept { return Map{}(elements[i]); }
};

/// The reverse order: -x, or the complement of a code, which never overflows and has the differences of -x.
struct mirror {
    template <storable T>
    [[gnu::always_inline]] constexpr T operator()(const T& x) const noexcept {
        if constexpr (discrete<T>)
            return format_traits<T>::from_raw(static_cast<rep_of<T>>(~raw_of(x)));
        else
            return from_bits<T>(to_bits(x) ^ ~encoding<T>::magnitude);
    }
};

/// A plain integer is a code of step 1.
template <class T>
concept plain_integer = std::integral<T> && sizeof(T) <= 2 && !std::same_as<T, bool> && !std::same_as<T, char>;

struct as_code {
    template <plain_integer Integer>
    constexpr fixed<Integer, 0> operator()(Integer x) const noexcept {
        return fixed<Integer, 0>::from_raw(x);
    }
};

struct no_mask {
    static constexpr bool included(std::size_t) noexcept { return true; }
};
/// Flags is a row of bool, or of bytes.
template <class Flags>
struct mask {
    Flags flags;
    constexpr bool included(std::size_t i) const noexcept { return flags[i] != 0; }
};

/// A row of logits. The passes over it are in passes.hpp and maximum.hpp.
template <class Elements, class Mask = no_mask>
struct view {
    using value_type = element_of<Elements>;
    /// Whether the elements are contiguous and all included.
    static constexpr bool is_contiguous = std::is_pointer_v<Elements> && std::same_as<Mask, no_mask>;
    /// Whether they are contiguous codes of 8 or 16 bits, of which a vector holds several.
    static constexpr bool is_codes = is_contiguous && simd::stored_as_code<value_type> && sizeof(value_type) <= 2;

    Elements elements;
    std::size_t count;
    [[no_unique_address]] Mask mask;

    [[gnu::always_inline]] constexpr decltype(auto) operator[](std::size_t i) const noexcept { return elements[i]; }
    constexpr bool included(std::size_t i) const noexcept { return mask.included(i); }
};

}  // namespace fxact::detail::row

#include <fxact/detail/macros/back.hpp>
