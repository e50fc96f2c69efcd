// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/format.hpp>

/// Look-ups in a table with a list of those codes whose results round to the wrong side.
namespace fxact::detail::lookup {

/// What a list of exceptions means. Each of them is a code whose curve comes near to a tie, and whose result is the
/// integer on the other side of that tie. So only where a curve comes within `reach` of a tie is the list searched.
struct exception_shape {
    std::int32_t reach = 0;  // in units of the last digit that counts, 2^-tie_digits
    bool by_size = false;    // whether the list holds distances from zero, each of them for both sides
};

/// The digits below the point that say how near a tie is.
template <table_shape Shape>
inline constexpr int tie_digits = Shape.shift < 12 ? Shape.shift : 12;

/// Half an integer more than a table's curve at a code, in units of 2^-tie_digits.
template <table_shape Shape, class Node>
constexpr std::int32_t near_tie(const Node* nodes, std::int32_t code) noexcept {
    return static_cast<std::int32_t>(unrounded<Shape>(nodes, code) >> (Shape.shift - tie_digits<Shape>));
}

/// How far below the tie above, or above the one below, a sum is: in whole units, the one that it lies in included.
template <table_shape Shape>
constexpr std::int32_t tie_distance(std::int32_t sum) noexcept {
    constexpr std::int32_t one = std::int32_t{1} << tie_digits<Shape>;
    const std::int32_t above = sum & (one - 1);
    return above < one / 2 ? above + 1 : one - above;
}

/// The sum whose integer lies on the other side of the nearest tie: one less, or one more where the first digit is set.
template <table_shape Shape>
constexpr std::int32_t beyond_tie(std::int32_t sum) noexcept {
    constexpr std::int32_t one = std::int32_t{1} << tie_digits<Shape>;
    return sum - one + ((sum << 2) & (2 * one));
}

/// What stands in a list for a code.
template <table_shape Shape, exception_shape Listed, class InRep>
constexpr std::int32_t key_of(std::int32_t code) noexcept {
    constexpr detail::code_range domain = Shape.layout.domain;
    if constexpr (domain.first > std::numeric_limits<InRep>::min()) code = code < domain.first ? domain.first : code;
    if constexpr (domain.last < std::numeric_limits<InRep>::max()) code = code > domain.last ? domain.last : code;
    if constexpr (!Listed.by_size) return code;
    const std::int32_t x = code - Shape.zero;
    return x < 0 ? -x : x;
}

/// Whether a sorted list holds a key: by halves, without a branch, in as many steps whatever the key.
template <class Key, std::size_t Size>
constexpr bool holds(const std::array<Key, Size>& keys, std::int32_t key) noexcept {
    const Key* at = keys.data();
    for (std::size_t size = Size; size > 1; size -= size / 2) at += at[size / 2] <= key ? size / 2 : 0;
    return *at == key;
}

/// The output's code for an input's code.
template <table_shape Shape, exception_shape Listed, class OutRep, class Node, class Key, std::size_t Size, class InRep>
constexpr OutRep look_up_corrected(const Node* nodes, const std::array<Key, Size>& keys, InRep code) noexcept {
    std::int32_t sum = near_tie<Shape>(nodes, code);
    if (tie_distance<Shape>(sum) <= Listed.reach) [[unlikely]]
        if (holds(keys, key_of<Shape, Listed, InRep>(code))) sum = beyond_tie<Shape>(sum);
    return result_of<Shape, OutRep>(sum >> tie_digits<Shape>);
}

/// out[i] = the table's value for in[i].
template <table_shape Shape, exception_shape Listed, const auto& Nodes, const auto& Keys, discrete In, discrete Out>
constexpr void look_up_each_corrected(const In* in, Out* out, std::size_t count) noexcept {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = format_traits<Out>::from_raw(
            look_up_corrected<Shape, Listed, rep_of<Out>>(Nodes.data(), Keys, raw_of(in[i])));
}

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
