// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/table_spec.hpp>

/// How far a table may be from f over a stretch of codes.
namespace fxact::detail {

/// The error of a result, in steps of Out, with f clamped to what Out holds.
template <discrete Out>
constexpr double error_of(rep_of<Out> code, double exact) noexcept {
    const double clamped = exact < lowest_result<Out>    ? lowest_result<Out>
                           : exact > highest_result<Out> ? highest_result<Out>
                                                         : exact;
    return enclosure::size(static_cast<double>(std::int64_t{code} - zero_point_of<Out>) - clamped);
}

/// A table's polynomial about a place between codes, before the rounding, in steps of Out and by the code; and how far
/// the integers may be from it.
struct table_curve {
    double a[3]{};
    double slack = 0;
};

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
    // Parts of a segment, and of these so many to a code; below zero they are counted towards it.
    const double scale = length / static_cast<double>(shape.layout.length_of(place.entry)),
                 along = negative ? -scale : scale;
    const double part = (middle - shape.zero) * along - static_cast<double>(shape.layout.start_of(place.entry)) * scale;
    table_curve result;
    if constexpr (shape.layout.method == interpolation::linear) {
        const auto left = static_cast<double>(node[0]), rise = static_cast<double>(node[1]) - left;
        result.a[0] = left * length + rise * part;
        result.a[1] = rise * along;
    } else if constexpr (shape.layout.method == interpolation::quadratic) {
        constexpr double dropped = 1.0 / static_cast<double>(std::int64_t{1} << shape.dropped);
        const auto first = static_cast<double>(node[0]), second = static_cast<double>(node[1]),
                   third = static_cast<double>(node[2]);
        const double rise = second - first, bend = third - second - rise;
        result.a[0] = ((first + second) * length * length + (2 * length * rise + bend * part) * part) * dropped;
        result.a[1] = (2 * length * rise + 2 * bend * part) * along * dropped;
        result.a[2] = bend * along * along * dropped;
        if (shape.dropped != 0) result.slack += unit;  // the last term is rounded down
    } else {
        result.a[0] = static_cast<double>(node[0]);
    }
    if constexpr (lookup::idle_bits<shape> != 0) {
        // The part is rounded down, by half a unit more or less than half a unit: that times the slope, which is
        // steepest at an end of the segment; and for a parabola, its bend.
        const double slope = result.a[1] / along, bend = result.a[2] / (along * along);
        const double left = enclosure::size(slope - 2 * bend * part),
                     right = enclosure::size(slope + 2 * bend * (length - part));
        result.a[0] -= slope * 0.5;
        result.a[1] -= bend * along;
        result.slack += unit * ((left > right ? left : right) * 0.5 + enclosure::size(bend));
    }
    result.a[0] += static_cast<double>(shape.before);
    if (shape.layout.fold == mirror::odd) {
        if (negative)
            for (double& term : result.a) term = -term;
        result.slack += unit;  // ~x for -x
    }
    const double after = static_cast<double>(shape.after) - (shape.shift > 0 ? 0.5 / unit : 0);
    result.a[0] = (result.a[0] + after) * unit - zero_point_of<out>;
    result.a[1] *= unit;
    result.a[2] *= unit;
    return result;
}

/// What a curve lies between, its slack included, over a radius about its middle: its ends' values, and its vertex's.
struct curve_extremes {
    double low, high;
};
constexpr curve_extremes extremes_of(const table_curve& curve, double radius) {
    const double rise = curve.a[1] * radius, bow = curve.a[2] * radius * radius;
    const double left = curve.a[0] - rise + bow, right = curve.a[0] + rise + bow;
    curve_extremes result = left < right ? curve_extremes{left, right} : curve_extremes{right, left};
    if (enclosure::size(rise) < 2 * enclosure::size(bow)) {
        const double vertex = curve.a[0] - rise * rise / (4 * bow);
        (bow > 0 ? result.low : result.high) = vertex;
    }
    result.low -= curve.slack;
    result.high += curve.slack;
    return result;
}

/// Half a step, that of the rounding; more than a double loses.
inline constexpr double rounding_error = double{0.5} + 0x1p-30;

template <class Table>
inline constexpr auto& series_of =
    series<Table::function, typename Table::input_type, typename Table::output_type, Table::shape.layout.domain>;

/// Whether there are too many codes to look at each.
template <class Table>
inline constexpr bool too_many_codes =
    sizeof(rep_of<typename Table::input_type>) > 2 && Table::shape.layout.domain.count() > 65536;

