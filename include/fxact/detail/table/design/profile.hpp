// SPDX-License-Identifier: MIT
#pragma once
#include <fxact/detail/macros/off.hpp>

#include <cstddef>
#include <cstdint>

#include <fxact/detail/analysis/doubles.hpp>
#include <fxact/detail/analysis/interval.hpp>
#include <fxact/detail/analysis/piecewise_taylor.hpp>
#include <fxact/detail/bits/as_double.hpp>
#include <fxact/detail/format/codes.hpp>
#include <fxact/detail/table/design/request.hpp>
#include <fxact/detail/table/lookup/layout.hpp>
#include <fxact/detail/table/nodes/limits.hpp>
#include <fxact/detail/table/nodes/real_nodes.hpp>
#include <fxact/detail/table/proof/facts_check.hpp>
#include <fxact/table_spec.hpp>

/// What samples of f say of the tables that it could have.
namespace fxact::detail {

/// A layout's part that is no matter of size: the domain without the tails over which f is as good as constant. They
/// start where f comes within a quarter of what a request leaves for errors beside the rounding (or, where none is
/// given, 1/16 LSB) of its end.
template <auto F, discrete In, discrete Out, code_range Domain, table_spec Spec>
inline constexpr table_layout without_tails = [] {
    table_layout result{.domain = Domain, .covered = Domain};
    design_reader<F, In, Out, table_layout{.domain = Domain, .covered = Domain}> f;
    const double spare = (Spec.max_error - 0.5) / 4, same = !limits_error(Spec) ? 0x1p-4
                                                            : spare > 0x1p-10   ? spare
                                                                                : 0x1p-10;
    // From an end inward in steps of 1/256, and by halves within the step that leaves the tail.
    const auto cut = [&](std::int64_t end, std::int64_t other) {
        const double value = f(end);
        // Where results are correctly rounded ones: the same result, by a margin.
        const auto held = [](double y) {
            return y < lowest_result<Out> ? lowest_result<Out> : y > highest_result<Out> ? highest_result<Out> : y;
        };
        const double rounded = static_cast<double>(to_integer(held(value)));
        const auto in_tail = [&](std::int64_t code) {
            return Spec.exact ? enclosure::size(held(f(code)) - rounded) <= 0.5 - 0x1p-4
                              : enclosure::size(f(code) - value) <= same;
        };
        const std::int64_t stride = (other - end) / 256;
        std::int64_t tail = end;
        int steps = 0;
        while (steps < 256 && in_tail(tail + stride)) {
            tail += stride;
            ++steps;
        }
        if (steps == 256 || !in_tail(end)) return end;
        for (std::int64_t step = stride / 2; step != 0; step /= 2)
            if (in_tail(tail + step)) tail += step;
        return tail;
    };
    result.covered.last = static_cast<std::int32_t>(cut(Domain.last, Domain.first));
    result.covered.first = static_cast<std::int32_t>(cut(Domain.first, result.covered.last));
    // Beyond what Out holds: the curve goes on, and results are clamped.
    const auto outside = [&](std::int64_t code) { return f(code) <= lowest_real<Out> || f(code) >= highest_real<Out>; };
    result.saturates = (result.covered.last != Domain.last && outside(Domain.last)) ||
                       (result.covered.first != Domain.first && outside(Domain.first));
    return result;
}();

/// What a design knows of f before it tries a table: taken from samples, and so never trusted for more than what to try
/// first.
struct function_sketch {
    static constexpr int levels = 33;
    mirror fold = mirror::none;
    double rounding = 0;  // how far samples are from a code of Out
    double lowest = 0, highest = 0;
    double nearest[levels]{};  // about the error of segments of 2^k codes
    double linear[levels]{};
    double quadratic[levels]{};
    bool crowds_at_zero = false;  // whether lines need short segments near zero that they do not need elsewhere

    constexpr double of(const table_layout& layout) const noexcept {
        const int k = layout.segment_bits;
        return of(layout,
                  layout.method == interpolation::nearest     ? nearest[k]
                  : layout.method == interpolation::linear    ? linear[k]
                  : layout.method == interpolation::quadratic ? quadratic[k]
                                                              : 0,
                  2 * nearest[k]);
    }
    /// With segments of a given error and rise.
    constexpr double of(const table_layout& layout, double curve, double rise) const noexcept {
        if (layout.method != interpolation::nearest && layout.most_part_bits < layout.place_bits(0))
            curve += scaled_by(rise, -layout.most_part_bits);
        // A node's last place; integers need none below 1.
        const double range = layout.fold == mirror::odd ? (highest - lowest) / 2 : highest - lowest;
        const double place = scaled_by(range, -8 * layout.node_bytes);
        if (layout.method == interpolation::nearest && place > 1) return 0x1p60;  // there is no shift to make up for it
        const bool exact = layout.method == interpolation::direct || (rounding < 0x1p-16 && place <= 1);
        return rounding + 0.75 * curve + (exact ? 0 : 0.25 * place);
    }
};

/// The largest error of segments of 2^k codes, and where it is.
struct worst_segment {
    double error = 0;
    std::int64_t start = 0;

