// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros_off.hpp>

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>

#include <fxact/detail/enclosure.hpp>
#include <fxact/detail/rounding.hpp>
#include <fxact/detail/table_layout.hpp>
#include <fxact/detail/table_series.hpp>

namespace fxact {

/// How a function's two sides of zero belong together.
enum class symmetry {
    unstated,
    odd,   ///< f(-x) = 2 f(0) - f(x), a tanh or a sigmoid
    even,  ///< f(-x) = f(x)
};

/// What a callable states of itself, as a static constexpr member `about`; a table's compiler checks it at every code.
///
///     struct bell_fn {
///         static constexpr facts about{.symmetry = symmetry::even, .lowest = 0, .highest = 1};
///         constexpr auto operator()(auto x) const { return decltype(x){1.0} / (decltype(x){1.0} + x * x); }
///     };
///
/// Where f is symmetric, half a table is tried; no result of a table is outside of what the limits round to.
struct facts {
    fxact::symmetry symmetry = fxact::symmetry::unstated;
    double lowest = std::numeric_limits<double>::lowest();  ///< f is never below this real number
    double highest = std::numeric_limits<double>::max();    ///< f is never above this real number
};

namespace detail {

template <auto F>
concept has_about = requires { F.about; };

/// Whether what F calls `about` is facts, if there is any.
template <auto F>
concept well_stated = !has_about<F> || requires {
    { F.about } -> std::convertible_to<const facts&>;
};

/// What F states. Facts are checked at every code, and 32 bits have too many: there nothing counts as stated.
template <auto F, discrete In>
inline constexpr facts stated = [] {
    if constexpr (has_about<F> && well_stated<F> && sizeof(rep_of<In>) <= 2)
        return facts{F.about};
    else
        return facts{};
}();

template <auto F, discrete In>
inline constexpr bool states_lowest = stated<F, In>.lowest != facts{}.lowest;
template <auto F, discrete In>
inline constexpr bool states_highest = stated<F, In>.highest != facts{}.highest;
template <auto F, discrete In>
inline constexpr bool states_symmetry = stated<F, In>.symmetry != symmetry::unstated;

template <auto F, discrete In>
inline constexpr mirror stated_fold = stated<F, In>.symmetry == symmetry::odd    ? mirror::odd
                                      : stated<F, In>.symmetry == symmetry::even ? mirror::even
                                                                                 : mirror::none;

/// A real number as a result: in steps of Out from zero, rounded and held to what Out holds.
template <discrete Out>
constexpr double as_result(double value) noexcept {
    if (!(value > lowest_result<Out> * step_of<Out>)) return lowest_result<Out>;
    if (!(value < highest_result<Out> * step_of<Out>)) return highest_result<Out>;
    return static_cast<double>(nearest_integer(ball<std::uint64_t>{value / step_of<Out>}).integer);
}

/// The ends of what results may be: those of Out, or what the limits round to.
template <auto F, discrete In, discrete Out>
inline constexpr double lowest_allowed = states_lowest<F, In> ? as_result<Out>(stated<F, In>.lowest) : lowest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr double highest_allowed = states_highest<F, In> ? as_result<Out>(stated<F, In>.highest) : highest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr bool limits_below = lowest_allowed<F, In, Out> > lowest_result<Out>;
template <auto F, discrete In, discrete Out>
inline constexpr bool limits_above = highest_allowed<F, In, Out> < highest_result<Out>;

/// Whether the facts hold: false only where f breaks one by more than it is uncertain by.
struct facts_check {
    bool symmetry = true, lowest = true, highest = true;

    constexpr bool all() const noexcept { return symmetry && lowest && highest; }
};

inline constexpr std::int64_t facts_a_chunk = 1024;

template <auto F, discrete In, discrete Out, code_range Domain, std::int64_t First>
inline constexpr facts_check facts_over = [] {
    constexpr auto& pieces = series<F, In, Out, Domain>;
    constexpr std::int64_t end = First + facts_a_chunk <= Domain.last ? First + facts_a_chunk : Domain.last + 1, zero = zero_point_of<In>;
    constexpr double lowest = stated<F, In>.lowest, highest = stated<F, In>.highest, step = step_of<Out>, unit = 0x1p-45;
    series_reader right{pieces.data(), pieces.size()}, left{pieces.data(), pieces.size()}, middle{pieces.data(), pieces.size()};
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
        const double opposite = other.at(mirrored), both = slack + other.slack_at(mirrored) + enclosure::size(opposite) * unit;
        const bool huge = enclosure::size(value) >= 0x1p60 || enclosure::size(opposite) >= 0x1p60;  // only its size is known
        const double apart = stated_fold<F, In> == mirror::even ? value - opposite : value + opposite - 2 * centre;
        const double known = stated_fold<F, In> == mirror::even ? both : both + 2 * (centre_slack + enclosure::size(centre) * unit);
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
            const std::array<facts_check, sizeof...(I)> chunks{facts_over<F, In, Out, Domain, Domain.first + I * facts_a_chunk>...};
            for (const facts_check& one : chunks) {
                result.symmetry = result.symmetry && one.symmetry;
                result.lowest = result.lowest && one.lowest;
                result.highest = result.highest && one.highest;
            }
            return result;
        }(std::make_integer_sequence<std::int64_t, (Domain.count() + facts_a_chunk - 1) / facts_a_chunk>{});
    }
}();

/// Whether no result is outside of what the limits allow. Nodes are kept within it, and so is a curve between them; but a spline's
/// outermost ones lie beyond the curve, and roundings add up. A direct table is correctly rounded, which keeps order.
template <class Table, std::int64_t First>
inline constexpr bool keeps_limits_over = [] {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    constexpr code_range domain = Table::shape.layout.domain;
    constexpr std::int64_t end = First + facts_a_chunk <= domain.last ? First + facts_a_chunk : domain.last + 1;
    constexpr double lowest = lowest_allowed<Table::function, in, out>, highest = highest_allowed<Table::function, in, out>;
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
        }(std::make_integer_sequence<std::int64_t, (domain.count() + facts_a_chunk - 1) / facts_a_chunk>{});
}();

}  // namespace detail
}  // namespace fxact

#include <fxact/detail/macros_back.hpp>
