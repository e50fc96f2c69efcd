// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>
#include <utility>

#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/proved_table.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/detail/table/proof/segment_bound.hpp>
#include <fxact/format.hpp>

/// The largest error of a table over its domain.
///
/// Before its one rounding a table is a polynomial p on each segment, and f is a polynomial on each piece of its
/// series. So |p - f| has a bound d over each run, and no code of the run has an error above d + 1/2. If that is not
/// above an error already found, the run is skipped; otherwise its codes are looked up one by one. The result is the
/// true maximum, to within the series' remainders.
///
/// A 32-bit input has too many codes to look up. There the result is a bound, taken over parts of runs to be close.
namespace fxact::detail::design {

/// The largest error among some codes, or the bracket's lower end, if that is larger.
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr double chunk_error = [] {
    constexpr auto& pieces = series_of<Table>;
    double largest = error_bracket_of<Table>.lower;
    for_each_run<Table>(First, count_within<Table, First, Count>,
                        [&](std::size_t piece, std::int64_t first, std::int64_t last) {
                            if (!direct<Table> && !pieces[piece].is_tabulated() &&
                                bound_over<Table>(pieces[piece], first, last) <= largest)
                                return;
                            const double error = error_over<Table>(pieces[piece], first, last);
                            largest = error > largest ? error : largest;
                        });
    return largest;
}();

/// A bound on the errors of some codes. Runs that matter are bounded in eight parts, because bounds of parts are
/// closer.
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr double chunk_bound = [] {
    constexpr auto& pieces = series_of<Table>;
    double largest = error_bracket_of<Table>.lower;
    for_each_run<Table>(
        First, count_within<Table, First, Count>, [&](std::size_t number, std::int64_t first, std::int64_t last) {
            const series_piece& piece = pieces[number];
            const double of_run =
                piece.is_tabulated() ? error_over<Table>(piece, first, last) : bound_over<Table>(piece, first, last);
            if (of_run <= largest) return;
            if (piece.is_tabulated() || of_run >= unbounded) {
                largest = of_run;
                return;
            }
            constexpr std::int64_t parts = 8;
            const std::int64_t length = (last - first) / parts + 1;
            for (std::int64_t at = first; at <= last; at += length) {
                const double of_part = bound_over<Table>(piece, at, at + length - 1 < last ? at + length - 1 : last);
                largest = of_part > largest ? of_part : largest;
            }
        });
    return largest;
}();

constexpr double largest_of(const auto&... errors) noexcept {
    double largest = 0;
    const double all[]{errors...};
    for (const double error : all) largest = error > largest ? error : largest;
    return largest;
}

template <class Table>
inline constexpr double max_error_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    if constexpr (too_many_codes<Table>) {
        return []<std::size_t... I>(std::index_sequence<I...>) {
            return largest_of(chunk_bound<Table, sweeps_by_runs<Table>.first[I],
                                          sweeps_by_runs<Table>.first[I + 1] - sweeps_by_runs<Table>.first[I]>...);
        }
        (std::make_index_sequence<sweeps_by_runs<Table>.count>{});
    } else {
        constexpr std::int64_t chunk = code_count<typename Table::input_type> / 64 < 1024 ? 256 : 1024;
        return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            const double largest = largest_of(chunk_error<Table, domain.first + I * chunk, chunk>...);
            // Entries of a direct table are correctly rounded, whatever the remainders of the series.
            constexpr bool all = direct<Table> && Table::shape.layout.covered == Table::shape.layout.domain;
            return all && largest > 0.5 ? 0.5 : largest;
        }
        (std::make_integer_sequence<std::int64_t, (domain.count() + chunk - 1) / chunk>{});
    }
}();

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
