// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/detail/table/proof/table_curve.hpp>
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

/// Whether results stay within the output's range. Rounding down keeps the order of a curve without a vertex, so that
/// the two ends decide. A curve with a vertex must stay within by its own range.
constexpr bool stays_within(const claim& c, const value_range& own, bool vertex, std::int64_t first,
                            std::int64_t last) {
    const bool saturates = c.table->shape().layout.saturates;
    const format& out = c.about->out;
    if (saturates || (own.high < out.highest() + 0.5 && own.low > out.lowest() - 0.5)) return true;
    if (!c.about->has_too_many_codes() || vertex) return false;
    const auto is_within = [&](std::int64_t code) {
        const std::int64_t result = c.table->look_up(code);
        return result >= out.first_code() && result <= out.last_code();
    };
    return is_within(first) && is_within(last);
}

/// A bound on |f - curve| within a radius: |c0 + c1 s + c2 s^2 + c3 s^3| is at most the sum of the magnitudes of its
/// coefficients of Chebyshev polynomials. That is close for the differences that good tables leave, which are mostly T2
/// for linear and T3 for quadratic interpolation.
constexpr double chebyshev_bound(const local_series& f, const table_curve& curve, double radius) {
    const double r2 = radius * radius;
    const double e0 = f.d[0] - curve.a[0], e1 = (f.d[1] - curve.a[1]) * radius, e2 = (f.d[2] - curve.a[2]) * r2,
                 e3 = (f.d[3] - curve.a[3]) * r2 * radius;
    return abs(e0 + e2 * 0.5) + abs(e1 + e3 * 0.75) + abs(e2 * 0.5) + abs(e3 * 0.25) + f.rest + curve.truncation;
}

/// A bound on |table - f| over a run, or over a tail outside the covered codes. Unknown where the table's curve may
/// leave the output's range, unless results are clamped: clamping two numbers brings them no farther apart.
constexpr double bound_over(const claim& c, const series_piece& piece, std::int64_t first, std::int64_t last) {
    const table_layout& layout = c.table->shape().layout;
    const double middle = static_cast<double>(first + last) * 0.5, radius = static_cast<double>(last - first) * 0.5;
    local_series f = expand(piece, middle, radius);
    // All codes of a tail have one result, and so have those of a segment with one entry.
    const bool constant =
        last < layout.covered.first || first > layout.covered.last || layout.method == interpolation::nearest;
    const table_curve curve =
        constant ? table_curve{{static_cast<double>(c.table->look_up(first) - c.about->out.zero_point)}}
                 : curve_of(c, first, middle);
    const value_range exact = range_of(f, piece, first, last), own = range_of(curve, radius);
    const double reach = radius + 1;
    const bool vertex = abs(curve.a[1]) <= (2 * abs(curve.a[2]) + 3 * abs(curve.a[3]) * reach) * reach;
    if (!constant && !stays_within(c, own, (curve.a[2] != 0 || curve.a[3] != 0) && vertex, first, last))
        return unbounded;
    const double lowest = c.about->out.lowest(), highest = c.about->out.highest();
    if (constant && (curve.a[0] < lowest || curve.a[0] > highest)) return unbounded;
    // Where f lies beyond the output's range, it counts as that end; and so does the table where its curve lies beyond.
    const bool upper = exact.low >= highest;
    if (upper || exact.high <= lowest) {
        const double end = upper ? highest : lowest;
        if (upper ? own.low >= end : own.high <= end) return 0;
        if (!layout.saturates || constant) f = local_series{.d = {end}};
    }
    return chebyshev_bound(f, curve, radius) + (constant ? 0 : rounding_error_of(c.about->out));
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
