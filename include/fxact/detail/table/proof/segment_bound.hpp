// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>
#include <fxact/detail/table/proof/table_curve.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// A bound on the error of a table over a run of codes: codes of one piece of f's series and one segment of the table.
namespace fxact::detail::design {

/// f(middle + s) = d[0] + d[1] s + d[2] s^2 + d[3] s^3, give or take `rest` within a radius of the middle, of which
/// `uncertainty` remains if the radius is 0.
struct local_series {
    double d[4]{};
    double uncertainty = 0, rest = 0;
};

/// Rounding errors of a value that was computed by moving a polynomial's origin, relative to the value.
inline constexpr double shift_rounding = 0x1p-40;

/// Moves the origin of a piece's polynomial to `middle`, by repeated division by t - (middle - piece.midpoint()).
constexpr local_series expand(const series_piece& piece, double middle, double radius) {
    const double shift = middle - piece.midpoint();
    local_series result;
    double c[series_piece::order]{};
    for (std::size_t i = 0; i < series_piece::order; ++i) c[i] = piece.a[i];
    for (std::size_t k = 0; k < 4; ++k) {
        for (std::size_t i = series_piece::order - 1; i-- > k;) c[i] += shift * c[i + 1];
        result.d[k] = c[k];
    }
    const double r2 = radius * radius;
    result.uncertainty = piece.remainder + abs(result.d[0]) * shift_rounding;
    result.rest = piece.fourth_derivative_bound * r2 * r2 + result.uncertainty;
    return result;
}

/// The range of f over a run. If f is monotone there, its ends are its extremes.
constexpr value_range range_of(const local_series& f, const series_piece& piece, std::int64_t first,
                               std::int64_t last) {
    const double radius = static_cast<double>(last - first) * 0.5, r2 = radius * radius;
    const double bent = abs(f.d[2]) * r2 + abs(f.d[3]) * r2 * radius + f.rest, rise = abs(f.d[1]) * radius;
    if (rise > 2 * abs(f.d[2]) * r2 + 3 * abs(f.d[3]) * r2 * radius + 4 * piece.fourth_derivative_bound * r2 * r2) {
        const double at_first = piece.at(first), at_last = piece.at(last),
                     off = f.uncertainty + (abs(at_first) + abs(at_last)) * shift_rounding;
        return {(at_first < at_last ? at_first : at_last) - off, (at_first < at_last ? at_last : at_first) + off};
    }
    return {f.d[0] - (rise + bent), f.d[0] + (rise + bent)};
}

/// Whether results stay within Out's range. Rounding down keeps the order of a curve without a vertex, so that the two
/// ends decide. A curve with a vertex must stay within by its own range.
template <class Table>
constexpr bool stays_within(const value_range& own, bool vertex, std::int64_t first, std::int64_t last) {
    using out = typename Table::output_type;
    if (Table::shape.layout.saturates || (own.high < highest_result<out> + 0.5 && own.low > lowest_result<out> - 0.5))
        return true;
    if constexpr (too_many_codes<Table> && !Table::shape.layout.saturates) {
        if (vertex) return false;
        const auto is_within = [](std::int64_t code) {
            using code_type = rep_of<typename Table::input_type>;
            const auto result =
                lookup::look_up<Table::shape, std::int64_t>(Table::data().data(), static_cast<code_type>(code));
            return result >= first_code<out> && result <= last_code<out>;
        };
        return is_within(first) && is_within(last);
    }
    return false;
}

/// A bound on |f - curve| within a radius: |c0 + c1 s + c2 s^2 + c3 s^3| is at most the sum of the magnitudes of its
/// coefficients of Chebyshev polynomials. That is close for the differences that good tables leave, which are mostly T2
/// for linear and T3 for quadratic interpolation.
constexpr double chebyshev_bound(const local_series& f, const table_curve& curve, double radius) {
    const double r2 = radius * radius;
    const double e0 = f.d[0] - curve.a[0], e1 = (f.d[1] - curve.a[1]) * radius, e2 = (f.d[2] - curve.a[2]) * r2,
                 e3 = f.d[3] * r2 * radius;
    return abs(e0 + e2 * 0.5) + abs(e1 + e3 * 0.75) + abs(e2 * 0.5) + abs(e3 * 0.25) + f.rest + curve.truncation;
}

/// A bound on |table - f| over a run, or over a tail outside the covered codes. Unknown where the table's curve may
/// leave Out's range, unless results are clamped: clamping two numbers brings them no farther apart.
template <class Table>
constexpr double bound_over(const series_piece& piece, std::int64_t first, std::int64_t last) {
    using out = typename Table::output_type;
    using code_type = rep_of<typename Table::input_type>;
    const double middle = static_cast<double>(first + last) * 0.5, radius = static_cast<double>(last - first) * 0.5;
    local_series f = expand(piece, middle, radius);
    constexpr code_range covered = Table::shape.layout.covered;
    // All codes of a tail have one result, and so have those of a segment with one entry.
    const bool constant =
        last < covered.first || first > covered.last || Table::shape.layout.method == interpolation::nearest;
    const table_curve curve =
        constant
            ? table_curve{{static_cast<double>(Table::look_up(static_cast<code_type>(first)) - zero_point_of<out>)}}
            : curve_of<Table>(first, middle);
    const value_range exact = range_of(f, piece, first, last), own = range_of(curve, radius);
    const bool vertex = abs(curve.a[1]) <= 2 * abs(curve.a[2]) * (radius + 1);
    if (!constant && !stays_within<Table>(own, curve.a[2] != 0 && vertex, first, last)) return unbounded;
    // Where f lies beyond Out's range, it counts as that end; and so does the table where its curve lies beyond too.
    const bool upper = exact.low >= highest_result<out>;
    if (upper || exact.high <= lowest_result<out>) {
        const double end = upper ? highest_result<out> : lowest_result<out>;
        if (upper ? own.low >= end : own.high <= end) return 0;
        if (!Table::shape.layout.saturates || constant) f = local_series{.d = {end}};
    }
    return chebyshev_bound(f, curve, radius) + (constant ? 0 : rounding_error);
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
