// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/place.hpp>
#include <fxact/detail/table/lookup/polynomial.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

/// One look-up in a table.
namespace fxact::detail::lookup {

/// The sum that the nodes give at a place, in units of 2^-shift.
template <table_shape Shape, class Wide, class Node>
constexpr Wide sum_at(const Node* node, std::int32_t part) noexcept {
    constexpr int bits = part_bits<Shape>;
    if constexpr (Shape.layout.method == interpolation::linear) {
        const Wide t = part;
        const auto left = static_cast<Wide>(node[0]), right = static_cast<Wide>(node[1]);
        return left * (Wide{1} << bits) + (right - left) * t;
    } else if constexpr (Shape.layout.method == interpolation::quadratic) {
        // (p0 + p1) / 2 + t (p1 - p0) + t^2 (p0 - 2 p1 + p2) / 2, t = part / 2^bits. Only the last term loses bits. So
        // the sum is the exact one rounded down, and does not fall where the exact one rises.
        using term = std::conditional_t<Shape.short_terms, std::int32_t, Wide>;
        const auto first = static_cast<term>(node[0]), second = static_cast<term>(node[1]),
                   third = static_cast<term>(node[2]);
        const auto t = static_cast<term>(part);
        const term rise = second - first, bend = third - second - rise;
        const term line = (first + second) * (term{1} << (bits - 1)) + rise * t;
        return Wide{line} * (Wide{1} << (bits + 1 - Shape.dropped)) + ((Wide{bend} * (t * t)) >> Shape.dropped);
    } else {
        return static_cast<Wide>(node[0]);
    }
}

/// The output's code for a sum whose fraction is shifted out.
template <table_shape Shape, class OutRep, class Wide>
constexpr OutRep result_of(Wide integer) noexcept {
    if constexpr (Shape.layout.saturates) {
        constexpr Wide lowest = std::numeric_limits<OutRep>::min(), highest = std::numeric_limits<OutRep>::max();
        integer = integer < lowest ? lowest : integer > highest ? highest : integer;
    }
    return static_cast<OutRep>(integer);
}

/// The result for a code before the shift that rounds it; half an LSB is already added.
template <table_shape Shape, class Node>
constexpr auto unrounded(const Node* nodes, std::int32_t code) noexcept {
    using wide = std::conditional_t<Shape.wide, std::int64_t, std::int32_t>;
    const table_place place = place_of<Shape>(code);
    wide sum = sum_at<Shape, wide>(counting_node<Shape>(nodes) + (place.entry - counted_from<Shape>), place.part) +
               static_cast<wide>(Shape.before);
    if constexpr (Shape.layout.symmetry == symmetry::odd) sum ^= wide{place.negative};
    return static_cast<wide>(sum + static_cast<wide>(Shape.after));
}

/// The output's code for an input's code. The index of a direct table of all codes is the code's byte: 0..127,
/// -128..-1.
template <table_shape Shape, class OutRep, class Node, class InRep>
constexpr OutRep look_up(const Node* nodes, InRep code) noexcept {
    if constexpr (Shape.layout.method == interpolation::direct && (Shape.clamps_low || Shape.clamps_high))
        return nodes[clamp_to_covered<Shape>(code) - Shape.layout.covered.first];
    else if constexpr (Shape.layout.method == interpolation::direct)
        return nodes[static_cast<std::make_unsigned_t<InRep>>(code)];
    else if constexpr (Shape.layout.is_polynomial())
        return result_of<Shape, OutRep>(value_of_polynomial<Shape>(nodes, code));
    else
        return result_of<Shape, OutRep>(unrounded<Shape>(nodes, code) >> Shape.shift);
}

}  // namespace fxact::detail::lookup

#include <fxact/detail/macros/back.hpp>
