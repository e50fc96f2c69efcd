// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/limits.hpp>
#include <fxact/facts.hpp>
#include <fxact/format.hpp>
#include <fxact/table_spec.hpp>

/// Checks of what a function states about itself.
namespace fxact::detail::design {

using analysis::abs, analysis::series, analysis::series_piece, analysis::series_reader;

/// Whether the facts hold. False only where f breaks one by more than its uncertainty.
struct facts_check {
    bool symmetry = true, lowest = true, highest = true;

    constexpr bool all() const noexcept { return symmetry && lowest && highest; }
};

inline constexpr std::int64_t facts_per_chunk = 1024;

/// f at a code in LSB of Out, and its uncertainty: the series' remainder, and 2^-45 of the value, which is more than
/// the roundings of the comparisons.
struct uncertain_value {
    double value, uncertainty;

    static constexpr double rounding = 0x1p-45;
    constexpr uncertain_value(const series_piece& piece, std::int64_t code)
        : value{piece.at(code)}, uncertainty{piece.remainder_at(code) + abs(value) * rounding} {}
};

template <auto F, discrete In, discrete Out, code_range Domain, std::int64_t First>
inline constexpr facts_check facts_over = [] {
    constexpr auto& pieces = series<F, In, Out, Domain>;
    constexpr std::int64_t end = First + facts_per_chunk <= Domain.last ? First + facts_per_chunk : Domain.last + 1,
                           zero = zero_point_of<In>;
    constexpr double lowest = stated<F, In>.lowest, highest = stated<F, In>.highest, step = step_of<Out>;
    series_reader right{pieces.data(), pieces.size()}, left{pieces.data(), pieces.size()},
        middle{pieces.data(), pieces.size()};
    const double center = middle(zero), center_remainder = middle.piece(zero).remainder_at(zero);
    facts_check result;
    for (std::int64_t code = First; code < end; ++code) {
        const uncertain_value own{right.piece(code), code};
        // Written so that a limit which is NaN does not hold.
        if (states_lowest<F, In> && !((own.value + own.uncertainty) * step >= lowest)) result.lowest = false;
        if (states_highest<F, In> && !((own.value - own.uncertainty) * step <= highest)) result.highest = false;
        const std::int64_t mirrored = 2 * zero - code;
        if (!states_symmetry<F, In> || code <= zero || mirrored < Domain.first) continue;
        const uncertain_value other{left.piece(mirrored), mirrored};
        const double both = own.uncertainty + other.uncertainty;
        // value_at gives 2^60 for every larger value.
        const bool huge = abs(own.value) >= 0x1p60 || abs(other.value) >= 0x1p60;
        constexpr bool even = stated<F, In>.symmetry == symmetry::even;
        const double difference = even ? own.value - other.value : own.value + other.value - 2 * center;
        const double allowed = even ? both : both + 2 * (center_remainder + abs(center) * uncertain_value::rounding);
        if (!huge && !(abs(difference) <= allowed)) result.symmetry = false;
    }
    return result;
}();

template <auto F, discrete In, discrete Out, code_range Domain>
inline constexpr facts_check facts_hold = [] {
    if constexpr (!states_symmetry<F, In> && !states_lowest<F, In> && !states_highest<F, In>) {
        return facts_check{};
    } else {
        return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            facts_check result;
            const std::array<facts_check, sizeof...(I)> chunks{
                facts_over<F, In, Out, Domain, Domain.first + I * facts_per_chunk>...};
            for (const facts_check& one : chunks) {
                result.symmetry = result.symmetry && one.symmetry;
                result.lowest = result.lowest && one.lowest;
                result.highest = result.highest && one.highest;
            }
            return result;
        }
        (std::make_integer_sequence<std::int64_t, (Domain.count() + facts_per_chunk - 1) / facts_per_chunk>{});
    }
}();

/// Whether all results are within the stated limits. Clamped nodes keep a curve within them, but a spline's outermost
/// control points are not clamped, and roundings add up. A direct table is correctly rounded, and so within them.
template <class Table, std::int64_t First>
inline constexpr bool keeps_limits_over = [] {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t end = First + facts_per_chunk <= domain.last ? First + facts_per_chunk : domain.last + 1;
    constexpr double lowest = lowest_allowed<Table::function, in, out>,
                     highest = highest_allowed<Table::function, in, out>;
    for (std::int64_t code = First; code < end; ++code) {
        const auto result = static_cast<double>(Table::look_up(static_cast<rep_of<in>>(code)) - zero_point_of<out>);
        if (result < lowest || result > highest) return false;
    }
    return true;
}();
template <class Table>
inline constexpr bool keeps_limits = [] {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr bool limited = has_lower_limit<Table::function, in, out> || has_upper_limit<Table::function, in, out>;
    if constexpr (!limited || Table::shape.layout.method == interpolation::direct)
        return true;
    else
        return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            const std::array<bool, sizeof...(I)> chunks{
                keeps_limits_over<Table, domain.first + I * facts_per_chunk>...};
            for (const bool kept : chunks)
                if (!kept) return false;
            return true;
        }
    (std::make_integer_sequence<std::int64_t, (domain.count() + facts_per_chunk - 1) / facts_per_chunk>{});
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
