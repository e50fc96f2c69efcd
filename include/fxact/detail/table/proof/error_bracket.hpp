// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/detail/table/proof/segment_bound.hpp>
#include <fxact/format.hpp>

/// The largest error of a table, between two bounds that take a fraction of the time of the exact value.
namespace fxact::detail::design {

/// The largest error over codes of one piece, looked up one by one, or at every stride-th code. No functions are called
/// for a code where that can be avoided, because the compiler evaluates this loop most of all.
template <class Table>
constexpr double error_over(const series_piece& piece, std::int64_t first, std::int64_t last, std::int64_t stride = 1) {
    using out = typename Table::output_type;
    using code_type = rep_of<typename Table::input_type>;
    double largest = 0;
    if (piece.is_tabulated()) {
        for (std::int64_t code = first; code <= last; ++code) {
            const double error =
                error_of<out>(Table::look_up(static_cast<code_type>(code)), piece.at(code)) + piece.remainder_at(code);
            largest = error > largest ? error : largest;
        }
        return largest;
    }
    const double start = static_cast<double>(first) - piece.midpoint();
    for (std::int64_t code = first; code <= last; code += stride) {
        const double t = start + static_cast<double>(code - first);
        double value = piece.a[series_piece::order - 1];
        for (std::size_t k = series_piece::order - 1; k-- > 0;) value = value * t + piece.a[k];
        value = value < lowest_result<out>    ? lowest_result<out>
                : value > highest_result<out> ? highest_result<out>
                                              : value;
        const double error =
            static_cast<double>(Table::look_up(static_cast<code_type>(code)) - zero_point_of<out>) - value;
        largest = error > largest ? error : -error > largest ? -error : largest;
    }
    return largest + piece.remainder;
}

/// The run with the largest bound among some codes.
struct worst_run {
    double bound = 0;
    std::int64_t first = 0, last = -1;
    std::size_t piece = 0;
};
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr worst_run worst_run_in = [] {
    constexpr auto& pieces = series_of<Table>;
    worst_run result;
    for_each_run<Table>(
        First, count_within<Table, First, Count>, [&](std::size_t piece, std::int64_t first, std::int64_t last) {
            const double bound = pieces[piece].is_tabulated() ? error_over<Table>(pieces[piece], first, last)
                                                              : bound_over<Table>(pieces[piece], first, last);
            if (bound > result.bound) result = {bound, first, last, piece};
        });
    return result;
}();

/// A domain is swept in parts, each its own constant evaluation: few parts, each well within the compilers' limits.
template <class Table>
inline constexpr std::int64_t codes_per_sweep = [] {
    const std::int64_t codes = std::int64_t{256} << Table::shape.layout.segment_bits,
                       all = code_count<typename Table::input_type>;
    return codes < 4096 && all > 4096 ? 4096 : codes < all ? codes : all;
}();
/// Logarithmic tables and long domains are swept in parts of so many runs instead of so many codes.
struct sweep_list {
    static constexpr std::size_t capacity = 512;
    std::size_t count = 0;
    std::int64_t first[capacity + 1]{};
};
template <class Table>
inline constexpr sweep_list sweeps_by_runs = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    sweep_list list;
    std::size_t runs = 0;
    for_each_run<Table>(domain.first, domain.count(), [&](std::size_t, std::int64_t first, std::int64_t) {
        if (runs++ % (too_many_codes<Table> ? 32 : 160) == 0) list.first[list.count++] = first;
    });
    list.first[list.count] = std::int64_t{domain.last} + 1;
    return list;
}();
template <class Table>
inline constexpr worst_run worst_run_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    const auto worst = [](const auto&... sweeps) {
        worst_run largest;
        const worst_run all[]{sweeps...};
        for (const worst_run& one : all) largest = one.bound > largest.bound ? one : largest;
        return largest;
    };
    if constexpr (too_many_codes<Table> || Table::shape.layout.is_logarithmic()) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return worst(worst_run_in<Table, sweeps_by_runs<Table>.first[I],
                                      sweeps_by_runs<Table>.first[I + 1] - sweeps_by_runs<Table>.first[I]>...);
        }
        (std::make_index_sequence<sweeps_by_runs<Table>.count>{});
    } else {
        constexpr std::int64_t chunk = codes_per_sweep<Table>;
        return [&]<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            return worst(worst_run_in<Table, domain.first + I * chunk, chunk>...);
        }
        (std::make_integer_sequence<std::int64_t, (domain.count() + chunk - 1) / chunk>{});
    }
}();

/// No error is above `upper`, and some error is at least `lower`: the true error of the run with the largest bound.
struct error_bracket {
    double upper;
    double lower;
};
template <class Table>
inline constexpr error_bracket error_bracket_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    if constexpr (direct<Table>) {
        return error_bracket{Table::shape.layout.covered == domain ? rounding_error : unbounded, 0};
    } else {
        constexpr worst_run worst = worst_run_of<Table>;
        constexpr auto& pieces = series_of<Table>;
        // A long run has an error near its largest among the first codes; a very long one is sampled throughout.
        constexpr std::int64_t enough = 2048,
                               stride = too_many_codes<Table> ? (worst.last - worst.first) / enough + 1 : 1;
        constexpr std::int64_t last =
            worst.last - worst.first < enough * stride ? worst.last : worst.first + enough * stride;
        return error_bracket{worst.bound, error_over<Table>(pieces[worst.piece], worst.first, last, stride) -
                                              2 * pieces[worst.piece].remainder};
    }
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
