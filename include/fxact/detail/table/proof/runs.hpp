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
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/lookup/lookup.hpp>
#include <fxact/detail/table/proof/segment_bound.hpp>

/// The largest error of a table over its domain: the truth, as far as f itself is known. (A code beyond counts as the
/// domain's end, for f and for the table.)
///
/// Of inputs of more than 16 bits, where there are too many codes to look at: a bound on it, as close as the segments'
/// parts let it be.
///
/// Before its one rounding a table is a polynomial p on each segment, and f is one on each piece of its series. So |p -
/// f| has a bound d over the codes of both, and none of them has an error above d + 1/2. Where that is no more than an
/// error already found, the codes need not be looked at; the others are looked up, one by one.
namespace fxact::detail {

/// What a sweep over codes found: a bound on all errors, and where it is largest.
struct sweep_result {
    double bound = 0;
    std::int64_t first = 0, last = -1;
    std::size_t piece = 0;
};

/// The code behind the segment that holds a code. Below zero, segments by octaves are those above in a mirror.
template <class Table>
constexpr std::int64_t end_of_segment(std::int64_t code) {
    constexpr lookup::table_shape shape = Table::shape;
    constexpr int bits = direct<Table> ? 40 : shape.layout.segment_bits;
    if constexpr (!shape.layout.by_octaves()) {
        return ((((code - shape.zero) >> bits) + 1) << bits) + shape.zero;
    } else {
        const std::int64_t distance = shape.layout.distance(code, shape.zero),
                           segment = shape.layout.segment_at(distance);
        const std::int64_t behind = distance - shape.layout.start_of(segment);
        const std::int64_t end =
            code >= shape.zero ? code - behind + shape.layout.length_of(segment) : code + behind + 1;
        return code < shape.zero && end > shape.zero ? shape.zero : end;
    }
}

/// visit(piece number, first, last) for each stretch of codes that belongs to one piece and to one segment.
template <class Table, class Visit>
constexpr void for_each_stretch(std::int64_t first, std::int64_t count, const Visit& visit) {
    constexpr auto& pieces = series_of<Table>;
    constexpr code_range covered = Table::shape.layout.covered;
    std::size_t piece = 0, beyond = pieces.size();
    while (beyond - piece > 1) {  // the piece that holds `first`
        const std::size_t half = piece + (beyond - piece) / 2;
        (pieces[half].first <= first ? piece : beyond) = half;
    }
    const std::int64_t end = first + count;
    for (std::int64_t code = first; code < end;) {
        while (pieces[piece].end() <= code) ++piece;
        const std::int64_t own_end = end_of_segment<Table>(code), covered_end = std::int64_t{covered.last} + 1;
        const std::int64_t segment_end = code < covered.first    ? covered.first
                                         : code >= covered_end   ? end
                                         : own_end < covered_end ? own_end
                                                                 : covered_end;
        std::int64_t next = segment_end < pieces[piece].end() ? segment_end : pieces[piece].end();
        next = next < end ? next : end;
        visit(piece, code, next - 1);
        code = next;
    }
}

/// The largest error over codes of one piece, looked up one by one, or each one of a stride. The loop is written out:
/// every call in it would cost the compiler time and memory for each code.
template <class Table>
constexpr double error_over(const series_piece& piece, std::int64_t first, std::int64_t last, std::int64_t stride = 1) {
    using out = typename Table::output_type;
    using code_type = rep_of<typename Table::input_type>;
    double largest = 0;
    if (piece.listed()) {
        for (std::int64_t code = first; code <= last; ++code) {
            const double error =
                error_of<out>(Table::look_up(static_cast<code_type>(code)), piece.at(code)) + piece.slack_at(code);
            largest = error > largest ? error : largest;
        }
        return largest;
    }
    const double start = static_cast<double>(first) - piece.middle();
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
    return largest + piece.slack;
}

/// The Count codes from First on, or as many of them as there are in the domain.
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr std::int64_t count_within =
    First + Count > Table::shape.layout.domain.last ? Table::shape.layout.domain.last - First + 1 : Count;

template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr sweep_result sweep = [] {
    constexpr auto& pieces = series_of<Table>;
    sweep_result result;
    for_each_stretch<Table>(
        First, count_within<Table, First, Count>, [&](std::size_t piece, std::int64_t first, std::int64_t last) {
            const double bound = pieces[piece].listed() ? error_over<Table>(pieces[piece], first, last)
                                                        : bound_over<Table>(pieces[piece], first, last);
            if (bound > result.bound) result = {bound, first, last, piece};
        });
    return result;
}();

/// The codes of a domain in sweeps, each a constant evaluation: so many that there are few, so few that each stays well
/// below the compilers' limits.
template <class Table>
inline constexpr std::int64_t codes_a_sweep = [] {
    const std::int64_t codes = std::int64_t{256} << Table::shape.layout.segment_bits,
                       all = code_count<typename Table::input_type>;
    return codes < 4096 && all > 4096 ? 4096 : codes < all ? codes : all;
}();
/// By octaves, or where a domain is very long, they have so many stretches instead of so many codes.
struct sweep_list {
    static constexpr std::size_t capacity = 512;
    std::size_t count = 0;
    std::int64_t first[capacity + 1]{};
};
template <class Table>
inline constexpr sweep_list counted_sweeps = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    sweep_list list;
    std::size_t stretches = 0;
    for_each_stretch<Table>(domain.first, domain.count(), [&](std::size_t, std::int64_t first, std::int64_t) {
        if (stretches++ % (too_many_codes<Table> ? 32 : 160) == 0) list.first[list.count++] = first;
    });
    list.first[list.count] = std::int64_t{domain.last} + 1;
    return list;
}();
template <class Table>
inline constexpr sweep_result worst_of_sweeps = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    const auto worst = [](const auto&... sweeps) {
        sweep_result largest;
        const sweep_result all[]{sweeps...};
        for (const sweep_result& one : all) largest = one.bound > largest.bound ? one : largest;
        return largest;
    };
    if constexpr (too_many_codes<Table> || Table::shape.layout.by_octaves()) {
        return [&]<std::size_t... I>(std::index_sequence<I...>) {
            return worst(sweep<Table, counted_sweeps<Table>.first[I],
                               counted_sweeps<Table>.first[I + 1] - counted_sweeps<Table>.first[I]>...);
        }
        (std::make_index_sequence<counted_sweeps<Table>.count>{});
    } else {
        constexpr std::int64_t chunk = codes_a_sweep<Table>;
        return [&]<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            return worst(sweep<Table, domain.first + I * chunk, chunk>...);
        }
        (std::make_integer_sequence<std::int64_t, (domain.count() + chunk - 1) / chunk>{});
    }
}();

