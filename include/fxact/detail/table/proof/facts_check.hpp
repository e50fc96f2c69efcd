// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/nodes/problem.hpp>
#include <fxact/detail/table/nodes/sampler.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/detail/table/proof/table_curve.hpp>
#include <fxact/facts.hpp>

/// Checks of what a function states about itself.
namespace fxact::detail::design {

/// Whether the facts hold. False only where f breaks one by more than its uncertainty.
struct facts_check {
    bool symmetry = true, lowest = true, highest = true;

    constexpr bool all() const noexcept { return symmetry && lowest && highest; }
    constexpr void join(const facts_check& other) noexcept {
        symmetry = symmetry && other.symmetry;
        lowest = lowest && other.lowest;
        highest = highest && other.highest;
    }
};

inline constexpr std::int64_t facts_per_chunk = 1024;

/// f at a code in LSB of the output, and its uncertainty: the series' remainder, and 2^-45 of the value, which is more
/// than the roundings of the comparisons.
struct uncertain_value {
    double value, uncertainty;

    static constexpr double rounding = 0x1p-45;
    constexpr uncertain_value(const series_piece& piece, std::int64_t code)
        : value{piece.at(code)}, uncertainty{piece.remainder_at(code) + abs(value) * rounding} {}
};

constexpr facts_check facts_among(const problem& p, const series_view& pieces, std::int64_t first, std::int64_t count) {
    const std::int64_t end = first + count, zero = p.in.zero_point;
    const double step = p.out.step;
    series_reader right{pieces}, left{pieces}, middle{pieces};
    const double center = middle(zero), center_remainder = middle.piece(zero).remainder_at(zero);
    const bool even = p.symmetry == fxact::symmetry::even;
    facts_check result;
    for (std::int64_t code = first; code < end; ++code) {
        const uncertain_value own{right.piece(code), code};
        // Written so that a limit which is NaN does not hold.
        if (p.states_lowest() && !((own.value + own.uncertainty) * step >= p.stated_lowest)) result.lowest = false;
        if (p.states_highest() && !((own.value - own.uncertainty) * step <= p.stated_highest)) result.highest = false;
        const std::int64_t mirrored = 2 * zero - code;
        if (!p.states_symmetry() || code <= zero || mirrored < p.domain.first) continue;
        const uncertain_value other{left.piece(mirrored), mirrored};
        const double both = own.uncertainty + other.uncertainty;
        // value_at gives 2^60 for every larger value.
        const bool huge = abs(own.value) >= 0x1p60 || abs(other.value) >= 0x1p60;
        const double difference = even ? own.value - other.value : own.value + other.value - 2 * center;
        const double allowed = even ? both : both + 2 * (center_remainder + abs(center) * uncertain_value::rounding);
        if (!huge && !(abs(difference) <= allowed)) result.symmetry = false;
    }
    return result;
}

/// Whether results are within the stated limits. Clamped nodes keep a curve within them, but a spline's outermost
/// control points are not clamped, and roundings add up. Codes are looked up only where the curve comes near a limit.
constexpr bool keeps_limits_among(const claim& c, std::int64_t first, std::int64_t count) {
    constexpr double rounding = 0.499;  // of the half by which a result may be beyond the curve
    const double lowest = c.about->lowest_allowed, highest = c.about->highest_allowed;
    const table_layout& layout = c.table->shape().layout;
    bool kept = true;
    for_each_run(c, first, count, [&](const series_piece&, std::int64_t from, std::int64_t to) {
        // Nearest entries, and codes beyond the covered ones, have one result.
        const bool constant =
            from < layout.covered.first || from > layout.covered.last || layout.method == interpolation::nearest;
        if (!constant) {
            const double middle = static_cast<double>(from + to) / 2, radius = static_cast<double>(to - from) / 2;
            const value_range curve = range_of(curve_of(c, from, middle), radius);
            if (curve.low > lowest - rounding && curve.high < highest + rounding) return;
        }
        for (std::int64_t code = from; kept && code <= (constant ? from : to); ++code) {
            const auto result = static_cast<double>(c.table->look_up(code) - c.about->out.zero_point);
            kept = result >= lowest && result <= highest;
        }
    });
    return kept;
}
/// A direct table is correctly rounded, and so within them.
constexpr bool may_break_limits(const problem& p, const table_layout& layout) noexcept {
    return (p.has_lower_limit() || p.has_upper_limit()) && layout.method != interpolation::direct;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