    constexpr void note(double found, std::int64_t place) noexcept {
        if (found > error) *this = {found, place};
    }
};

/// The largest errors of the segments of 2^k codes between two places, from their ends and middles: half a step, half a
/// chord's, and for a spline the monospline's, 0.0642 of the third difference.
struct level_errors {
    worst_segment nearest, linear, quadratic;
};
template <class Reader>
constexpr level_errors errors_of_level(Reader& f, int k, std::int64_t from, std::int64_t to) {
    const std::int64_t length = std::int64_t{1} << k, half = length / 2;
    level_errors worst;
    double left = f(from), before = 2 * left - f(from + half);
    for (std::int64_t start = from; start < to; start += length) {
        const double middle = f(start + half), right = f(start + length);
        worst.nearest.note(enclosure::size(f(start + length - 1) - left) / 2, start);
        worst.linear.note(enclosure::size(left + right - 2 * middle) / 4, start);
        if (start != from)
            worst.quadratic.note(enclosure::size(right - 3 * middle + 3 * left - before) * as_double(0.0642L),
                                 start - length);
        before = middle;
        left = right;
    }
    return worst;
}

template <auto F, discrete In, discrete Out, table_layout Extent>
inline constexpr function_sketch sketch_of = [] {
    constexpr int code_bits = 8 * sizeof(rep_of<In>), finest = code_bits - 8;
    constexpr std::int64_t first = Extent.covered.first, last = Extent.covered.last, zero = zero_point_of<In>;
    function_sketch sketch;
    design_reader<F, In, Out, Extent> f;
    level_errors worst;
    constexpr auto& pieces = series<F, In, Out, Extent.domain>;
    for (int k = code_bits; k >= 0; --k) {
        // Below the finest level that is sampled, only about the place that was the worst on the level above, and where
        // the pieces of f's series are short, because f bends there.
        const auto about = [&](std::int64_t from, std::int64_t to) {
            const std::int64_t start = first >> k << k;
            return errors_of_level(f, k, from < start ? start : from, to > last ? last + 1 : to);
        };
        const auto level = [&](const worst_segment& place) {
            if (k >= finest) return about(first >> k << k, last + 1);
            return about(place.start - (std::int64_t{2} << k), place.start + (std::int64_t{6} << k));
        };
        worst.nearest = level(worst.nearest).nearest;
        worst.linear = level(worst.linear).linear;
        worst.quadratic = level(worst.quadratic).quadratic;
        const std::size_t stride = pieces.size() / (code_bits < 32 ? 256 : 32) + 1;
        for (std::size_t i = 0; k < finest && i < pieces.size(); i += stride) {
            const series_piece& piece = pieces[i];
            // a matter of the shorter segments
            if (code_bits == 32 && k > 4 && piece.count < std::int64_t{1} << (k - 4)) continue;
            if (piece.count > std::int64_t{2} << k || piece.first < first || piece.end() > last) continue;
            const std::int64_t middle = piece.first + piece.count / 2;
            const level_errors found = about(((middle >> k) - 1) << k, ((middle >> k) + 2) << k);
            worst.nearest.note(found.nearest.error, found.nearest.start);
            worst.linear.note(found.linear.error, found.linear.start);
            worst.quadratic.note(found.quadratic.error, found.quadratic.start);
        }
        sketch.nearest[k] = k == 0 ? 0 : worst.nearest.error;
        sketch.linear[k] = worst.linear.error;
        // Where halving a segment does not take a chord's error to a third, there is a kink, and no spline does better.
        const bool kink = k < code_bits && 3 * worst.linear.error > sketch.linear[k + 1];
        sketch.quadratic[k] =
            kink && worst.linear.error > worst.quadratic.error ? worst.linear.error : worst.quadratic.error;
        if (k == finest) {
            const std::int64_t place = worst.linear.start - zero,
                               distance = place < 0 ? -(place + (std::int64_t{1} << k)) : place;
            sketch.crowds_at_zero = worst.linear.error > 0x1p-5 && distance <= (last - first) / 64;
        }
    }
    // Longer segments are hardly better: where they seem to be, their samples missed what shorter ones found.
    for (int k = 2; k <= code_bits; ++k) {
        const auto carry = [k](double* errors) {
            errors[k] = errors[k] > errors[k - 1] * 0.75 ? errors[k] : errors[k - 1] * 0.75;
        };
        carry(sketch.nearest);
        carry(sketch.linear);
        carry(sketch.quadratic);
    }
    sketch.lowest = sketch.highest = f(first);
    // Of 32 bits only distances from 0 are sure to fit.
    constexpr bool folds = code_bits < 32 || zero == 0;
    const bool foldable = folds && zero > first && zero < last;
    bool odd = foldable, even = odd;
    const double centre = odd ? f(zero) : 0;
    const auto sample = [&](std::int64_t place) {
        const double value = f(first + place);
        const bool beyond = value <= lowest_real<Out> || value >= highest_real<Out>;
        const double off = beyond ? 0 : value - static_cast<double>(to_integer(value));
        sketch.rounding = enclosure::size(off) > sketch.rounding ? enclosure::size(off) : sketch.rounding;
        sketch.lowest = value < sketch.lowest ? value : sketch.lowest;
        sketch.highest = value > sketch.highest ? value : sketch.highest;
        if (place > last - zero || place > zero - first) return;
        const double right = f(zero + place), mirrored = f(zero - place);
        constexpr double same = 0x1p-8;
        if (!(enclosure::size(right - mirrored) < same)) even = false;
        const bool held = right < highest_real<Out> && mirrored > lowest_real<Out>;
        if (held && !(enclosure::size(right + mirrored - 2 * centre) < same)) odd = false;
    };
    for (int i = 1; i <= 61; ++i) sample(i * (code_count<In> / 64 + 1) * 31 % (last + 1 - first));
    for (std::size_t i = 0; i < pieces.size(); i += pieces.size() / 256 + 1) {
        const std::int64_t place = pieces[i].first + pieces[i].count / 2 - first;
        if (pieces[i].count <= code_count<In> / 256 && place >= 0 && place <= last - first) sample(place);
    }
    if (foldable && states_symmetry<F, In>)
        sketch.fold = stated_fold<F, In>;
    else
        sketch.fold = odd ? mirror::odd : even ? mirror::even : mirror::none;
    return sketch;
}();

/// About the errors of tables by octaves, from samples along the longer side of zero.
struct octave_sketch {
    static constexpr int widths = 33, most_bits = 8;
    double nearest[most_bits + 1][widths]{};  // of 2^m segments an octave, the shortest of 2^s codes
    double linear[most_bits + 1][widths]{};
    int widest = 0;  // the octave of the farthest code
};
template <auto F, discrete In, discrete Out, table_layout Extent>
inline constexpr octave_sketch octaves_of = [] {
    constexpr std::int64_t zero = zero_point_of<In>, up = Extent.covered.last - zero,
                           down = zero - Extent.covered.first;
    constexpr std::int64_t farthest = up > down ? up : down, nearest = up > down ? (down < 0 ? -down : 0)
                                                                       : up < 0  ? -up
                                                                                 : 0;
    design_reader<F, In, Out, Extent> read;
    const auto f = [&](std::int64_t distance) { return read(up > down ? zero + distance : zero - distance); };
    octave_sketch sketch;
    constexpr int sampled = 4;
    double step[octave_sketch::widths][octave_sketch::most_bits + 1]{},
        chord[octave_sketch::widths][octave_sketch::most_bits + 1]{};
    double first_step[octave_sketch::widths]{}, first_chord[octave_sketch::widths]{};
    for (int width = 0; width < octave_sketch::widths && std::int64_t{1} << width <= farthest; ++width) {
        const std::int64_t start = std::int64_t{1} << width;
        sketch.widest = width;
        if (nearest < start) {
            first_step[width] = enclosure::size(f(start - 1) - f(0)) / 2;
            first_chord[width] = width == 0 ? 0 : enclosure::size(f(start) + f(0) - 2 * f(start / 2)) / 4;
        }
        // The largest errors of 2^m segments from 2^width on; a finer division than is sampled errs by its power less.
        for (int m = 0; m <= octave_sketch::most_bits && m <= width; ++m) {
            const std::int64_t length = start >> m;
            if (m > sampled) {
                step[width][m] = length == 1 ? 0 : step[width][m - 1] / 2;
                chord[width][m] = length == 1 ? 0 : chord[width][m - 1] / 4;
                continue;
            }
            for (std::int64_t from = start; length > 1 && from < 2 * start && from <= farthest; from += length) {
                if (from + length <= nearest) continue;
                const double left = f(from), right = f(from + length),
                             jump = enclosure::size(f(from + length - 1) - left) / 2;
                const double bow = enclosure::size(left + right - 2 * f(from + length / 2)) / 4;
                step[width][m] = jump > step[width][m] ? jump : step[width][m];
                chord[width][m] = bow > chord[width][m] ? bow : chord[width][m];
            }
        }
    }
    const auto fill = [&](auto& errors, const auto& first, const auto& octave) {
        for (int m = 0; m <= octave_sketch::most_bits; ++m) {
            double beyond = 0;  // of the octaves with segments longer than 2^s
            for (int s = sketch.widest; s >= 0; --s) {
                if (s + m < sketch.widest && octave[s + m + 1][m] > beyond) beyond = octave[s + m + 1][m];
                double error = beyond > first[s] ? beyond : first[s];
                for (int width = s; width <= s + m && width <= sketch.widest; ++width)
                    error = octave[width][width - s] > error ? octave[width][width - s] : error;
                errors[m][s] = error;
            }
        }
    };
    fill(sketch.nearest, first_step, step);
    fill(sketch.linear, first_chord, chord);
    return sketch;
}();

}  // namespace fxact::detail

#include <fxact/detail/macros/back.hpp>
