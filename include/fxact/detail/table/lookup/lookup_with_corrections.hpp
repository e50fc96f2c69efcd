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

/// Look-ups in a table with corrections: a list of the codes whose results round to the wrong side.
namespace fxact::detail::lookup {

/// How a list of corrections is read. At each of its codes the table's curve is near a tie, and the right result is the
/// integer on the other side of that tie. So the list is searched only where the curve is within `search_radius` of a
/// tie.
struct correction_shape {
    std::int32_t search_radius = 0;  // in units of 2^-tie_digits
    bool by_magnitude = false;       // the list holds distances from zero, each for both sides
};

/// The fractional bits by which the distance from a tie is measured.
constexpr int tie_digits_of(int shift) noexcept { return shift < 12 ? shift : 12; }
template <table_shape Shape>
inline constexpr int tie_digits = tie_digits_of(Shape.shift);

/// A table's curve at a code plus 1/2, in units of 2^-tie_digits.
template <table_shape Shape, class Node>
constexpr std::int32_t curve_plus_half(const Node* nodes, std::int32_t code) noexcept {
    return static_cast<std::int32_t>(unrounded<Shape>(nodes, code) >> (Shape.shift - tie_digits<Shape>));
}

/// The distance of a sum from the nearest tie, in units of 2^-tie_digits, rounded up.
[[gnu::always_inline]] constexpr std::int32_t tie_distance(std::int32_t sum, int digits) noexcept {
    const std::int32_t one = std::int32_t{1} << digits, above = sum & (one - 1);
    return above < one / 2 ? above + 1 : one - above;
}
/// The sum moved by one LSB to the other side of the nearest tie: down, or up if the first fractional bit is set.
[[gnu::always_inline]] constexpr std::int32_t beyond_tie(std::int32_t sum, int digits) noexcept {
    const std::int32_t one = std::int32_t{1} << digits;
    return sum - one + ((sum << 2) & (2 * one));
}

/// The entry of the list that means a code.
template <table_shape Shape, correction_shape Corrections, class InRep>
constexpr std::int32_t key_of(std::int32_t code) noexcept {
    constexpr code_range domain = Shape.layout.domain;
    if constexpr (domain.first > std::numeric_limits<InRep>::min()) code = code < domain.first ? domain.first : code;
    if constexpr (domain.last < std::numeric_limits<InRep>::max()) code = code > domain.last ? domain.last : code;
    if constexpr (!Corrections.by_magnitude) return code;
    const std::int32_t x = code - Shape.zero;
    return x < 0 ? -x : x;
}

/// Whether a sorted list holds a key. A binary search without branches: the same number of steps for every key.
template <class Key, std::size_t Size>
constexpr bool contains(const std::array<Key, Size>& keys, std::int32_t key) noexcept {
    const Key* at = keys.data();
    for (std::size_t size = Size; size > 1; size -= size / 2) at += at[size / 2] <= key ? size / 2 : 0;
    return *at == key;
}

/// The output's code for an input's code.
template <table_shape Shape, correction_shape Corrections, class OutRep, class Node, class Key, std::size_t Size,
          class InRep>
constexpr OutRep look_up_with_corrections(const Node* nodes, const std::array<Key, Size>& keys, InRep code) noexcept {
    std::int32_t sum = curve_plus_half<Shape>(nodes, code);
    if (tie_distance(sum, tie_digits<Shape>) <= Corrections.search_radius) [[unlikely]]
        if (contains(keys, key_of<Shape, Corrections, InRep>(code))) sum = beyond_tie(sum, tie_digits<Shape>);
    return result_of<Shape, OutRep>(sum >> tie_digits<Shape>);
}

/// out[i] = look_up_with_corrections(in[i]).
template <table_shape Shape, correction_shape Corrections, const auto& Nodes, const auto& Keys, discrete In,
          discrete Out>
constexpr void look_up_each_with_corrections(const In* in, Out* out, std::size_t count) noexcept {
    for (std::size_t i = 0; i < count; ++i)
        out[i] = format_traits<Out>::from_raw(
            look_up_with_corrections<Shape, Corrections, rep_of<Out>>(Nodes.data(), Keys, raw_of(in[i])));
}

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
