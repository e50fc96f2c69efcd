// SPDX-License-Identifier: MIT
#pragma once
#include <cstddef>
#include <limits>
#include <type_traits>
#include <utility>

#include <fxact/concepts.hpp>
#include <fxact/detail/mask.hpp>

/// What a row is: something with operator[]. A pointer is one; here are the others, and which elements of a row count.
namespace fxact::detail {

template <class Row>
using element_of = std::remove_cvref_t<decltype(std::declval<const Row&>()[0])>;

/// Every stride-th element.
template <class T>
struct strided_row {
    T* first;
    std::size_t stride;
    constexpr T& operator[](std::size_t i) const noexcept { return first[i * stride]; }
};

/// The order turned round: -x, or the complement of a code, whose differences are those of -x and which never overflows.
template <class Row>
struct mirrored_row {
    Row row;
    constexpr element_of<Row> operator[](std::size_t i) const noexcept {
        using T = element_of<Row>;
        if constexpr (discrete<T>)
            return format_traits<T>::from_raw(static_cast<rep_of<T>>(~raw_of(row[i])));
        else
            return from_bits<T>(to_bits(row[i]) ^ ~encoding<T>::magnitude);
    }
};

struct every_element {
    constexpr bool operator()(std::size_t) const noexcept { return true; }
};
struct masked_element {
    const bool* mask;
    constexpr bool operator()(std::size_t i) const noexcept { return mask[i]; }
};

/// The largest of the elements that count; NaN if one of them is, the lowest value of all if there is none.
template <class Row, class Counts = every_element>
constexpr element_of<Row> row_maximum(const Row& row, std::size_t count, const Counts& counts = {}) noexcept {
    using T = element_of<Row>;
    if constexpr (discrete<T>) {
        rep_of<T> highest = std::numeric_limits<rep_of<T>>::min();
        for (std::size_t i = 0; i < count; ++i) {
            const rep_of<T> code = raw_of(row[i]);
            if (counts(i)) highest = code > highest ? code : highest;
        }
        return format_traits<T>::from_raw(highest);
    } else {
        // Bits that compare as the numbers do: those below the sign bit are turned over in a negative number, there and back.
        const auto ordered = [](signed_bits<T> code) { return code ^ magnitude_of<T>(sign_mask(code)); };
        signed_bits<T> highest = std::numeric_limits<signed_bits<T>>::min(), largest_magnitude = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const signed_bits<T> code = to_signed_bits(row[i]), magnitude = magnitude_of<T>(code), key = ordered(code);
            if (!counts(i)) continue;
            highest = key > highest ? key : highest;
            largest_magnitude = magnitude > largest_magnitude ? magnitude : largest_magnitude;
        }
        return nan_mask<T>(largest_magnitude) != 0 ? std::numeric_limits<T>::quiet_NaN() : from_bits<T>(ordered(highest));
    }
}

/// The value 0 of a float, a double, or a format.
template <storable T>
constexpr T zero_of() noexcept {
    if constexpr (discrete<T>)
        return saturate<T>(zero_point_of<T>);
    else
        return T{};
}

}  // namespace fxact::detail
