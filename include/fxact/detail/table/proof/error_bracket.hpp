// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/series_piece.hpp>
#include <fxact/detail/table/proof/proof_terms.hpp>
#include <fxact/detail/table/proof/runs.hpp>
#include <fxact/detail/table/proof/segment_bound.hpp>

/// The largest error of a table, between two bounds that take a fraction of the time of the exact value.
namespace fxact::detail::design {

/// The largest error over codes of one piece, looked up one by one, or at every stride-th code. f counts as clamped to
/// the output's range; unbounded if a result is outside of it.
constexpr double error_over(const claim& c, const series_piece& piece, std::int64_t first, std::int64_t last,
                            std::int64_t stride = 1) {
    const format& out = c.about->out;
    const double lowest = out.lowest(), highest = out.highest();
    const std::int64_t zero = out.zero_point;
    const bool tabulated = piece.is_tabulated();
    double largest = 0;
    for (std::int64_t code = first; code <= last; code += stride) {
        double value = piece.at(code);
        value = value < lowest ? lowest : value > highest ? highest : value;
        const auto result = static_cast<double>(c.table->look_up(code) - zero);
        if (result < lowest || result > highest) return unbounded;  // it would wrap around
        double error = result - value;
        if (error < 0) error = -error;
        if (tabulated) error += piece.remainder_at(code);
        largest = error > largest ? error : largest;
    }
    return tabulated ? largest : largest + piece.remainder;
}

/// The run with the largest bound among some codes.
struct worst_run {
    double bound = 0;
    std::int64_t first = 0, last = -1;
    const series_piece* piece = nullptr;

    constexpr void join(const worst_run& other) noexcept {
        if (other.bound > bound) *this = other;
    }
};
constexpr worst_run worst_run_among(const claim& c, std::int64_t first, std::int64_t count) {
    worst_run result;
    for_each_run(c, first, count, [&](const series_piece& piece, std::int64_t begin, std::int64_t last) {
        const double bound =
            piece.is_tabulated() ? error_over(c, piece, begin, last) : bound_over(c, piece, begin, last);
        result.join({bound, begin, last, &piece});
    });
    return result;
}

/// The parts in which a domain is swept. Each is a constant evaluation of its own: few parts, each well within the
/// compilers' limits. Logarithmic tables and long domains are swept in parts of so many runs instead of so many codes.
struct sweep_list {
    static constexpr std::size_t capacity = 512;
    std::size_t count = 0;
    std::int64_t first[capacity + 1]{};

    constexpr std::int64_t length(std::size_t i) const noexcept { return first[i + 1] - first[i]; }
};
constexpr sweep_list sweeps_of(const claim& c) {
    const code_range domain = c.about->domain;
    const table_layout& layout = c.table->shape().layout;
    sweep_list list;
    if (c.about->has_too_many_codes() || layout.is_logarithmic()) {
        const std::size_t runs_each = c.about->has_too_many_codes() ? 32 : 160;
        std::size_t runs = 0;
        for_each_run(c, domain.first, domain.count(), [&](const series_piece&, std::int64_t first, std::int64_t) {
            if (runs++ % runs_each == 0) list.first[list.count++] = first;
        });
    } else {
        const std::int64_t codes = std::int64_t{256} << layout.segment_bits, all = c.about->in.codes(),
                           each = codes < 4096 && all > 4096 ? 4096
                                  : codes < all              ? codes
                                                             : all;
        for (std::int64_t at = domain.first; at <= domain.last; at += each) list.first[list.count++] = at;
    }
    list.first[list.count] = std::int64_t{domain.last} + 1;
    return list;
}

/// No error is above `upper`, and some error is at least `lower`: the true error of the run with the largest bound.
struct error_bracket {
    double upper = 0;
    double lower = 0;
};
constexpr error_bracket bracket_of_direct(const claim& c) {
    return {c.table->shape().layout.covered == c.about->domain ? rounding_error_of(c.about->out) : unbounded, 0};
}
constexpr error_bracket bracket_of(const claim& c, const worst_run& worst) {
    if (worst.piece == nullptr) return {};  // no bound is above 0
    // A long run has an error near its largest among the first codes; a very long one is sampled throughout.
    constexpr std::int64_t enough = 2048;
    const std::int64_t stride = c.about->has_too_many_codes() ? (worst.last - worst.first) / enough + 1 : 1;
    const std::int64_t last = worst.last - worst.first < enough * stride ? worst.last : worst.first + enough * stride;
    return {worst.bound, error_over(c, *worst.piece, worst.first, last, stride) - 2 * worst.piece->remainder};
}

}  // namespace fxact::detail::design

#include <fxact/detail/macros/back.hpp>
