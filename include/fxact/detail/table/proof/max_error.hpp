// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/proof/error_bracket.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/detail/table/proof/segment_bound.hpp>

/// The largest error of a table over its domain.
///
/// Before its one rounding a table is a polynomial p on each segment, and f is a polynomial on each piece of its
/// series. So |p - f| has a bound d over each run, and no code of the run has an error above d + 1/2. If that is not
/// above an error already found, the run is skipped; otherwise its codes are looked up one by one. The result is the
/// true maximum, to within the series' remainders.
///
/// A 32-bit input has too many codes to look up. There the result is a bound, taken over parts of runs to be close.
namespace fxact::detail::design {

/// The largest error among some codes, or `found`, if that is larger.
constexpr double error_among(const claim& c, std::int64_t first, std::int64_t count, double found) {
    double largest = found;
    const bool direct = c.table->is_direct();
    for_each_run(c, first, count, [&](const series_piece& piece, std::int64_t begin, std::int64_t last) {
        const auto look_up = [&](std::int64_t from, std::int64_t to) {
            const double error = error_over(c, piece, from, to);
            largest = error > largest ? error : largest;
        };
        if (direct || piece.is_tabulated()) return look_up(begin, last);
        if (bound_over(c, piece, begin, last) <= largest) return;
        // Bounds of parts are closer.
        const std::int64_t length = (last - begin) / 8 + 1;
        for (std::int64_t at = begin; at <= last; at += length) {
            const std::int64_t to = at + length - 1 < last ? at + length - 1 : last;
            if (bound_over(c, piece, at, to) > largest) look_up(at, to);
        }
    });
    return largest;
}

/// A bound on the errors of some codes. Runs that matter are bounded in eight parts, because bounds of parts are
/// closer.
constexpr double bound_among(const claim& c, std::int64_t first, std::int64_t count, double found) {
    double largest = found;
    for_each_run(c, first, count, [&](const series_piece& piece, std::int64_t begin, std::int64_t last) {
        const double of_run =
            piece.is_tabulated() ? error_over(c, piece, begin, last) : bound_over(c, piece, begin, last);
        if (of_run <= largest) return;
        if (piece.is_tabulated() || of_run >= unbounded) {
            largest = of_run;
            return;
        }
        constexpr std::int64_t parts = 8;
        const std::int64_t length = (last - begin) / parts + 1;
        for (std::int64_t at = begin; at <= last; at += length) {
            const double of_part = bound_over(c, piece, at, at + length - 1 < last ? at + length - 1 : last);
            largest = of_part > largest ? of_part : largest;
        }
    });
    return largest;
}

/// The codes of one constant evaluation.
constexpr std::int64_t codes_per_check(const format& in) noexcept { return in.codes() / 64 < 1024 ? 256 : 1024; }

/// Entries of a direct table are correctly rounded, whatever the remainders of the series.
constexpr double limited_error(const claim& c, double largest) noexcept {
    const bool all = c.table->is_direct() && c.table->shape().layout.covered == c.about->domain;
    return all && largest > 0.5 ? 0.5 : largest;
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
