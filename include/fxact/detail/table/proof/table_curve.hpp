// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

/// The polynomial that a table computes on one segment.
namespace fxact::detail::design {

/// A table's polynomial about a point between codes, before the final rounding, in LSB of the output and by the code.
/// The integers that the table computes differ from it by up to `truncation`.
struct table_curve {
    double a[4]{};
    double truncation = 0;
};

/// The polynomial of a segment's own coefficients at `part`.
constexpr table_curve curve_of_polynomial(const table_view& table, const std::int64_t* n, double part, double along) {
    const lookup::polynomial_shape& own = table.shape().own;
    const auto power = [](int bits) { return analysis::scaled_by(1, bits); };
    const bool cubic = table.shape().layout.degree == 3;
    const auto start = static_cast<double>(own.starts_unsigned ? n[0] & 0xffff : n[0]);
    const double slope = static_cast<double>(n[1]) * power(own.slope_up) - (cubic ? 0.5 : 0),
                 bend = static_cast<double>(n[2]) * (cubic ? power(own.bend_up - own.bend_down) : 1),
                 jerk = cubic ? static_cast<double>(n[3]) * power(-own.bend_down) : 0;
    table_curve result;
    result.a[0] = start * power(own.product_bits) + ((jerk * part + bend) * part + slope) * part;
    result.a[1] = ((3 * jerk * part + 2 * bend) * part + slope) * along;
    result.a[2] = (3 * jerk * part + bend) * along * along;
    result.a[3] = jerk * along * along * along;
    // A cubic's slope is rounded down: to half a unit below it, give or take half a unit.
    if (cubic) result.truncation = 0.5 * power(table.part_bits() - table.shape().shift);
    return result;
}

/// The parabola or line of three nodes at `part`, in the units of the sum. One code is `along` parts.
constexpr table_curve curve_of_nodes(const table_view& table, const std::int64_t* node, double part, double along) {
    const double length = static_cast<double>(std::int64_t{1} << table.part_bits());
    const auto method = table.shape().layout.method;
    if (method == interpolation::polynomial) return curve_of_polynomial(table, node, part, along);
    table_curve result;
    const auto first = static_cast<double>(node[0]);
    if (method == interpolation::linear) {
        const double rise = static_cast<double>(node[1]) - first;
        result.a[0] = first * length + rise * part;
        result.a[1] = rise * along;
    } else if (method == interpolation::quadratic) {
        const double dropped = 1.0 / static_cast<double>(std::int64_t{1} << table.shape().dropped);
        const auto second = static_cast<double>(node[1]), third = static_cast<double>(node[2]);
        const double rise = second - first, bend = third - second - rise;
        result.a[0] = ((first + second) * length * length + (2 * length * rise + bend * part) * part) * dropped;
        result.a[1] = (2 * length * rise + 2 * bend * part) * along * dropped;
        result.a[2] = bend * along * along * dropped;
    } else {
        result.a[0] = first;
    }
    return result;
}

/// The curve about `middle`, within the segment of `code`.
constexpr table_curve curve_of(const claim& c, std::int64_t code, double middle) {
    const table_view& table = *c.table;
    const lookup::table_shape& shape = table.shape();
    const double length = static_cast<double>(std::int64_t{1} << table.part_bits());
    const double unit = analysis::scaled_by(1, -shape.shift);
    const table_view::place place = table.place_of(code);
    // Below zero, parts are counted toward zero.
    const double scale = length / static_cast<double>(shape.layout.length_of(place.segment)),
                 along = place.negative ? -scale : scale;
    const double part =
        (middle - shape.zero) * along - static_cast<double>(shape.layout.start_of(place.segment)) * scale;
    table_curve result = curve_of_nodes(table, table.node(place.segment), part, along);
    if (shape.layout.method == interpolation::quadratic && shape.dropped != 0)
        result.truncation += unit;  // the last term is rounded down
    if (table.idle_bits() != 0) {
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
        if (place.negative)
            for (double& term : result.a) term = -term;
        result.truncation += unit;  // the look-up computes ~x for -x
    }
    const double after = static_cast<double>(shape.after) - (shape.shift > 0 ? 0.5 / unit : 0);
    result.a[0] = (result.a[0] + after) * unit - c.about->out.zero_point;
    result.a[1] *= unit;
    result.a[2] *= unit;
    result.a[3] *= unit;
    return result;
}

struct value_range {
    double low, high;
};
/// A range that holds a curve, truncation included, within a radius of its middle: a parabola lies between its values
/// at the two ends and at the vertex.
constexpr value_range range_of(const table_curve& curve, double radius) {
    const double rise = curve.a[1] * radius, bow = curve.a[2] * radius * radius;
    const double left = curve.a[0] - rise + bow, right = curve.a[0] + rise + bow;
    value_range result = left < right ? value_range{left, right} : value_range{right, left};
    if (abs(rise) < 2 * abs(bow)) {
        const double vertex = curve.a[0] - rise * rise / (4 * bow);
        (bow > 0 ? result.low : result.high) = vertex;
    }
    const double more = curve.truncation + abs(curve.a[3]) * radius * radius * radius;
    result.low -= more;
    result.high += more;
    return result;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
