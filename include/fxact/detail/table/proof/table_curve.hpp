// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/place.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// The polynomial that a table computes on one segment.
namespace fxact::detail::design {

/// A table's polynomial about a point between codes, before the final rounding, in LSB of Out and by the code. The
/// integers that the table computes differ from it by up to `truncation`.
struct table_curve {
    double a[3]{};
    double truncation = 0;
};

/// The parabola or line of three nodes at `part`, in the units of the sum. One code is `along` parts.
template <lookup::table_shape Shape>
constexpr table_curve curve_of_nodes(const auto* node, double part, double along) {
    constexpr double length = static_cast<double>(std::int64_t{1} << lookup::part_bits<Shape>);
    table_curve result;
    if constexpr (Shape.layout.method == interpolation::linear) {
        const auto left = static_cast<double>(node[0]), rise = static_cast<double>(node[1]) - left;
        result.a[0] = left * length + rise * part;
        result.a[1] = rise * along;
    } else if constexpr (Shape.layout.method == interpolation::quadratic) {
        constexpr double dropped = 1.0 / static_cast<double>(std::int64_t{1} << Shape.dropped);
        const auto first = static_cast<double>(node[0]), second = static_cast<double>(node[1]),
                   third = static_cast<double>(node[2]);
        const double rise = second - first, bend = third - second - rise;
        result.a[0] = ((first + second) * length * length + (2 * length * rise + bend * part) * part) * dropped;
        result.a[1] = (2 * length * rise + 2 * bend * part) * along * dropped;
        result.a[2] = bend * along * along * dropped;
    } else {
        result.a[0] = static_cast<double>(node[0]);
    }
    return result;
}

/// The curve about `middle`, within the segment of `code`.
template <class Table>
constexpr table_curve curve_of(std::int64_t code, double middle) {
    using out = typename Table::output_type;
    constexpr lookup::table_shape shape = Table::shape;
    constexpr double length = static_cast<double>(std::int64_t{1} << lookup::part_bits<shape>);
    constexpr double unit = [] {
        double result = 1;
        for (int i = 0; i < shape.shift; ++i) result /= 2;
        return result;
    }();
    const lookup::table_place place = lookup::place_of<shape>(static_cast<std::int32_t>(code));
    const auto* node = lookup::counting_node<shape>(Table::data().data()) + (place.entry - lookup::counted_from<shape>);
    const bool negative = place.negative != 0;
    // Below zero, parts are counted toward zero.
    const double scale = length / static_cast<double>(shape.layout.length_of(place.entry)),
                 along = negative ? -scale : scale;
    const double part = (middle - shape.zero) * along - static_cast<double>(shape.layout.start_of(place.entry)) * scale;
    table_curve result = curve_of_nodes<shape>(node, part, along);
    if (shape.layout.method == interpolation::quadratic && shape.dropped != 0)
        result.truncation += unit;  // the last term is rounded down
    if constexpr (lookup::idle_bits<shape> != 0) {
        // Dropping bits of the part rounds it down: to half a unit below it, give or take half a unit. That changes the
        // curve by the slope, which is steepest at an end of the segment, and a parabola by its bend too.
        const double slope = result.a[1] / along, bend = result.a[2] / (along * along);
        const double left = abs(slope - 2 * bend * part), right = abs(slope + 2 * bend * (length - part));
        result.a[0] -= slope * 0.5;
        result.a[1] -= bend * along;
        result.truncation += unit * ((left > right ? left : right) * 0.5 + abs(bend));
    }
    result.a[0] += static_cast<double>(shape.before);
    if (shape.layout.symmetry == symmetry::odd) {
        if (negative)
            for (double& term : result.a) term = -term;
        result.truncation += unit;  // the look-up computes ~x for -x
    }
    const double after = static_cast<double>(shape.after) - (shape.shift > 0 ? 0.5 / unit : 0);
    result.a[0] = (result.a[0] + after) * unit - zero_point_of<out>;
    result.a[1] *= unit;
    result.a[2] *= unit;
    return result;
}

struct value_range {
    double low, high;
};
/// The range of a curve, truncation included, within a radius of its middle: it lies between the values at the two ends
/// and at the vertex.
constexpr value_range range_of(const table_curve& curve, double radius) {
    const double rise = curve.a[1] * radius, bow = curve.a[2] * radius * radius;
    const double left = curve.a[0] - rise + bow, right = curve.a[0] + rise + bow;
    value_range result = left < right ? value_range{left, right} : value_range{right, left};
    if (abs(rise) < 2 * abs(bow)) {
        const double vertex = curve.a[0] - rise * rise / (4 * bow);
        (bow > 0 ? result.low : result.high) = vertex;
    }
    result.low -= curve.truncation;
    result.high += curve.truncation;
    return result;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