/// The bound over all codes, where the bound is largest, and the true error there.
struct rough_error {
    double bound;
    double found;
};
template <class Table>
inline constexpr rough_error rough_error_of = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    if constexpr (direct<Table>) {
        return rough_error{Table::shape.layout.covered == domain ? rounding_error : unbounded, 0};
    } else {
        constexpr sweep_result worst = worst_of_sweeps<Table>;
        constexpr auto& pieces = series_of<Table>;
        // Enough codes of a long stretch to find an error near the largest; of a very long one, from all over it.
        constexpr std::int64_t enough = 2048,
                               stride = too_many_codes<Table> ? (worst.last - worst.first) / enough + 1 : 1;
        constexpr std::int64_t last =
            worst.last - worst.first < enough * stride ? worst.last : worst.first + enough * stride;
        return rough_error{worst.bound, error_over<Table>(pieces[worst.piece], worst.first, last, stride) -
                                            2 * pieces[worst.piece].slack};
    }
}();

/// The largest error over a chunk of codes, or `found`, if that is larger.
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr double chunk_error = [] {
    constexpr auto& pieces = series_of<Table>;
    double largest = rough_error_of<Table>.found;
    for_each_stretch<Table>(
        First, count_within<Table, First, Count>, [&](std::size_t piece, std::int64_t first, std::int64_t last) {
            if (!direct<Table> && !pieces[piece].listed() && bound_over<Table>(pieces[piece], first, last) <= largest)
                return;
            const double error = error_over<Table>(pieces[piece], first, last);
            largest = error > largest ? error : largest;
        });
    return largest;
}();

