// SPDX-License-Identifier: MIT
#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <fxact/concepts.hpp>
#include <fxact/detail/mask.hpp>
#include <fxact/fixed.hpp>

/// What a row is: something with operator[]. A pointer is one; here are the others, and which elements of a row count.
namespace fxact::detail {

/// The limit that the widths of all sums are made for.
inline constexpr std::size_t softmax_longest_row = 65'536;

constexpr bool is_row_length(std::size_t count) noexcept { return count != 0 && count <= softmax_longest_row; }

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

/// Plain integers as codes of step 1: logits whose scale only the program knows.
template <class T>
concept plain_code = std::integral<T> && sizeof(T) <= 2 && !std::same_as<T, bool> && !std::same_as<T, char>;

template <plain_code Integer>
struct integer_row {
    const Integer* first;
    constexpr fixed<Integer, 0> operator[](std::size_t i) const noexcept { return fixed<Integer, 0>::from_raw(first[i]); }
};
template <class In>
constexpr auto as_row(In* first) noexcept {
    if constexpr (plain_code<std::remove_const_t<In>>)
        return integer_row<std::remove_const_t<In>>{first};
    else
        return first;
}

/// highest - x in codes.
template <discrete In>
[[gnu::always_inline]] constexpr std::uint32_t code_difference(const In& highest, const In& x) noexcept {
    return static_cast<std::uint32_t>(raw_of(highest)) - static_cast<std::uint32_t>(raw_of(x));
}

struct every_element {
    constexpr bool operator()(std::size_t) const noexcept { return true; }
};
struct masked_element {
    const bool* mask;
    constexpr bool operator()(std::size_t i) const noexcept { return mask[i]; }
};

/// An unsigned number in the order of the values; NaN is above all or below all of them.
template <storable T>
inline constexpr int order_bits = [] {
    if constexpr (discrete<T>)
        return 8 * static_cast<int>(sizeof(rep_of<T>));
    else
        return encoding<T>::width;
}();
template <storable T>
constexpr std::uint64_t order_of(const T& x) noexcept {
    if constexpr (discrete<T>) {
        return static_cast<std::uint64_t>(std::int64_t{raw_of(x)} - std::numeric_limits<rep_of<T>>::min());
    } else {
        using bits = typename encoding<T>::bits;
        return static_cast<bits>(in_order<T>(to_signed_bits(x))) ^ ~encoding<T>::magnitude;
    }
}

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
        signed_bits<T> highest = std::numeric_limits<signed_bits<T>>::min(), largest_magnitude = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const signed_bits<T> code = to_signed_bits(row[i]), magnitude = magnitude_of<T>(code), key = in_order<T>(code);
            if (!counts(i)) continue;
            highest = key > highest ? key : highest;
            largest_magnitude = magnitude > largest_magnitude ? magnitude : largest_magnitude;
        }
        return nan_mask<T>(largest_magnitude) != 0 ? std::numeric_limits<T>::quiet_NaN() : from_bits<T>(in_order<T>(highest));
    }
}

/// Where the largest element stands first; or NaN, if there is one.
template <class Row>
constexpr std::size_t first_highest(const Row& row, std::size_t count) noexcept {
    using T = element_of<Row>;
    const T highest = row_maximum(row, count);
    const auto is_highest = [highest](const T& x) {
        if constexpr (discrete<T>)
            return raw_of(x) == raw_of(highest);
        else
            return is_nan(highest) ? is_nan(x) : decode<std::uint64_t>(x) == decode<std::uint64_t>(highest);  // -0 is 0
    };
    std::size_t i = 0;
    while (i + 1 < count && !is_highest(row[i])) ++i;
    return i;
}

/// Whether the largest logit is a number and finite; otherwise inf - inf makes a NaN of the whole row, as in PyTorch.
template <storable T>
constexpr bool is_finite(const T& x) noexcept {
    if constexpr (floating<T>)
        return (to_bits(x) & encoding<T>::magnitude) < encoding<T>::infinity;
    else
        return true;
}

/// The value 0 of a float, a double, or a format.
template <storable T>
constexpr T zero_of() noexcept {
    if constexpr (discrete<T>)
        return saturate<T>(zero_point_of<T>);
    else
        return T{};
}

/// NaN, for which a format's 0 stands in.
template <storable T>
constexpr T nan_of() noexcept {
    if constexpr (floating<T>)
        return std::numeric_limits<T>::quiet_NaN();
    else
        return zero_of<T>();
}

}  // namespace fxact::detail
