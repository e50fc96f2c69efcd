// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail::lookup {

/// How a table is read: its layout, and what its nodes mean. With the sum that a read computes from the nodes,
/// result = ((sum + before), negated where an odd table's x is below zero, + after) >> shift.
struct table_shape {
    detail::table_layout layout;
    std::int32_t zero = 0;           // the code that a table counts distances from
    std::int32_t first_segment = 0;  // the number of the segment that starts at entry 0
    int shift = 0;
    int dropped = 0;  // quadratic: the bits that the last term loses
    std::int64_t before = 0, after = 0;
    bool wide = false;                          // whether the sum needs 64 bits
    bool short_terms = false;                   // quadratic: whether its line and its bend do not
    bool cut_below = false, cut_above = false;  // whether codes before, and behind, those covered are clamped to them
};

/// The code that stands for a code, and where a folded table is cut alike on both sides, the distance from zero that
/// does.
template <table_shape Shape>
constexpr bool cut_alike = [] {
    const detail::code_range range = Shape.layout.covered;
    return Shape.cut_below && Shape.cut_above && Shape.layout.fold != detail::mirror::none &&
           Shape.zero - 1 - range.first == range.last - Shape.zero;
}();
template <table_shape Shape>
constexpr std::int32_t covered(std::int32_t code) noexcept {
    constexpr detail::code_range range = Shape.layout.covered;
    if constexpr (Shape.cut_below && !cut_alike<Shape>) code = code < range.first ? range.first : code;
    if constexpr (Shape.cut_above && !cut_alike<Shape>) code = code > range.last ? range.last : code;
    return code;
}

/// Where a code falls: its segment's first entry, from the one of segment 0, and how far behind the segment's start it
/// lies, in units of 2^-part_bits of the segment. Folded, `negative` is all ones below zero, and the part of the last
/// code of a segment below zero is the whole segment's.
struct table_place {
    std::int32_t entry;
    std::int32_t part;
    std::int32_t negative;
};

template <table_shape Shape>
inline constexpr int part_bits = Shape.layout.part_bits(Shape.zero);
/// The bits of a place that do not count.
template <table_shape Shape>
inline constexpr int idle_bits = Shape.layout.place_bits(Shape.zero) - part_bits<Shape>;

/// By octaves: the distance moved up until its first one stands where the longest segments have it. Distances that are
/// too short for that are moved as far as the first octave's.
template <table_shape Shape>
constexpr table_place place_by_octaves(std::uint32_t counted, std::uint32_t distance, std::int32_t negative) noexcept {
    constexpr int bits = Shape.layout.place_bits(Shape.zero), octave = Shape.layout.octave_bits,
                  doublings = bits - Shape.layout.segment_bits;
    const int up =
        std::countl_zero(counted | std::uint32_t{1} << (Shape.layout.segment_bits + octave)) - (31 - bits - octave);
    const std::uint32_t segment = (counted << up) >> bits;
    const std::uint32_t part = (distance << up) - (segment << bits);
    return {static_cast<std::int32_t>(segment) + ((doublings - up) << octave),
            static_cast<std::int32_t>(part >> idle_bits<Shape>), negative};
}

template <table_shape Shape>
constexpr table_place place_of(std::int32_t code) noexcept {
    code = covered<Shape>(code);
    constexpr int bits = Shape.layout.segment_bits;
    if constexpr (!Shape.layout.from_zero()) {
        return {code >> bits, (code & ((std::int32_t{1} << bits) - 1)) >> idle_bits<Shape>, 0};
    } else if constexpr (Shape.layout.fold == detail::mirror::none) {
        const auto distance = static_cast<std::uint32_t>(code - Shape.zero);
        return place_by_octaves<Shape>(distance, distance, 0);
    } else {
        const std::int32_t x = code - Shape.zero, negative = x >> 31;
        std::int32_t folded = x ^ negative;  // |x| - 1 below zero
        if constexpr (cut_alike<Shape>)
            folded = folded > Shape.layout.covered.last - Shape.zero ? Shape.layout.covered.last - Shape.zero : folded;
        if constexpr (Shape.layout.by_octaves()) {
            const auto below = static_cast<std::uint32_t>(folded),
                       distance = below - static_cast<std::uint32_t>(negative);
            return place_by_octaves<Shape>(Shape.layout.method == interpolation::nearest ? distance : below, distance,
                                           negative);
        } else if constexpr (idle_bits<Shape> != 0 ||
                             Shape.layout.farthest(Shape.zero) == std::numeric_limits<std::int32_t>::max()) {
            // |x| may take 32 bits
            const std::int32_t part = (folded & ((std::int32_t{1} << bits) - 1)) - negative;
            return {folded >> bits, part >> idle_bits<Shape>, negative};
        } else {
            const std::int32_t size = folded - negative;  // |x|
            const std::int32_t segment = bits == 0 ? size : folded >> bits;
            return {segment, size - segment * (std::int32_t{1} << bits), negative};
        }
    }
}

