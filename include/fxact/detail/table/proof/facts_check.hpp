// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/format/rounding.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/limits.hpp>
#include <fxact/facts.hpp>
#include <fxact/table_spec.hpp>

namespace fxact::detail {

/// Whether the facts hold: false only where f breaks one by more than it is uncertain by.
struct facts_check {
    bool symmetry = true, lowest = true, highest = true;

    constexpr bool all() const noexcept { return symmetry && lowest && highest; }
};

inline constexpr std::int64_t facts_a_chunk = 1024;

template <auto F, discrete In, discrete Out, code_range Domain, std::int64_t First>
inline constexpr facts_check facts_over = [] {
    constexpr auto& pieces = series<F, In, Out, Domain>;
    constexpr std::int64_t end = First + facts_a_chunk <= Domain.last ? First + facts_a_chunk : Domain.last + 1,
                           zero = zero_point_of<In>;
    constexpr double lowest = stated<F, In>.lowest, highest = stated<F, In>.highest, step = step_of<Out>,
                     unit = 0x1p-45;
    series_reader right{pieces.data(), pieces.size()}, left{pieces.data(), pieces.size()},
        middle{pieces.data(), pieces.size()};
    const double centre = middle(zero), centre_slack = middle.piece(zero).slack_at(zero);
    facts_check result;
    for (std::int64_t code = First; code < end; ++code) {
        const series_piece& own = right.piece(code);
        const double value = own.at(code), slack = own.slack_at(code) + enclosure::size(value) * unit;
        // Written so that a NaN is a limit which nothing keeps.
        if (states_lowest<F, In> && !((value + slack) * step >= lowest)) result.lowest = false;
        if (states_highest<F, In> && !((value - slack) * step <= highest)) result.highest = false;
        const std::int64_t mirrored = 2 * zero - code;
        if (!states_symmetry<F, In> || code <= zero || mirrored < Domain.first) continue;
        const series_piece& other = left.piece(mirrored);
        const double opposite = other.at(mirrored),
                     both = slack + other.slack_at(mirrored) + enclosure::size(opposite) * unit;
        // only its size is known
        const bool huge = enclosure::size(value) >= 0x1p60 || enclosure::size(opposite) >= 0x1p60;
        const double apart = stated_fold<F, In> == mirror::even ? value - opposite : value + opposite - 2 * centre;
        const double known =
            stated_fold<F, In> == mirror::even ? both : both + 2 * (centre_slack + enclosure::size(centre) * unit);
        if (!huge && !(enclosure::size(apart) <= known)) result.symmetry = false;
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
                facts_over<F, In, Out, Domain, Domain.first + I * facts_a_chunk>...};
            for (const facts_check& one : chunks) {
                result.symmetry = result.symmetry && one.symmetry;
                result.lowest = result.lowest && one.lowest;
                result.highest = result.highest && one.highest;
            }
            return result;
        }
        (std::make_integer_sequence<std::int64_t, (Domain.count() + facts_a_chunk - 1) / facts_a_chunk>{});
    }
}();

/// Whether no result is outside of what the limits allow. Nodes are kept within it, and so is a curve between them; but
/// a spline's outermost ones lie beyond the curve, and roundings add up. A direct table is correctly rounded, which
/// keeps order.
template <class Table, std::int64_t First>
inline constexpr bool keeps_limits_over = [] {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t end = First + facts_a_chunk <= domain.last ? First + facts_a_chunk : domain.last + 1;
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
    constexpr bool limited = limits_below<Table::function, in, out> || limits_above<Table::function, in, out>;
    if constexpr (!limited || Table::shape.layout.method == interpolation::direct)
        return true;
    else
        return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            const std::array<bool, sizeof...(I)> chunks{keeps_limits_over<Table, domain.first + I * facts_a_chunk>...};
            for (const bool kept : chunks)
                if (!kept) return false;
            return true;
        }
    (std::make_integer_sequence<std::int64_t, (domain.count() + facts_a_chunk - 1) / facts_a_chunk>{});
}();

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
