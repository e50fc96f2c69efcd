// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <bit>
#include <cstdint>
#include <limits>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/table_spec.hpp>

/// Where in a table a code is looked up.
namespace fxact::detail::lookup {

/// Whether a folded table covers both sides of zero to the same distance, so that one comparison clamps the distance.
template <table_shape Shape>
inline constexpr bool clamps_magnitude = [] {
    const code_range range = Shape.layout.covered;
    return Shape.clamps_low && Shape.clamps_high && Shape.layout.is_folded() &&
           Shape.zero - 1 - range.first == range.last - Shape.zero;
}();

/// Whether codes below the covered ones are clamped as distances from the first, where that is a segment's start: two
/// instructions.
template <table_shape Shape>
inline constexpr bool clamps_distance = [] {
    const table_layout& layout = Shape.layout;
    const std::int32_t behind_start = layout.covered.first - layout.start;
    return Shape.clamps_low && Shape.short_codes && !layout.counts_from_zero() &&
           layout.method != interpolation::direct &&
           behind_start >> layout.segment_bits << layout.segment_bits == behind_start;
}();

/// The nearest code that has entries, unless the distance is clamped later.
template <table_shape Shape>
constexpr std::int32_t clamp_to_covered(std::int32_t code) noexcept {
    constexpr code_range range = Shape.layout.covered;
    if constexpr (Shape.clamps_low && !clamps_magnitude<Shape> && !clamps_distance<Shape>)
        code = code < range.first ? range.first : code;
    if constexpr (Shape.clamps_high && !clamps_magnitude<Shape>) code = code > range.last ? range.last : code;
    return code;
}

/// Where a code falls: the number of its segment, and its part, the distance from the segment's start as a multiple of
/// 2^-part_bits segments. In a folded table `negative` is all ones below zero, and the last code of a segment below
/// zero is a whole segment from its start.
struct table_place {
    std::int32_t entry;
    std::int32_t part;
    std::int32_t negative;
};

template <table_shape Shape>
inline constexpr int part_bits = Shape.layout.part_bits(Shape.zero);
/// The low bits of a place that are dropped.
template <table_shape Shape>
inline constexpr int idle_bits = Shape.layout.place_bits(Shape.zero) - part_bits<Shape>;

/// Shifts the distance up until its leading one has the place that it has in the longest segments, or, for distances
/// within the equal segments at zero, as far as the first octave's.
template <table_shape Shape>
constexpr table_place logarithmic_place(std::uint32_t counted, std::uint32_t distance, std::int32_t negative) noexcept {
    constexpr int bits = Shape.layout.place_bits(Shape.zero), octave = Shape.layout.octave_bits,
                  doublings = bits - Shape.layout.segment_bits;
    const int up =
        std::countl_zero(counted | std::uint32_t{1} << (Shape.layout.segment_bits + octave)) - (31 - bits - octave);
    const std::uint32_t segment = (counted << up) >> bits;
    const std::uint32_t part = (distance << up) - (segment << bits);
    return {static_cast<std::int32_t>(segment) + ((doublings - up) << octave),
            static_cast<std::int32_t>(part >> idle_bits<Shape>), negative};
}

/// At a distance from the first covered code.
template <table_shape Shape>
constexpr table_place place_behind(std::int32_t distance) noexcept {
    constexpr int bits = Shape.layout.segment_bits;
    return {(distance >> bits) + Shape.first_segment, (distance & ((std::int32_t{1} << bits) - 1)) >> idle_bits<Shape>,
            0};
}

template <table_shape Shape>
constexpr table_place place_of(std::int32_t code) noexcept {
    code = clamp_to_covered<Shape>(code);
    constexpr int bits = Shape.layout.segment_bits;
    if constexpr (clamps_distance<Shape>) {
        const std::int32_t behind = code - Shape.layout.covered.first;
        return place_behind<Shape>(behind & ~(behind >> 31));
    } else if constexpr (!Shape.layout.counts_from_zero()) {
        code -= Shape.zero;
        return {code >> bits, (code & ((std::int32_t{1} << bits) - 1)) >> idle_bits<Shape>, 0};
    } else if constexpr (!Shape.layout.is_folded()) {
        const auto distance = static_cast<std::uint32_t>(code - Shape.zero);
        return logarithmic_place<Shape>(distance, distance, 0);
    } else {
        const std::int32_t x = code - Shape.zero, negative = x >> 31;
        std::int32_t folded = x ^ negative;  // |x| - 1 below zero
        if constexpr (clamps_magnitude<Shape>)
            folded = folded > Shape.layout.covered.last - Shape.zero ? Shape.layout.covered.last - Shape.zero : folded;
        if constexpr (Shape.layout.is_logarithmic()) {
            const auto below = static_cast<std::uint32_t>(folded),
                       distance = below - static_cast<std::uint32_t>(negative);
            return logarithmic_place<Shape>(Shape.layout.method == interpolation::nearest ? distance : below, distance,
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

/// The segment whose entry is the base address: segment 0, so that the offset is a constant in the address, or the
/// table's first segment if it has no segment 0.
template <table_shape Shape>
inline constexpr std::int32_t counted_from =
    Shape.first_segment > 0 || Shape.layout.covered.last < Shape.zero || clamps_distance<Shape> ? Shape.first_segment
                                                                                                : 0;
template <table_shape Shape, class Node>
constexpr const Node* counting_node(const Node* nodes) noexcept {
    return nodes + (counted_from<Shape> - Shape.first_segment) * Shape.layout.entries_each();
}

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