/// Entries are counted from that of segment 0, so that the offset is part of an address; or where the table does not
/// have that one, from its first.
template <table_shape Shape>
inline constexpr std::int32_t counted_from =
    Shape.first_segment > 0 || Shape.layout.covered.last < Shape.zero ? Shape.first_segment : 0;
template <table_shape Shape, class Node>
constexpr const Node* counting_node(const Node* nodes) noexcept {
    return nodes + (counted_from<Shape> - Shape.first_segment);
}

/// The sum that the nodes give at a place, in units of 2^-shift.
template <table_shape Shape, class Wide, class Node>
constexpr Wide sum_at(const Node* node, std::int32_t place) noexcept {
    constexpr int bits = part_bits<Shape>;
    if constexpr (Shape.layout.method == interpolation::linear) {
        const Wide part = place;
        const auto left = static_cast<Wide>(node[0]), right = static_cast<Wide>(node[1]);
        return left * (Wide{1} << bits) + (right - left) * part;
    } else if constexpr (Shape.layout.method == interpolation::quadratic) {
        // (p0 + p1) / 2 + t (p1 - p0) + t^2 (p0 - 2 p1 + p2) / 2, t = part / 2^bits. Only the last term loses bits: so
        // the sum is the exact one rounded down, and never falls where that rises.
        using term = std::conditional_t<Shape.short_terms, std::int32_t, Wide>;
        const auto first = static_cast<term>(node[0]), second = static_cast<term>(node[1]),
                   third = static_cast<term>(node[2]);
        const auto along = static_cast<term>(place);
        const term rise = second - first, bend = third - second - rise;
        const term line = (first + second) * (term{1} << (bits - 1)) + rise * along;
        return Wide{line} * (Wide{1} << (bits + 1 - Shape.dropped)) + ((Wide{bend} * (along * along)) >> Shape.dropped);
    } else {
        return static_cast<Wide>(node[0]);
    }
}

/// The output's code for a sum without its fraction.
template <table_shape Shape, class OutRep, class Wide>
constexpr OutRep result_of(Wide integer) noexcept {
    if constexpr (Shape.layout.saturates) {
        constexpr Wide lowest = std::numeric_limits<OutRep>::min(), highest = std::numeric_limits<OutRep>::max();
        integer = integer < lowest ? lowest : integer > highest ? highest : integer;
    }
    return static_cast<OutRep>(integer);
}

/// The result for a code before its rounding, which is a shift: with half a unit already added.
template <table_shape Shape, class Node>
constexpr auto unrounded(const Node* nodes, std::int32_t code) noexcept {
    using wide = std::conditional_t<Shape.wide, std::int64_t, std::int32_t>;
    const table_place place = place_of<Shape>(code);
    wide sum = sum_at<Shape, wide>(counting_node<Shape>(nodes) + (place.entry - counted_from<Shape>), place.part) +
               static_cast<wide>(Shape.before);
    if constexpr (Shape.layout.fold == detail::mirror::odd) sum ^= wide{place.negative};
    return static_cast<wide>(sum + static_cast<wide>(Shape.after));
}

/// The output's code for an input's code. Codes of a direct table of all codes stand in the order 0..127, -128..-1, so
/// that the index is the code's byte.
template <table_shape Shape, class OutRep, class Node, class InRep>
constexpr OutRep look_up(const Node* nodes, InRep code) noexcept {
    if constexpr (Shape.layout.method == interpolation::direct && (Shape.cut_below || Shape.cut_above))
        return nodes[covered<Shape>(code) - Shape.layout.covered.first];
    else if constexpr (Shape.layout.method == interpolation::direct)
        return nodes[static_cast<std::make_unsigned_t<InRep>>(code)];
    else
        return result_of<Shape, OutRep>(unrounded<Shape>(nodes, code) >> Shape.shift);
}

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