/// The bound over a chunk of codes, each stretch that matters in parts: the bounds of parts are closer.
template <class Table, std::int64_t First, std::int64_t Count>
inline constexpr double chunk_bound = [] {
    constexpr auto& pieces = series_of<Table>;
    double largest = rough_error_of<Table>.found;
    for_each_stretch<Table>(
        First, count_within<Table, First, Count>, [&](std::size_t number, std::int64_t first, std::int64_t last) {
            const series_piece& piece = pieces[number];
            const double whole =
                piece.listed() ? error_over<Table>(piece, first, last) : bound_over<Table>(piece, first, last);
            if (whole <= largest) return;
            if (piece.listed() || whole >= unbounded) {
                largest = whole;
                return;
            }
            constexpr std::int64_t parts = 8;
            const std::int64_t length = (last - first) / parts + 1;
            for (std::int64_t at = first; at <= last; at += length) {
                const double part = bound_over<Table>(piece, at, at + length - 1 < last ? at + length - 1 : last);
                largest = part > largest ? part : largest;
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
inline constexpr double table_error = [] {
    constexpr code_range domain = Table::shape.layout.domain;
    if constexpr (too_many_codes<Table>) {
        return []<std::size_t... I>(std::index_sequence<I...>) {
            return largest_of(chunk_bound<Table, counted_sweeps<Table>.first[I],
                                          counted_sweeps<Table>.first[I + 1] - counted_sweeps<Table>.first[I]>...);
        }
        (std::make_index_sequence<counted_sweeps<Table>.count>{});
    } else {
        constexpr std::int64_t chunk = code_count<typename Table::input_type> / 64 < 1024 ? 256 : 1024;
        return []<std::int64_t... I>(std::integer_sequence<std::int64_t, I...>) {
            const double largest = largest_of(chunk_error<Table, domain.first + I * chunk, chunk>...);
            // An entry for each code is the correctly rounded one, whatever f is uncertain by.
            constexpr bool all = direct<Table> && Table::shape.layout.covered == Table::shape.layout.domain;
            return all && largest > 0.5 ? 0.5 : largest;
        }
        (std::make_integer_sequence<std::int64_t, (domain.count() + chunk - 1) / chunk>{});
    }
}();

/// Whether a table never decreases, or never increases: proved from its nodes.
///
/// Straight lines and B-splines between nodes in order keep that order, within segments and where they meet; a shift
/// rounds each sum down, clamps keep order, and so does the fold of an odd table, if order holds between the two codes
/// about zero. Results then lie between those of the two ends, which an error below half the range of Out keeps from
/// wrapping around.
template <class Table>
inline constexpr bool table_monotone = [] {
    using in = typename Table::input_type;
    using out = typename Table::output_type;
    using code = rep_of<in>;
    constexpr lookup::table_shape shape = Table::shape;
    constexpr code_range domain = shape.layout.domain;
    if (!(table_error<Table> < (highest_result<out> - lowest_result<out>) / 2)) return false;
    if (shape.layout.fold == mirror::even && !(shape.layout.covered.last < shape.zero)) return domain.count() == 1;
    bool rises = true, falls = true;
    const auto* nodes = Table::data().data();
    const std::size_t count = Table::data().size();
    // A direct table of all codes starts with code 0, and its lowest code is half way behind.
    const std::size_t start = direct<Table> && !shape.cut_below && !shape.cut_above && domain.first < 0 ? count / 2 : 0;
    for (std::size_t i = 1; i < count; ++i) {
        const auto before = nodes[(start + i - 1) % count], after = nodes[(start + i) % count];
        if (after < before) rises = false;
        if (after > before) falls = false;
    }
    if (shape.layout.fold == mirror::odd) {
        const auto before = Table::look_up(static_cast<code>(shape.zero - 1)),
                   after = Table::look_up(static_cast<code>(shape.zero));
        rises = rises && after >= before;
        falls = falls && after <= before;
    }
    return rises || falls;
}();

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