/// Whether results of one segment stay within what Out holds. Of a curve without a vertex between them, which rounding
/// down does not change, the two ends tell; else it must be clear from its extremes.
template <class Table>
constexpr bool stays_within(const curve_extremes& own, bool vertex, std::int64_t first, std::int64_t last) {
    using out = typename Table::output_type;
    if (Table::shape.layout.saturates || (own.high < highest_result<out> + 0.5 && own.low > lowest_result<out> - 0.5))
        return true;
    if constexpr (too_many_codes<Table> && !Table::shape.layout.saturates) {
        if (vertex) return false;
        const auto held = [](std::int64_t code) {
            using code_type = rep_of<typename Table::input_type>;
            const auto result =
                lookup::look_up<Table::shape, std::int64_t>(Table::data().data(), static_cast<code_type>(code));
            return result >= first_code<out> && result <= last_code<out>;
        };
        return held(first) && held(last);
    }
    return false;
}

/// A bound on |table - f| over codes of one piece and one segment, or one tail, `first` to `last`.
///
/// Both are expanded about the middle of the codes; of the difference, the terms of Chebyshev polynomials up to T3 are
/// added, which is close for what a good table leaves (T2 for linear, mostly T3 for quadratic interpolation). Where the
/// table's curve might leave what Out holds, only looking codes up can tell, unless results are clamped: clamping two
/// numbers takes them no farther from each other.
inline constexpr double unbounded = 0x1p40;
template <class Table>
constexpr double bound_over(const series_piece& piece, std::int64_t first, std::int64_t last) {
    using out = typename Table::output_type;
    const double middle = static_cast<double>(first + last) * 0.5, radius = static_cast<double>(last - first) * 0.5;
    // f(middle + s) = d[0] + d[1] s + d[2] s^2 + d[3] s^3 + ..., by division of the polynomial by t - (middle -
    // piece.middle()).
    const double shift = middle - piece.middle();
    double c[series_piece::order]{}, d[4]{};
    for (std::size_t i = 0; i < series_piece::order; ++i) c[i] = piece.a[i];
    for (std::size_t k = 0; k < 4; ++k) {
        for (std::size_t i = series_piece::order - 1; i-- > k;) c[i] += shift * c[i + 1];
        d[k] = c[k];
    }
    const double r2 = radius * radius;
    const double unknown = piece.slack + enclosure::size(d[0]) * 0x1p-40;
    double rest = piece.fourth * r2 * r2 + unknown;
    constexpr code_range covered = Table::shape.layout.covered;
    // A tail's codes all have one result, and so have those of a segment with one entry.
    const bool constant =
        last < covered.first || first > covered.last || Table::shape.layout.method == interpolation::nearest;
    using code_type = rep_of<typename Table::input_type>;
    const table_curve curve =
        constant
            ? table_curve{{static_cast<double>(Table::look_up(static_cast<code_type>(first)) - zero_point_of<out>)}}
            : curve_of<Table>(first, middle);
    // All beyond what Out holds: then f is the constant at that end, and so is the table where its curve lies beyond,
    // too. Where f only rises, or falls, its ends are its extremes.
    const double bent = enclosure::size(d[2]) * r2 + enclosure::size(d[3]) * r2 * radius + rest,
                 reach = enclosure::size(d[1]) * radius + bent;
    double low = d[0] - reach, high = d[0] + reach;
    if (enclosure::size(d[1]) * radius >
        2 * enclosure::size(d[2]) * r2 + 3 * enclosure::size(d[3]) * r2 * radius + 4 * piece.fourth * r2 * r2) {
        const double at_first = piece.at(first), at_last = piece.at(last),
                     off = unknown + (enclosure::size(at_first) + enclosure::size(at_last)) * 0x1p-40;
        low = (at_first < at_last ? at_first : at_last) - off;
        high = (at_first < at_last ? at_last : at_first) + off;
    }
    const curve_extremes own = extremes_of(curve, radius);
    const bool vertex = enclosure::size(curve.a[1]) <= 2 * enclosure::size(curve.a[2]) * (radius + 1);
    if (!constant && !stays_within<Table>(own, curve.a[2] != 0 && vertex, first, last)) return unbounded;
    const bool upper = low >= highest_result<out>;
    if (upper || high <= lowest_result<out>) {
        const double end = upper ? highest_result<out> : lowest_result<out>;
        if (upper ? own.low >= end : own.high <= end) return 0;
        if (!Table::shape.layout.saturates || constant) {
            d[0] = end;
            d[1] = d[2] = d[3] = rest = 0;
        }
    }
    const double e0 = d[0] - curve.a[0], e1 = (d[1] - curve.a[1]) * radius, e2 = (d[2] - curve.a[2]) * r2,
                 e3 = d[3] * r2 * radius;
    return enclosure::size(e0 + e2 * 0.5) + enclosure::size(e1 + e3 * 0.75) + enclosure::size(e2 * 0.5) +
           enclosure::size(e3 * 0.25) + rest + curve.slack + (constant ? 0 : rounding_error);
}

template <class Table>
inline constexpr bool direct = Table::shape.layout.method == interpolation::direct;

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
